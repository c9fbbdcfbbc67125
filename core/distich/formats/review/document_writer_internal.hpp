#pragma once
#include <iosfwd>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/base/string_writer.hpp>
#include <distich/formats/format.hpp>
#include <distich/formats/review/review_table_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::review {

/// Writes units as the rows of a table in a text document. What such a document looks like is the business of
/// those that derive from this; they write into `xml`.
class DocumentWriter : public Writer<BilingualUnit> {
 public:
  explicit DocumentWriter(std::ostream& out) : out_(&out) {}

  void begin(const FileHeader& header) final;
  void write(const BilingualUnit& unit) final;
  void finish() final;

 protected:
  using Parts = std::vector<table::TaggedPart>;

  virtual void begin_document() = 0;
  virtual void begin_row(bool is_heading) = 0;
  /// `parts` of a heading are one.
  virtual void add_cell(Role role, const Parts& parts, bool is_heading) = 0;
  virtual void end_row() = 0;
  virtual void end_document() = 0;
  /// All parts of the file, of which one is what was written.
  [[nodiscard]] virtual std::vector<archive::File> package(std::string document) const = 0;

  [[nodiscard]] const LanguagePair& languages() const noexcept { return languages_; }

  /// Of the texts in a column; unknown for columns that hold no language's.
  [[nodiscard]] LanguageTag language_of(Role role) const;
  [[nodiscard]] bool all_right_to_left() const noexcept;

  xml::Writer& xml() noexcept { return xml_; }

 private:
  std::ostream* out_;
  std::ostringstream bytes_ = string_writer();
  xml::Writer xml_{bytes_};
  LanguagePair languages_;
};

/// Divides a text at its line ends, tabs and, where `cuts_spaces`, spaces that XML would lose; gives each run
/// to `on_text` and each of these to `on_special`. Characters that documents cannot hold are escaped.
template <class OnText, class OnSpecial>
void divide(std::string_view text, bool cuts_spaces, OnText on_text, OnSpecial on_special);

[[nodiscard]] bool is_right_to_left(const LanguageTag& language) noexcept;

namespace detail {
[[nodiscard]] std::string document_text(std::string_view text);
}  // namespace detail

template <class OnText, class OnSpecial>
void divide(std::string_view text, bool cuts_spaces, OnText on_text, OnSpecial on_special) {
  const auto safe = detail::document_text(text);
  const std::string_view all = safe;
  std::size_t done = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool is_edge = at == 0 || at + 1 == all.size() || at == done;
    const bool is_lost = cuts_spaces && all[at] == ' ' && (is_edge || all[at - 1] == ' ');
    if (all[at] != '\n' && all[at] != '\t' && !is_lost) continue;
    if (at > done) on_text(all.substr(done, at - done));
    on_special(all[at]);
    done = at + 1;
  }
  if (done < all.size()) on_text(all.substr(done));
}

}  // namespace distich::formats::review
