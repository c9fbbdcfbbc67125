#pragma once
#include <iosfwd>
#include <string_view>

#include <distich/formats/format.hpp>
#include <distich/formats/xliff1/xliff1_unit_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff1 {

/// Walks through an XLIFF 1 file: what its heads say, then one <trans-unit> after the other.
class FileWalker {
 public:
  /// `in` must outlive the walker. `held` is the same file's text where targets are to be put back into it
  /// (it must outlive the walker, too), else empty.
  FileWalker(std::istream& in, std::string_view held, const ReadOptions& options, Control control);

  ~FileWalker() = default;
  FileWalker(const FileWalker&) = delete;
  FileWalker& operator=(const FileWalker&) = delete;

  [[nodiscard]] const FileHeader& header() const noexcept { return header_; }

  /// False at the end of the file.
  bool next(TransUnit& unit);

  [[nodiscard]] Reporter& report() noexcept { return report_; }

 private:
  void read_root();
  bool read_next(TransUnit& unit);
  bool find_unit();
  void start_file();
  void read_language(std::string_view attribute, const LanguageTag& wanted, LanguageTag& language);
  void adopt_languages(TransUnit& unit);
  void read_head();
  void read_skeleton();
  void read_article(Form form);
  void read_code_names();
  void skip_other();

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  LanguagePair wanted_;
  FileFacts facts_;
  FileHeader header_;
  LanguagePair languages_;  ///< of the <file> that is being read
  std::string original_;
  std::size_t file_count_ = 0;
  std::uint64_t unit_count_ = 0;
  std::optional<TransUnit> first_;  ///< read ahead: it may say what the head does not
};

/// An XML file's text, decoded already, for a parser that would believe its declaration: the encoding is
/// blanked out.
[[nodiscard]] std::string without_encoding(std::string_view text);

}  // namespace distich::formats::xliff1
