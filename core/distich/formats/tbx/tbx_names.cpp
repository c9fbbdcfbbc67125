#include <algorithm>
#include <array>
#include <charconv>

#include <distich/base/error.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::tbx {
namespace {

struct VarietyName {
  std::string_view word;
  std::string_view type;
  Version version;
  Dialect dialect;
};

constexpr auto varieties = std::to_array<VarietyName>({
    {"core", "TBX-Core", Version::v3, Dialect::core},
    {"min", "TBX-Min", Version::v3, Dialect::min},
    {"basic", "TBX-Basic", Version::v3, Dialect::basic},
    {"linguist", "TBX-Linguist", Version::v3, Dialect::linguist},
    {"v2-core", "TBX-core", Version::v2, Dialect::core},
    {"v2-basic", "TBX-Basic", Version::v2, Dialect::basic},
    {"v2", "TBX", Version::v2, Dialect::full},
});

const VarietyName& name_of(const Variety& variety) noexcept {
  const auto* found = std::ranges::find_if(varieties, [&](const VarietyName& name) {
    return name.version == variety.version && name.dialect == variety.dialect;
  });
  return found != varieties.end() ? *found : varieties[2];
}

constexpr std::uint8_t at_concept = 1;
constexpr std::uint8_t at_language = 2;
constexpr std::uint8_t at_term = 4;
constexpr std::uint8_t anywhere = at_concept | at_language | at_term;

// ISO 30042:2019, and the module descriptions of the public dialects.
constexpr auto categories = std::to_array<DataCategory>({
    {"descrip", "subjectField", Dialect::min, at_concept, {}},
    {"admin", "customerSubset", Dialect::min, at_concept | at_term, {}},
    {"termNote", "administrativeStatus", Dialect::min, at_term,
     " admittedTerm-admn-sts deprecatedTerm-admn-sts supersededTerm-admn-sts preferredTerm-admn-sts "},
    {"termNote", "partOfSpeech", Dialect::min, at_term, " adjective noun other verb adverb "},
    {"xref", "externalCrossReference", Dialect::basic, at_concept | at_term, {}},
    {"descrip", "definition", Dialect::basic, at_concept | at_language, {}},
    {"descrip", "context", Dialect::basic, at_term, {}},
    {"admin", "source", Dialect::basic, anywhere, {}},
    {"admin", "projectSubset", Dialect::basic, at_concept | at_term, {}},
    {"ref", "crossReference", Dialect::basic, at_concept | at_term, {}},
    {"xref", "xGraphic", Dialect::basic, at_concept | at_language, {}},
    {"termNote", "grammaticalGender", Dialect::basic, at_term, " masculine feminine neuter other "},
    {"termNote", "geographicalUsage", Dialect::basic, at_term, {}},
    {"termNote", "termLocation", Dialect::basic, at_term,
     " checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage interactiveMessage menuItem "
     "progressBar pushButton radioButton slider spinBox tab tableText textBox toolTip user-definedType "},
    {"termNote", "termType", Dialect::basic, at_term,
     " fullForm acronym abbreviation shortForm variant phrase "},
    {"transac", "transactionType", Dialect::basic, anywhere, " origination modification "},
    {"transacNote", "responsibility", Dialect::basic, anywhere, {}},
    {"termNote", "grammaticalNumber", Dialect::linguist, at_term, " singular plural dual mass otherNumber "},
    {"admin", "reading", Dialect::linguist, at_term, {}},
    {"adminNote", "readingNote", Dialect::linguist, at_term, {}},
    {"termNote", "register", Dialect::linguist, at_term,
     " colloquialRegister neutralRegister technicalRegister in-houseRegister bench-levelRegister "
     "slangRegister vulgarRegister "},
    {"termNote", "transferComment", Dialect::linguist, at_term, {}},
});

constexpr auto all_modules = std::to_array<Module>({
    {"min", "http://www.tbxinfo.net/ns/min", Dialect::min},
    {"basic", "http://www.tbxinfo.net/ns/basic", Dialect::basic},
    {"ling", "http://www.tbxinfo.net/ns/linguist", Dialect::linguist},
});

constexpr std::array<std::string_view, 4> status_words{"preferredTerm-admn-sts", "admittedTerm-admn-sts",
                                                       "supersededTerm-admn-sts", "deprecatedTerm-admn-sts"};

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text, std::size_t size) {
  return text.size() == size && std::ranges::all_of(text, is_digit);
}

/// May stand in an id as it is; at its beginning only letters, "_" and what is no ASCII may. Characters
/// beyond ASCII are left to XML, whose names take nearly all letters.
bool is_name_character(char c, bool first) noexcept {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return letter || (!first && (is_digit(c) || c == '-' || c == '.'));
}

constexpr std::string_view hexadecimal = "0123456789abcdef";

