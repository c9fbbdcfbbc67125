#include <memory>
#include <utility>

#include <distich/engine/filter.hpp>
#include <distich/engine/json_line_internal.hpp>
#include <distich/qa/check.hpp>
#include <distich/report/findings.hpp>

namespace distich {
namespace {

struct Side {
  LanguageTag language;
  std::string text;
};

Side side_of(const Json& object, const char* member, const LanguageTag& fallback) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_object())
    throw Error(ErrorCode::malformed, tr("the member \"{1}\" is missing or no object", member));
  Side side;
  side.text = text_of(*found, "text");
  side.language = known_or_detected(language_of(*found, "lang", fallback), side.text);
  return side;
}

Json place_json(std::string_view text, ByteRange place) {
  return {{"start", place.begin}, {"end", place.end}, {"text", place.of(text)}};
}

Json to_json(const Finding& finding, const BilingualUnit& unit) {
  Json out = {{"check", finding.check},
              {"severity", report::name(finding.severity)},
              {"message", finding.message.english()}};
  if (!finding.in_source.empty()) out["source"] = place_json(unit.source.text, finding.in_source);
  if (!finding.in_target.empty()) out["target"] = place_json(unit.target->text, finding.in_target);
  return out;
}

}  // namespace

LineFilter check_filter(const FilterOptions& options, const FileCheckOptions& checking) {
  const auto kept = std::make_shared<const FileCheckOptions>(checking);
  return adding([options, kept, checkers = Checkers(*kept)](const Json& object) mutable {
    auto source = side_of(object, "source", options.source);
    auto target = side_of(object, "target", options.target);
    BilingualUnit unit;
    unit.languages = {source.language, target.language};
    unit.source.text = std::move(source.text);
    unit.target.emplace().text = std::move(target.text);
    Json findings = Json::array();
    for (const auto& finding : checkers.of(unit.languages).check(unit))
      findings.push_back(to_json(finding, unit));
    return Json{{"findings", std::move(findings)}};
  });
}

}  // namespace distich
