#pragma once
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/formats/format.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/xml/reader.hpp>

/// Putting targets back into the XML file that they were read from, so that every other byte stays.
namespace distich::formats {

/// Where an element stands in a file that is held whole.
struct Spot {
  ByteRange start_tag;
  ByteRange end_tag;

  [[nodiscard]] bool is_empty_element() const noexcept { return start_tag == end_tag; }

  [[nodiscard]] ByteRange outer() const noexcept { return {start_tag.begin, end_tag.end}; }

  /// Between its tags; of an empty element the end of its tag.
  [[nodiscard]] ByteRange inner() const noexcept {
    return {start_tag.end, is_empty_element() ? start_tag.end : end_tag.begin};
  }
};

/// The text of the file that a reader goes through, where it is held whole; else nothing.
class HeldText {
 public:
  HeldText() = default;

  /// `text` must outlive all that is made of it.
  explicit HeldText(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] explicit operator bool() const noexcept { return !text_.empty(); }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Where the tag stands that the reader read last: from its `<` to behind its `>`. The end of an empty
  /// element ("<target/>") has the place of its start. Empty where nothing is held.
  [[nodiscard]] std::optional<ByteRange> tag(const xml::Reader& reader) const;

  /// From the place of the start tag to the end tag that the reader read last.
  [[nodiscard]] std::optional<Spot> spot(std::optional<ByteRange> start_tag, const xml::Reader& reader) const;

  /// The markup at a place; empty without one.
  [[nodiscard]] std::string markup(std::optional<ByteRange> place) const;

 private:
  std::string_view text_;
};

/// An XML file's text, decoded already, for a parser that would believe its declaration: the encoding is
/// blanked out.
[[nodiscard]] std::string without_encoding(std::string_view text);

/// The whole of `in` as the skeleton of its own units, in the format `id`.
[[nodiscard]] Skeleton read_as_skeleton(std::string_view id, std::istream& in, const ReadOptions& options,
                                        const Control& control);

/// The start tag of an empty element as one that has an end: "<mrk mid="1">". Others stay.
[[nodiscard]] std::string opened(std::string_view start_tag);
/// "</mrk>" for a start tag "<mrk …>", whatever its prefix.
[[nodiscard]] std::string end_tag_of(std::string_view start_tag);
/// "x:" of "<x:source>"; empty without one.
[[nodiscard]] std::string prefix_of(std::string_view tag);
/// The white space that the file has before a place.
[[nodiscard]] std::string_view indent_before(std::string_view text, std::size_t place) noexcept;
/// The element with other content, its tags as they are.
[[nodiscard]] std::string filled(std::string_view text, const Spot& spot, std::string_view content);
/// Where `opened` and `end_tag_of` are needed, the whole element is replaced, else what is inside.
[[nodiscard]] Replacement fill(std::string_view text, const Spot& spot, std::string content);
/// The start tag with an attribute (its name as it is written, with a prefix) set, at its place or as the
/// last one; or taken out where there is no value.
[[nodiscard]] std::string with_attribute(std::string_view start_tag, std::string_view name,
                                         std::optional<std::string_view> value);

/// The start or the end of an annotation in a text of a file.
struct Annotation {
  std::size_t at = 0;            ///< in the text
  std::size_t codes_before = 0;  ///< of the text's codes at the same place, how many come before it
  bool opens = false;
  std::string id;              ///< ties its start to its end
  std::string markup;          ///< "<mrk …>", "</mrk>", "<sm …/>"
  std::string markup_alone{};  ///< the same as an element that need not nest; empty without one
};

/// Annotations of a text, as far as they can be in a new one: outside of what changed they stay where they
/// are; those that begin or end inside what changed cover all of it. `codes_before` is that in the new text.
struct MovedAnnotations {
  std::vector<Annotation> annotations;
  std::size_t moved = 0;  ///< starts and ends inside what changed
};

[[nodiscard]] MovedAnnotations annotations_in(const RichText& now, const RichText& before,
                                              std::vector<Annotation> annotations);

/// The markup that a file has for the codes of a text, and new texts with it.
class CodeMarkup {
 public:
  /// May a code be written more than once?
  explicit CodeMarkup(bool repeats) : repeats_(repeats) {}

  /// `markup` goes with `text.codes`. Of texts that are added later only those codes count that earlier ones
  /// do not have.
  void add(const RichText& text, const std::vector<std::string>& markup);

  struct Written {
    std::string markup;
    std::size_t left_out = 0;              ///< codes that the file does not have, or tags that would not nest
    std::size_t annotations_left_out = 0;  ///< starts and ends that would not nest
  };

  /// `target` in markup. Each code has that of the code with its kind, id and original, else with its kind
  /// and original, else with its kind and id. Linear, but for looking up.
  [[nodiscard]] Written write(const RichText& target, const std::vector<Annotation>& annotations,
                              const std::function<std::string(std::string_view)>& escape) const;

 private:
  struct Known {
    InlineCode code;
    std::string markup;
    std::optional<std::size_t> partner;  ///< of an open: its close
  };

  [[nodiscard]] std::vector<std::optional<std::size_t>> assign(const RichText& target) const;
  [[nodiscard]] std::vector<InlineCode> found_codes(const RichText& target) const;

  bool repeats_;
  std::vector<Known> known_;
};

/// Units by the places of their sources in the file that they were read from.
class UnitsByPlace {
 public:
  /// Both must outlive it. Throws as `units_in_place`.
  UnitsByPlace(std::string_view text, std::span<const BilingualUnit> units);

  /// The unit that stands where this one was read; null without one. Each is given once.
  [[nodiscard]] const BilingualUnit* take(const BilingualUnit& read);

  /// The last that was taken; null before any was.
  [[nodiscard]] const BilingualUnit* last() const noexcept { return last_; }

  /// Throws Error{invalid_argument} for units with a target at places where nothing was read.
  void require_all_taken() const;

 private:
  std::map<ByteRange, const BilingualUnit*> units_;
  const BilingualUnit* last_ = nullptr;
};

/// What the properties of a unit are now and were, for formats that keep some in elements of their own.
struct PropertyChanges {
  Properties set;                   ///< new, or with another value
  std::vector<std::string> erased;  ///< no longer there

  [[nodiscard]] bool empty() const noexcept { return set.empty() && erased.empty(); }
};

[[nodiscard]] PropertyChanges changes_between(const Properties& before, const Properties& now);
/// Notes that were not there before, in order.
[[nodiscard]] std::vector<std::string> new_notes(const BilingualUnit& before, const BilingualUnit& now);

/// Puts units back into a file: text in, text out. Counts what it cannot put back.
using PutBack = std::function<std::string(const Skeleton& skeleton, std::span<const BilingualUnit> units,
                                          Losses& losses)>;

/// A format as its files and its messages call it.
struct FormatName {
  std::string_view id;
  std::string_view title;
};

/// Writes units back into the file in the format that they were read from, which the header must hold as
/// the skeleton: else Error{unsupported}. Units are kept until the end.
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_in_place(const FormatName& format,
                                                                    std::ostream& out,
                                                                    const WriteOptions& options,
                                                                    PutBack put_back);

/// A writer that puts units back where the header has the file that they were read from, and no dialect is
/// asked for; else the one that `anew` makes.
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_in_place_or(
    const FormatName& format, std::ostream& out, const WriteOptions& options, PutBack put_back,
    std::function<std::unique_ptr<Writer<BilingualUnit>>()> anew);

}  // namespace distich::formats
