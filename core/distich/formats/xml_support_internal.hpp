#pragma once
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats {

/// The start tag of the document element in the first bytes of an XML file ("<tmx version=…"),
/// as far as it is there; empty when the bytes are no XML.
[[nodiscard]] std::string_view root_tag(std::string_view head) noexcept;
/// The element's name in a tag, without its prefix.
[[nodiscard]] std::string_view local_name(std::string_view tag) noexcept;

/// A number whole and alone in a text.
template <class Number>
[[nodiscard]] std::optional<Number> parse_number(std::string_view text) noexcept {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The shortest text that reads back as the same number.
[[nodiscard]] std::string format_number(double number);

/// Characters that XML cannot hold replaced by U+FFFD, so that it shows where they were.
[[nodiscard]] std::string xml_safe(std::string_view text);

/// Calls `on_text` with the runs of a text that XML can hold, and `on_character` with each
/// character between them that it cannot.
template <class OnText, class OnCharacter>
void split_at_forbidden(std::string_view text, OnText on_text, OnCharacter on_character);

/// Calls `on_child` at the start of each child of the element whose start the reader stands at, and steps to
/// the element's end. `on_child` must step to the end of the child.
template <class OnChild>
void each_child(xml::Reader& reader, OnChild on_child) {
  const auto outer = reader.depth();
  while (reader.next() && !(reader.kind() == xml::NodeKind::end && reader.depth() == outer)) {
    if (reader.kind() == xml::NodeKind::start) on_child();
  }
}

/// Reports problems of an XML file with the place where its reader stands.
class Reporter {
 public:
  /// `counts_losses`: are units taken out of the file, so that what they do not hold is lost?
  Reporter(const xml::Reader& reader, const Control& control, bool counts_losses = true)
      : reader_(&reader), control_(&control), counts_losses_(counts_losses) {}

  void operator()(Severity severity, std::string_view id, Message message) const {
    control_->report({severity, id, std::move(message), reader_->position()});
  }

  /// Once for each `what`, for problems that whole files have.
  void once(Severity severity, std::string_view id, std::string_view what, Message message);

  /// As `once`, for what units do not hold, and counted; nothing where the file keeps it.
  void dropped(Severity severity, std::string_view id, std::string_view what, Message message);
  /// Counted only. By the file's own names: "ignorable", "ph@canCopy".
  void dropped(std::string_view what);
  /// Counts the attributes of the element that the reader stands at, but for those named; of no namespace, or
  /// with their prefix.
  void dropped_attributes(std::span<const std::string_view> known);
  /// At the end of the file: the note "read.left-out" with all that was counted, once.
  void report_dropped();

 private:
  const xml::Reader* reader_;
  const Control* control_;
  bool counts_losses_;
  std::set<std::pair<std::string_view, std::string>> reported_;
  std::map<std::string, std::uint64_t, std::less<>> dropped_;
};

/// The name of the property for what a file says of a note: "note-category", "note-category#2" of the second.
[[nodiscard]] std::string note_property(std::string_view name, std::size_t number);

/// A language tag as files write them. A tag that had to be mended is reported once as the
/// note `mended_id`.
[[nodiscard]] std::optional<LanguageTag> read_language(std::string_view tag, std::string_view mended_id,
                                                       Reporter& report);

namespace detail {
struct Character {
  char32_t value = 0;
  std::size_t size = 0;
};

[[nodiscard]] Character character_at(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] std::size_t find_forbidden(std::string_view text) noexcept;
}  // namespace detail

template <class OnText, class OnCharacter>
void split_at_forbidden(std::string_view text, OnText on_text, OnCharacter on_character) {
  for (;;) {
    const auto at = detail::find_forbidden(text);
    if (at != 0) on_text(text.substr(0, at));
    if (at == std::string_view::npos) return;
    const auto character = detail::character_at(text, at);
    on_character(character.value);
    text.remove_prefix(at + character.size);
  }
}

}  // namespace distich::formats
