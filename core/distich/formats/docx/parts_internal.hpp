#pragma once
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <distich/archive/archive.hpp>

namespace distich::formats::docx {

/// The parts of a Word document by what they hold, as [Content_Types].xml says it.
class Parts {
 public:
  /// Throws Error{malformed} for what has no main document. `archive` need not outlive this.
  Parts(const archive::Archive& archive, const std::string& input);

  /// The document, then notes, then headers and footers.
  [[nodiscard]] std::vector<std::string> texts() const;

  [[nodiscard]] const std::string& document() const noexcept { return *texts_[0].begin(); }

  // Empty without one.
  [[nodiscard]] const std::string& styles() const noexcept { return styles_; }

  [[nodiscard]] const std::string& comments() const noexcept { return comments_; }

 private:
  static constexpr std::array<std::string_view, 5> kinds{".main+xml", ".footnotes+xml", ".endnotes+xml",
                                                         ".header+xml", ".footer+xml"};

  void read(const archive::Archive& archive, const std::string& bytes, const std::string& where);

  std::array<std::set<std::string>, kinds.size()> texts_;
  std::string styles_;
  std::string comments_;
};

/// How surely the first bytes are those of a Word document, as Format::sniff says it.
[[nodiscard]] int sniff(std::string_view head);

/// Throws Error{unsupported} for what Word writes of old, or with a password.
void refuse_other_files(std::string_view bytes, const std::string& input);

}  // namespace distich::formats::docx
