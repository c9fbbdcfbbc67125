#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/formats/html/elements_internal.hpp>

namespace distich::formats::html {

/// What an open block element means for the text inside.
struct OpenElement {
  std::string name;
  BlockKind kind = BlockKind::paragraph;
  bool translate = true;
  bool keeps_white_space = false;
};

/// The block elements that are open, with the end tags that HTML lets authors leave out
/// ("<p>a<p>b"). All operations take amortised constant time, however deep the nesting.
class OpenElements {
 public:
  [[nodiscard]] OpenElement top() const { return stack_.empty() ? OpenElement{} : stack_.back(); }

  /// Closes what a start tag of this name ends without saying so.
  void imply_end_before(std::string_view name);
  void push(OpenElement element);
  /// Closes the innermost element of this name, and all inside it, unless a table cell or the
  /// like stands between. False when there is none.
  bool close(std::string_view name);

 private:
  static constexpr std::size_t none = 0;

  /// How many elements are open up to and including the innermost of this name.
  [[nodiscard]] std::size_t depth_of(std::string_view name) const;
  void close_one_of(std::initializer_list<std::string_view> names,
                    std::initializer_list<std::string_view> within);
  void pop_to(std::size_t depth);

  std::vector<OpenElement> stack_;
  std::unordered_map<std::string, std::vector<std::size_t>> depths_;  ///< by name, innermost last
  std::vector<std::size_t> scopes_;
};

}  // namespace distich::formats::html
