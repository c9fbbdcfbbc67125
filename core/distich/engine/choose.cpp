#include <algorithm>
#include <array>
#include <string>

#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <distich/engine/choose.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

constexpr std::array capabilities{
    Capability::read_article,    Capability::merge,         Capability::read_bilingual,
    Capability::write_bilingual, Capability::read_review,   Capability::read_memory,
    Capability::write_memory,    Capability::read_glossary, Capability::write_glossary,
    Capability::read_rules,      Capability::write_rules};

bool can_any(const Format& format, std::initializer_list<Capability> any_of) {
  return std::ranges::any_of(any_of, [&](Capability capability) { return can(format, capability); });
}

/// The first bytes as text as far as that goes: UTF-16 is decoded, so that a sniffer can read it.
std::string readable(std::string_view head) {
  const bool wide = head.size() >= 2 && head.find('\0') != std::string_view::npos;
  if (wide) {
    try {
      return text::decode(head.substr(0, head.size() / 4 * 4),
                          {.input = {}, .encoding = {}, .allow_detection = false})
          .text;
    } catch (const Error&) {
      return std::string(head);  // binary: no sniffer will know it, and the reader will say why
    }
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
  return std::string(head);
}

const Format& named(const FormatRegistry& formats, std::string_view wanted,
                    std::initializer_list<Capability> any_of) {
  const Format* exact = formats.find(wanted);
  if (exact != nullptr && can_any(*exact, any_of)) return *exact;
  for (const auto& format : formats.all()) {
    if (std::ranges::find(format.extensions, wanted) != format.extensions.end() && can_any(format, any_of)) {
      return format;
    }
  }
  if (exact == nullptr) {
    throw Error(ErrorCode::invalid_argument,
                tr("there is no format {1}; take one of: {2}", wanted, ids_of(formats, any_of)));
  }
  throw Error(ErrorCode::invalid_argument, tr("the format {1} does not serve for this; take one of: {2}",
                                              wanted, ids_of(formats, any_of)));
}

/// A file may be an article to one format, and a table of segments to another with the same extension.
const Format* other_reader(const FormatRegistry& formats, const Format& found, std::string_view head,
                           std::string_view name, std::initializer_list<Capability> any_of) {
  return formats.detect(head, name, [&](const Format& other) {
    const bool shares_extension =
        std::ranges::find_first_of(other.extensions, found.extensions) != other.extensions.end();
    return shares_extension && can_any(other, any_of) && other.sniff && other.sniff(head, name) > 0;
  });
}

/// Does the first line that is no comment name a column that only glossaries have?
bool has_glossary_columns(std::string_view head) {
  while (head.starts_with('#') || head.starts_with('\n') || head.starts_with('\r')) {
    const auto end = head.find('\n');
    if (end == std::string_view::npos) return false;
    head.remove_prefix(end + 1);
  }
  const auto line = head.substr(0, head.find_first_of("\r\n"));
  constexpr std::array<std::string_view, 3> columns{"subject", "pos", "definition"};
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find_first_of("\t,;", at), line.size());
    auto cell = line.substr(at, end - at);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    if (std::ranges::find(columns, cell) != columns.end()) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::string_view name(Capability capability) noexcept {
  switch (capability) {
    case Capability::read_article: return "read-article";
    case Capability::merge: return "merge";
    case Capability::read_bilingual: return "read-bilingual";
    case Capability::write_bilingual: return "write-bilingual";
    case Capability::read_review: return "read-review";
    case Capability::read_memory: return "read-memory";
    case Capability::write_memory: return "write-memory";
    case Capability::read_glossary: return "read-glossary";
    case Capability::write_glossary: return "write-glossary";
    case Capability::read_rules: return "read-rules";
    case Capability::write_rules: return "write-rules";
  }
  return "";
}

bool can(const Format& format, Capability capability) noexcept {
  switch (capability) {
    case Capability::read_article: return static_cast<bool>(format.read_article);
    case Capability::merge: return static_cast<bool>(format.merge);
    case Capability::read_bilingual: return static_cast<bool>(format.read_bilingual);
    case Capability::write_bilingual: return static_cast<bool>(format.write_bilingual);
    case Capability::read_review: return static_cast<bool>(format.read_review);
    case Capability::read_memory: return static_cast<bool>(format.read_memory);
    case Capability::write_memory: return static_cast<bool>(format.write_memory);
    case Capability::read_glossary: return static_cast<bool>(format.read_glossary);
    case Capability::write_glossary: return static_cast<bool>(format.write_glossary);
    case Capability::read_rules: return static_cast<bool>(format.read_rules);
    case Capability::write_rules: return static_cast<bool>(format.write_rules);
  }
  return false;
}

std::span<const Capability> all_capabilities() noexcept {
  return capabilities;
}

const Format& choose_reader(const FormatRegistry& formats, std::string_view wanted, std::string_view head,
                            std::string_view name, std::initializer_list<Capability> any_of) {
  if (!wanted.empty()) return named(formats, wanted, any_of);
  const auto text = readable(head.substr(0, head_size));
  const Format* found = formats.detect(text, name);
  if (found != nullptr && !can_any(*found, any_of)) {
    if (const auto* other = other_reader(formats, *found, text, name, any_of)) return *other;
  }
  if (found == nullptr) {
    const Format* plain = formats.find("text");
    if (plain != nullptr && can_any(*plain, any_of)) return *plain;
    throw Error(ErrorCode::unsupported, tr("cannot tell the format of {1}; name it with --from, one of: {2}",
                                           name, ids_of(formats, any_of)));
  }
  if (!can_any(*found, any_of)) {
    throw Error(ErrorCode::unsupported, tr("{1} is {2}, which does not serve for this; take one of: {3}",
                                           name, found->title, ids_of(formats, any_of)));
  }
  return *found;
}

const Format& choose_writer(const FormatRegistry& formats, std::string_view wanted, std::string_view name,
                            std::initializer_list<Capability> any_of) {
  if (!wanted.empty()) return named(formats, wanted, any_of);
  const auto extension = file_extension(name);
  if (extension.empty()) {
    throw Error(
        ErrorCode::invalid_argument,
        tr("cannot tell which format to write; name it with --to, one of: {1}", ids_of(formats, any_of)));
  }
  return named(formats, extension, any_of);
}

RecordKind choose_kind(const Format& format, RecordKind wanted, std::string_view head) {
  const bool memory = can_any(format, {Capability::read_memory, Capability::read_bilingual});
  const bool glossary = can(format, Capability::read_glossary);
  if (wanted == RecordKind::detect) {
    const bool by_columns = memory && glossary && has_glossary_columns(readable(head.substr(0, head_size)));
    wanted = memory && !by_columns ? RecordKind::memory : RecordKind::glossary;
  }
  if (wanted == RecordKind::memory && !memory) {
    throw Error(ErrorCode::unsupported, tr("{1} files hold no translation units", format.title));
  }
  if (wanted == RecordKind::glossary && !glossary) {
    throw Error(ErrorCode::unsupported, tr("{1} files hold no glossary", format.title));
  }
  return wanted;
}

std::string ids_of(const FormatRegistry& formats, std::initializer_list<Capability> any_of) {
  std::string out;
  for (const auto& format : formats.all()) {
    if (!can_any(format, any_of)) continue;
    if (!out.empty()) out += ", ";
    out += format.id;
  }
  return out;
}

}  // namespace distich
