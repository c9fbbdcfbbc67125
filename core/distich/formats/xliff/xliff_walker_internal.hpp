#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff/xliff_unit_reader_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff {

/// Walks through an XLIFF 2 file: what its heads say, then one <unit> after the other.
class FileWalker {
 public:
  /// `in` must outlive the walker. Where the file is held, it is the same text.
  FileWalker(std::istream& in, HeldText held, const ReadOptions& options, Control control);

  ~FileWalker() = default;
  FileWalker(const FileWalker&) = delete;
  FileWalker& operator=(const FileWalker&) = delete;

  [[nodiscard]] const FileHeader& header() const noexcept { return header_; }

  /// False at the end of the file.
  bool next(Unit& unit);

  [[nodiscard]] Reporter& report() noexcept { return report_; }

  /// The start tag of the document element, where the file is held.
  [[nodiscard]] ByteRange root_tag() const noexcept { return root_tag_; }

  [[nodiscard]] bool says_target() const noexcept { return says_target_; }

 private:
  void read_root(const LanguagePair& wanted);
  void read_language(std::string_view attribute, const LanguageTag& wanted, LanguageTag& language);
  bool find_unit();
  void enter(bool is_file);
  void leave_levels();
  void read_skeleton();
  void read_article();

  xml::Reader xml_;
  Control control_;
  HeldText held_;
  Reporter report_;
  FileHeader header_;
  ByteRange root_tag_{};
  bool says_target_ = false;
  std::size_t file_count_ = 0;
  std::string file_id_;
  SizeProfiles sizes_;  ///< of the file
  std::vector<std::pair<std::size_t, std::string>>
      levels_;  ///< open ones that say `translate`: depth and value
  bool at_unit_ = false;
  std::uint64_t count_ = 0;
};

}  // namespace distich::formats::xliff
