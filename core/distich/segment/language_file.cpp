#include <algorithm>
#include <array>
#include <set>

#include <distich/base/error.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/normalize.hpp>

namespace distich::segmentation {
namespace {

struct Section {
  std::string_view title;
  WordUse use;
};

constexpr auto sections = std::to_array<Section>({
    {"before-name", WordUse::before_name},
    {"inside", WordUse::inside},
    {"before-number", WordUse::before_number},
    {"may-end", WordUse::may_end},
    {"often-end", WordUse::often_end},
    {"ends-behind-number", WordUse::ends_behind_number},
    {"after-ordinal", WordUse::after_ordinal},
    {"reporting", WordUse::reporting},
    {"starters", WordUse::starter},
    {"function-words", WordUse::function_word},
    {"capital-inside", WordUse::capital_inside},
});
constexpr std::string_view after_quote_title = "after-quote";
constexpr std::string_view narrow_mark_title = "before-narrow-mark";

constexpr auto required_keys =
    std::to_array<std::string_view>({"language", "name", "written-by", "admits", "scripts"});

std::string_view strip(std::string_view line) {
  const auto range = text::trimmed(line, {0, line.size()});
  return range.of(line);
}

/// One file, read line by line: "key: value" lines, then "[section]" lines with words under them.
class FileReader {
 public:
  FileReader(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  LanguageData read() {
    if (const auto bad = text::first_ill_formed(bytes_); bad != bytes_.size()) {
      at_ = bad;
      fail(tr("the file is not valid UTF-8"));
    }
    while (at_ < bytes_.size()) {
      const auto line_end = std::min(bytes_.find('\n', at_), bytes_.size());
      read_line(strip(bytes_.substr(at_, line_end - at_)));
      at_ = line_end + 1;
    }
    at_ = std::min(at_, bytes_.size());
    for (const auto key : required_keys) {
      if (!keys_.contains(key)) fail(tr("the key “{1}” is missing", key));
    }
    std::ranges::sort(data_.frequent);
    return std::move(data_);
  }

 private:
  [[noreturn]] void fail(Message why) const {
    throw Error(ErrorCode::malformed, std::move(why), locate(bytes_, at_, name_));
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (text::normalize(line, text::Form::nfc) != line) fail(tr("the line is not in Unicode form NFC"));
    if (line.front() == '[') {
      open_section(line);
    } else if (section_.empty()) {
      read_key(line);
    } else {
      read_words(line);
    }
  }

  void open_section(std::string_view line) {
    if (line.size() < 3 || line.back() != ']') fail(tr("a section line looks like “[inside]”"));
    section_ = line.substr(1, line.size() - 2);
    const auto known = std::ranges::find(sections, section_, &Section::title);
    if (known == sections.end() && section_ != after_quote_title && section_ != narrow_mark_title)
      fail(tr("unknown section “{1}”", section_));
    if (!seen_sections_.insert(section_).second) fail(tr("the section “{1}” appears twice", section_));
    use_ = known == sections.end() ? nullptr : known;
    last_word_ = {};
  }

  void read_words(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const auto end = std::min(line.find(' ', at), line.size());
      const auto word = line.substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      if (word <= last_word_)
        fail(tr("“{1}” is out of order or repeated: words are sorted by code point", word));
      last_word_ = word;
      if (use_ == nullptr) {
        (section_ == after_quote_title ? data_.after_quote : data_.before_narrow_mark).emplace_back(word);
      } else {
        data_.add(word, use_->use);
      }
    }
  }

  void read_key(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) fail(tr("a line before the first section looks like “key: value”"));
    const auto key = line.substr(0, colon);
    const auto value = strip(line.substr(colon + 1));
    if (value.empty()) fail(tr("the key “{1}” has no value", key));
    if (!keys_.insert(key).second) fail(tr("the key “{1}” appears twice", key));
    if (!set(key, value)) fail(tr("unknown key “{1}”", key));
  }

  bool set(std::string_view key, std::string_view value) {
    if (key == "language") {
      data_.language = parse_tag(value);
    } else if (key == "name") {
      data_.name = value;
    } else if (key == "written-by") {
      data_.written_by = value;
    } else if (key == "admits") {
      data_.admits = value;
    } else if (key == "scripts") {
      parse_scripts(value);
    } else if (key == "letters") {
      parse_letters(value);
    } else if (key == "ordinals") {
      data_.ordinals = parse_ordinals(value);
    } else if (key == "dotted-capital-i") {
      data_.dotted_capital_i = parse_yes(value);
    } else if (key == "words-without-vowels") {
      data_.words_without_vowels = parse_yes(value);
    } else if (key == "initials-of-syllables") {
      data_.initials_of_syllables = parse_yes(value);
    } else if (key == "periods-abbreviate") {
      data_.periods_abbreviate = parse_yes(value);
    } else if (key == "ellipsis-ends") {
      data_.ellipsis_ends = parse_yes(value);
    } else if (key == "extra-terminators") {
      data_.extra_terminators = value;
    } else if (key == "golden-terminators") {
      data_.golden_terminators = value;
    } else if (key == "quotes") {
      parse_quotes(value);
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] LanguageTag parse_tag(std::string_view value) const {
    const auto tag = LanguageTag::parse(value);
    if (!tag || tag->str() != value) fail(tr("“{1}” is not a language tag in canonical form", value));
    return *tag;
  }

  [[nodiscard]] Ordinals parse_ordinals(std::string_view value) const {
    if (value == "no") return Ordinals::no;
    if (value == "small") return Ordinals::small;
    if (value == "capital") return Ordinals::capital;
    fail(tr("“{1}” is none of no, small, capital", value));
  }

  [[nodiscard]] bool parse_yes(std::string_view value) const {
    if (value == "yes" || value == "no") return value == "yes";
    fail(tr("“{1}” is neither yes nor no", value));
  }

  void parse_scripts(std::string_view value) {
    for (std::size_t at = 0; at < value.size(); at += 5) {
      const auto script = value.substr(at, 4);
      const bool divided = at + 4 >= value.size() || value[at + 4] == ' ';
      if (script.size() != 4 || !divided) fail(tr("scripts are ISO 15924 codes divided by spaces"));
      data_.scripts.emplace_back(script);
    }
  }

  void parse_letters(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const auto c = text::code_point_at(value, at);
      at += c.size;
      if (c.value == U' ') continue;
      if (!text::is_letter(c.value) || text::is_upper(c.value)) fail(tr("letters are small letters"));
      data_.letters += c.value;
    }
  }

  /// Pairs of an opening and a closing mark, divided by spaces: „“ ‚‘
  void parse_quotes(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const auto open = text::code_point_at(value, at);
      const auto close = text::code_point_at(value, at + open.size);
      if (!text::is_quote(open.value) || !text::is_quote(close.value)) {
        fail(tr("quotes are pairs of quotation marks divided by spaces"));
      }
      data_.opening_quotes += open.value;
      data_.closing_quotes += close.value;
      at += open.size + close.size;
      while (at < value.size() && value[at] == ' ') ++at;
    }
  }

  std::string_view bytes_;
  std::string name_;
  std::size_t at_ = 0;
  LanguageData data_;
  std::set<std::string_view> keys_;
  std::set<std::string_view> seen_sections_;
  std::string_view section_;
  const Section* use_ = nullptr;
  std::string_view last_word_;
};

}  // namespace

LanguageData parse_language_data(std::string_view bytes, std::string name) {
  return FileReader(bytes, std::move(name)).read();
}

}  // namespace distich::segmentation
