#pragma once
#include <map>
#include <string>
#include <string_view>

#include <distich/formats/office/package_internal.hpp>

namespace distich::formats::odt {

/// How paragraphs are aligned by the common styles of a document.
class Alignments {
 public:
  explicit Alignments(const office::Package& package);

  /// What a paragraph's style has for `fo:text-align`, by itself or by those above it; empty where none says
  /// it. `style` is an automatic style as it is written, or empty; then `name` is that of a common one.
  [[nodiscard]] std::string of(std::string_view style, std::string_view name) const;

 private:
  struct Common {
    std::string above;
    std::string alignment;
  };

  void read(std::string_view xml);

  std::map<std::string, Common, std::less<>> styles_;
};

/// The alignment of a paragraph that runs in the other direction now; empty where it need not change. Centred
/// and justified text does not. Said as "left" and "right": programs do not agree on what "start" is.
[[nodiscard]] std::string_view turned(std::string_view alignment, bool to_left) noexcept;

}  // namespace distich::formats::odt
