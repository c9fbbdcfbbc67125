#pragma once
#include <iosfwd>
#include <string_view>

#include <distich/formats/format.hpp>
#include <distich/formats/xliff1/xliff1_unit_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff1 {

/// A file that targets are to be put back into.
struct Held {
  HeldText text;          ///< must outlive the walker; nothing where the file is not held
  bool is_tools = false;  ///< see `FileFacts::tool`
};

/// Walks through an XLIFF 1 file: what its heads say, then one <trans-unit> after the other.
class FileWalker {
 public:
  /// `in` must outlive the walker; where the file is held, it is the same text.
  FileWalker(std::istream& in, const Held& held, const ReadOptions& options, Control control);

  ~FileWalker() = default;
  FileWalker(const FileWalker&) = delete;
  FileWalker& operator=(const FileWalker&) = delete;

  [[nodiscard]] const FileHeader& header() const noexcept { return header_; }

  /// False at the end of the file.
  bool next(TransUnit& unit);

  [[nodiscard]] Reporter& report() noexcept { return report_; }

  /// The start tag of the <file> that the last unit stands in, where the file is held.
  [[nodiscard]] ByteRange file_tag() const noexcept { return file_tag_; }

  [[nodiscard]] bool file_says_target() const noexcept { return file_says_target_; }

 private:
  void read_root();
  bool read_next(TransUnit& unit);
  bool find_unit();
  void enter_group();
  void leave_groups();
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
  ByteRange file_tag_{};
  bool file_says_target_ = false;
  std::vector<std::pair<std::size_t, std::string>>
      groups_;  ///< open ones that say `translate`: depth and value
  std::uint64_t unit_count_ = 0;
  std::optional<TransUnit> first_;  ///< read ahead: it may say what the head does not
};

}  // namespace distich::formats::xliff1
