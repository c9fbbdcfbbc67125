#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/formats/po/po_file_internal.hpp>

namespace distich::formats::po {

/// Names of properties that units have from their entries, and give back to them.
namespace property {
inline constexpr std::string_view context = "msgctxt";
inline constexpr std::string_view id = "msgid";             ///< of plural entries
inline constexpr std::string_view plural = "msgid_plural";  ///< of plural entries
inline constexpr std::string_view references = "references";
inline constexpr std::string_view flags = "flags";  ///< but "fuzzy"
inline constexpr std::string_view previous_context = "previous-msgctxt";
inline constexpr std::string_view previous_id = "previous-msgid";
inline constexpr std::string_view previous_plural = "previous-msgid_plural";
}  // namespace property

/// Names in a details comment of what units have besides their properties.
namespace detail {
inline constexpr std::string_view id = "x-distich-id";
inline constexpr std::string_view previous = "x-distich-previous";
inline constexpr std::string_view next = "x-distich-next";
}  // namespace detail

/// `name="value" name="value"`; names of other characters than letters, digits and -_.:@ are strings too.
[[nodiscard]] std::string written_details(const Properties& details);
/// Empty where the comment is none of ours.
[[nodiscard]] Properties read_details(std::string_view written);

/// Could the writer have made this context for a unit of this id, to tell it from others of the same text?
[[nodiscard]] bool looks_made(std::string_view context, std::string_view id) noexcept;

/// Gives the units of a file's entries: one for each msgstr.
class UnitMaker {
 public:
  UnitMaker(const File& file, LanguagePair languages);

  /// The unit of form `form` of entry `entry`.
  [[nodiscard]] BilingualUnit unit(std::size_t entry, std::size_t form) const;
  [[nodiscard]] std::string id(std::size_t entry, std::size_t form) const;
  /// The text that the form translates: that of one thing, or of several.
  [[nodiscard]] const std::string& source(std::size_t entry, std::size_t form) const;

 private:
  void take_keys(const Entry& entry, const Properties& details, BilingualUnit& unit) const;

  const File* file_;
  LanguagePair languages_;
  std::size_t singular_;
};

/// The inline codes written out: PO has nothing else to hold them.
[[nodiscard]] std::string plain(const RichText& rich);

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in,
                                                                    const ReadOptions& options,
                                                                    const Control& control);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out,
                                                                     const WriteOptions& options);

/// The catalogue with the units' targets: msgstr lines change where the text does, flags where an entry
/// becomes fuzzy or is confirmed; every other byte stays. Units without target are passed over. Of
/// units with one id the first takes the first entry of that id. Throws Error{invalid_argument} for a unit
/// that has no entry of the same id and source in it.
[[nodiscard]] std::string merge(const Skeleton& skeleton, std::span<const BilingualUnit> units);

}  // namespace distich::formats::po
