#include <distich/engine/json_line_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

constexpr std::size_t deepest = 256;

/// Writing JSON walks down by recursion: hostile nesting must be stopped before.
void check_depth(std::string_view line) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) throw Error(ErrorCode::limit, tr("nested more than {1} levels deep", deepest));
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view space = " \t\r\n";
  const auto begin = line.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(space) - begin + 1);
}

std::string_view code_name(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::encoding: return "encoding";
    case ErrorCode::limit: return "limit";
    case ErrorCode::invalid_argument: return "invalid-argument";
    default: return "malformed";
  }
}

}  // namespace

Json parse_line(std::string_view line) {
  if (const auto bad = text::first_ill_formed(line); bad < line.size()) {
    throw Error(ErrorCode::encoding, tr("ill-formed UTF-8 at byte {1} of the line", bad + 1));
  }
  check_depth(line);
  auto object = Json::parse(line, nullptr, false);
  if (object.is_discarded()) throw Error(ErrorCode::malformed, tr("the line is not JSON"));
  if (!object.is_object()) throw Error(ErrorCode::malformed, tr("the line is not a JSON object"));
  return object;
}

const std::string& text_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end()) throw Error(ErrorCode::malformed, tr("the member \"{1}\" is missing", member));
  if (!found->is_string())
    throw Error(ErrorCode::malformed, tr("the member \"{1}\" is not a string", member));
  return found->get_ref<const std::string&>();
}

LanguageTag language_of(const Json& object, const char* member, const LanguageTag& fallback) {
  if (!object.contains(member) || object.at(member).is_null()) return fallback;
  const auto& written = text_of(object, member);
  const auto tag = LanguageTag::parse_loose(written);
  if (!tag) throw Error(ErrorCode::malformed, tr("\"{1}\" is not a language tag", written));
  return *tag;
}

LanguageTag known_or_detected(LanguageTag language, std::string_view text) {
  if (language.known()) return language;
  auto detected = detect_language(text);
  if (!detected.language.known() || detected.confidence < 0.5) {
    throw Error(ErrorCode::malformed, tr("cannot tell the language of the text; name it in \"lang\""));
  }
  return detected.language;
}

std::string with_members(std::string_view line, const Json& object, const Json& members) {
  bool replaces = false;
  for (const auto& [name, value] : members.items()) replaces = replaces || object.contains(name);
  if (replaces) {
    Json merged = object;
    for (const auto& [name, value] : members.items()) merged[name] = value;
    return merged.dump();
  }
  std::string out(trimmed(line));
  out.pop_back();
  while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
  if (!object.empty()) out += ',';
  out += std::string_view(members.dump()).substr(1);
  return out;
}

Json error_json(const Error& error) {
  return {{"code", code_name(error.code())}, {"message", error.message().english()}};
}

FilteredLine failed_line(std::string_view line, const Error& error) {
  Json out = Json::object();
  const auto readable = error.code() == ErrorCode::limit ? std::string{} : text::repair_utf8(line);
  const auto object = Json::parse(readable, nullptr, false);
  if (object.is_object() && object.contains("id")) out["id"] = object.at("id");
  out["error"] = error_json(error);
  return {out.dump(), true};
}

}  // namespace distich