/// Of an escape "_x31_" at the start of the text: its byte, in `value`. 0 when there is none.
std::size_t escape_size(std::string_view text, unsigned& value) {
  if (text.size() < 5 || !text.starts_with("_x") || text[4] != '_') return 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 4, value, 16);
  return error == std::errc{} && end == text.data() + 4 ? 5 : 0;
}

}  // namespace

Variety variety_named(std::string_view dialect, std::string_view style) {
  Variety variety;
  if (!dialect.empty()) {
    const auto* found = std::ranges::find(varieties, dialect, &VarietyName::word);
    if (found == varieties.end()) {
      throw Error(ErrorCode::invalid_argument, tr("{1} wants one of: {2}", "--dialect",
                                                  "core, min, basic, linguist, v2-core, v2-basic, v2"));
    }
    variety.version = found->version;
    variety.dialect = found->dialect;
  }
  if (style.empty() || style == "dca") return variety;
  if (style != "dct")
    throw Error(ErrorCode::invalid_argument, tr("{1} wants one of: {2}", "--style", "dca, dct"));
  if (variety.version == Version::v2) {
    throw Error(ErrorCode::invalid_argument, tr("TBX version 2 has no style dct; leave --style out"));
  }
  variety.style = Style::dct;
  return variety;
}

std::string_view word_for(const Variety& variety) noexcept {
  return name_of(variety).word;
}

std::string_view type_of(const Variety& variety) noexcept {
  return name_of(variety).type;
}

bool DataCategory::may_say(std::string_view value) const {
  if (values.empty()) return true;
  return value.find(' ') == std::string_view::npos &&
         values.find(' ' + std::string(value) + ' ') != std::string_view::npos;
}

const DataCategory* find_category(std::string_view category, std::string_view type) noexcept {
  const auto* found = std::ranges::find_if(categories, [&](const DataCategory& known) {
    return known.category == category && known.type == type;
  });
  return found == categories.end() ? nullptr : found;
}

const DataCategory* find_type(std::string_view type) noexcept {
  const auto* found = std::ranges::find(categories, type, &DataCategory::type);
  return found == categories.end() ? nullptr : found;
}

std::span<const Module> modules() noexcept {
  return all_modules;
}

const Module& module_of(const DataCategory& category) noexcept {
  return *std::ranges::find(all_modules, category.since, &Module::dialect);
}

std::string_view status_word(TermStatus status) noexcept {
  return status_words.at(static_cast<std::size_t>(status));
}

std::optional<TermStatus> status_of(std::string_view word) noexcept {
  const auto* found = std::ranges::find(status_words, word);
  if (found == status_words.end()) return std::nullopt;
  return static_cast<TermStatus>(found - status_words.begin());
}

std::string xml_id(std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < id.size(); ++at) {
    const auto c = id[at];
    unsigned value = 0;
    if (is_name_character(c, at == 0) && escape_size(id.substr(at), value) == 0) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "_x";
    out += hexadecimal[byte >> 4U];
    out += hexadecimal[byte & 15U];
    out += '_';
  }
  return out;
}

std::string id_from_xml(std::string_view xml_id) {
  std::string out;
  for (std::size_t at = 0; at < xml_id.size();) {
    unsigned value = 0;
    const auto size = escape_size(xml_id.substr(at), value);
    out += size > 0 ? static_cast<char>(value) : xml_id[at];
    at += size > 0 ? size : 1;
  }
  // Escapes that nobody wrote as such are no text.
  return xml::find_forbidden(out) == std::string_view::npos ? out : std::string(xml_id);
}

std::string xml_date(std::string_view date) {
  std::string digits;
  for (const char c : date.substr(0, date.find('T'))) {
    if (c != '-') digits += c;
  }
  if (!all_digits(digits, 8)) return {};
  const auto month = parse_number<int>(std::string_view(digits).substr(4, 2)).value_or(0);
  const auto day = parse_number<int>(std::string_view(digits).substr(6, 2)).value_or(0);
  constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > days.at(static_cast<std::size_t>(month - 1))) return {};
  const auto year = parse_number<int>(std::string_view(digits).substr(0, 4)).value_or(0);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (year == 0 || (month == 2 && day == 29 && !leap)) return {};
  auto out = digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 2);
  const auto at = date.find('T');
  if (at == std::string_view::npos) return out;
  std::string time;
  for (const char c : date.substr(at + 1)) {
    if (c != ':') time += c;
  }
  const bool utc = time.ends_with('Z');
  if (utc) time.pop_back();
  if (!all_digits(time, 6) || time.substr(0, 2) > "23" || time[2] > '5' || time[4] > '5') return {};
  out += 'T' + time.substr(0, 2) + ':' + time.substr(2, 2) + ':' + time.substr(4, 2);
  return utc ? out + 'Z' : out;
}

}  // namespace distich::formats::tbx
