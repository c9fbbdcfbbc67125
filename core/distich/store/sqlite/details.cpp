#include <cstdint>
#include <utility>

#include <distich/store/sqlite/details_internal.hpp>

namespace distich::sqlite {
namespace {

constexpr char format_version = 1;

/// Sections stand in this order, each at most once, and only when they hold something.
enum class Section : std::uint8_t { codes = 1, context = 2, notes = 3, properties = 4, fields = 5 };

void put_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>((number & 0x7f) | 0x80);
    number >>= 7;
  }
  out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_section(std::string& out, Section section) {
  if (out.empty()) out += format_version;
  out += static_cast<char>(section);
}

void put_code(std::string& out, const InlineCode& code) {
  put_number(out, code.at);
  out += static_cast<char>(code.kind);
  put_text(out, code.id);
  put_text(out, code.original);
  put_text(out, code.shown_as);
}

void put_texts(std::string& out, Section section, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  put_section(out, section);
  put_number(out, texts.size());
  for (const auto& text : texts) put_text(out, text);
}

void put_properties(std::string& out, const Properties& properties) {
  if (properties.empty()) return;
  put_section(out, Section::properties);
  put_number(out, properties.size());
  for (const auto& [name, value] : properties) {
    put_text(out, name);
    put_text(out, value);
  }
}

/// Takes values off the front of the bytes; `ok` turns false for good at the first that is not there.
class Parser {
 public:
  explicit Parser(std::string_view bytes) noexcept : rest_(bytes) {}

  [[nodiscard]] bool ok() const noexcept { return ok_; }

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

  std::uint8_t byte() {
    if (rest_.empty()) {
      ok_ = false;
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t next = byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        ok_ = ok_ && (next != 0 || shift == 0) && (shift < 63 || next == 1);
        return value;
      }
    }
    ok_ = false;
    return 0;
  }

  std::string text() {
    const auto size = number();
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return {};
    }
    std::string value(rest_.substr(0, static_cast<std::size_t>(size)));
    rest_.remove_prefix(static_cast<std::size_t>(size));
    return value;
  }

  /// A count of things that take at least a byte each.
  std::uint64_t count() {
    const auto value = number();
    ok_ = ok_ && value > 0 && value <= rest_.size();
    return ok_ ? value : 0;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

InlineCode take_code(Parser& parser) {
  InlineCode code;
  code.at = static_cast<std::size_t>(parser.number());
  code.kind = static_cast<InlineCode::Kind>(parser.byte());
  code.id = parser.text();
  code.original = parser.text();
  code.shown_as = parser.text();
  return code;
}

bool take_codes(Parser& parser, Details& out) {
  for (auto left = parser.count(); left > 0 && parser.ok(); --left) {
    out.codes.push_back(take_code(parser));
    if (out.codes.back().kind > InlineCode::Kind::standalone) return false;
  }
  return parser.ok();
}

bool take_properties(Parser& parser, Details& out) {
  for (auto left = parser.count(); left > 0 && parser.ok(); --left) {
    auto name = parser.text();
    auto value = parser.text();
    const bool sorted = out.properties.empty() || out.properties.rbegin()->first < name;
    if (!sorted) return false;
    out.properties.emplace_hint(out.properties.end(), std::move(name), std::move(value));
  }
  return parser.ok();
}

bool take_texts(Parser& parser, std::vector<std::string>& out) {
  for (auto left = parser.count(); left > 0 && parser.ok(); --left) out.push_back(parser.text());
  return parser.ok();
}

bool take_section(Parser& parser, Section section, Details& out) {
  switch (section) {
    case Section::codes: return take_codes(parser, out);
    case Section::context:
      out.context.emplace();
      out.context->previous = parser.text();
      out.context->next = parser.text();
      return parser.ok();
    case Section::notes: return take_texts(parser, out.notes);
    case Section::properties: return take_properties(parser, out);
    case Section::fields: return take_texts(parser, out.fields);
  }
  return false;
}

}  // namespace

void encode_details(const std::vector<InlineCode>& codes, const std::optional<Context>& context,
                    const std::vector<std::string>& notes, const Properties& properties, std::string& out,
                    const std::vector<std::string>& fields) {
  out.clear();
  if (!codes.empty()) {
    put_section(out, Section::codes);
    put_number(out, codes.size());
    for (const auto& code : codes) put_code(out, code);
  }
  if (context) {
    put_section(out, Section::context);
    put_text(out, context->previous);
    put_text(out, context->next);
  }
  put_texts(out, Section::notes, notes);
  put_properties(out, properties);
  put_texts(out, Section::fields, fields);
}

std::optional<Details> decode_details(std::string_view bytes) {
  Details out;
  if (bytes.empty()) return out;
  Parser parser(bytes);
  if (parser.byte() != static_cast<std::uint8_t>(format_version) || parser.at_end()) return std::nullopt;
  std::uint8_t before = 0;
  while (!parser.at_end()) {
    const auto section = parser.byte();
    if (section <= before || !take_section(parser, static_cast<Section>(section), out)) return std::nullopt;
    before = section;
  }
  return out;
}

}  // namespace distich::sqlite
