#include <distich/engine/pseudo.hpp>

namespace distich {

RichText pseudo_translation(const RichText& source, const text::PseudoOptions& options) {
  std::vector<std::size_t> places;
  places.reserve(source.codes.size());
  for (const auto& code : source.codes) places.push_back(code.at);
  auto made = text::pseudo_translate(source.text, places, options);
  RichText out(std::move(made.text), source.codes);
  for (std::size_t i = 0; i < out.codes.size(); ++i) out.codes[i].at = made.places[i];
  return out;
}

PretranslateReport pseudo_translate(BilingualFile& file, const text::PseudoOptions& options, bool overwrite,
                                    const Control& control) {
  PretranslateReport report;
  for (auto& unit : file.units) {
    control.checkpoint({"filling", report.units++, file.units.size()});
    const bool has_target = unit.target && !unit.target->text.empty();
    if (has_target && (!overwrite || unit.state >= UnitState::reviewed)) {
      ++report.translated;
      continue;
    }
    unit.target = pseudo_translation(unit.source, options);
    unit.state = UnitState::draft;
    unit.properties["match-kind"] = "pseudo";
    unit.properties.erase("match-quality");
    unit.properties.erase("match-origin");
    ++report.pseudo;
  }
  return report;
}

}  // namespace distich
