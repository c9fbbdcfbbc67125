#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <distich/model/rich_text.hpp>

namespace distich::formats::xliff {

/// How the codes of a source and its target become elements of XLIFF: which ids they take
/// (unique among the source's, and the same in the target for the same code), which are pairs,
/// and what <originalData> they refer to.
class CodePlan {
 public:
  enum class Form : std::uint8_t { placeholder, pair_open, pair_close, lone_open, lone_close };

  struct Code {
    Form form = Form::placeholder;
    std::size_t partner = 0;  ///< of pairs: the index of the other end
    std::string id;           ///< of pair_close: that of its open
    std::string data;         ///< id of its <data>; empty without one
  };

  struct Side {
    const RichText* rich = nullptr;
    std::vector<Code> codes;
    std::vector<std::string> noncharacters;  ///< ids for U+FFFE and U+FFFF in the text, in their order
  };

  struct Data {
    std::string id;
    std::string_view original;
  };

  /// The texts must outlive the plan; `target` may be null.
  CodePlan(const RichText& source, const RichText* target);

  [[nodiscard]] const Side& source() const noexcept { return source_; }

  [[nodiscard]] const Side& target() const noexcept { return target_; }

  [[nodiscard]] const std::vector<Data>& data() const noexcept { return data_; }

  /// Do all pairs of both texts nest, so that they can be written as <pc>? An element must
  /// be called the same in source and target, so it is all or none.
  [[nodiscard]] bool pairs_nest() const noexcept { return pairs_nest_; }

 private:
  /// What makes a code of the target the same as one of the source.
  struct Key {
    Form form = Form::placeholder;
    std::string_view id;
    std::size_t occurrence = 0;

    friend auto operator<=>(const Key&, const Key&) = default;
  };

  void plan(Side& side, const RichText& rich);
  void assign_ids(Side& side, bool is_source);
  void assign_data(Side& side);
  void assign_noncharacters(Side& side);
  [[nodiscard]] std::string claim(std::string_view wanted);
  [[nodiscard]] const std::string& data_id(std::string_view original);

  Side source_;
  Side target_;
  bool pairs_nest_ = true;
  std::map<Key, std::string> ids_;
  std::map<std::pair<char32_t, std::size_t>, std::string> noncharacters_;  ///< by their occurrence
  std::set<std::string, std::less<>> used_;
  std::size_t generated_ = 0;
  std::vector<Data> data_;
  std::map<std::string_view, std::size_t> data_index_;
};

/// Is it one of the two that XML cannot hold, and that no <cp> may name by the Schematron rules of XLIFF 2.1?
[[nodiscard]] constexpr bool is_noncharacter(char32_t character) noexcept {
  return character == 0xFFFE || character == 0xFFFF;
}

/// Could the text be an id in XLIFF (xs:NMTOKEN; we keep to ASCII)?
[[nodiscard]] bool is_name_token(std::string_view text) noexcept;

}  // namespace distich::formats::xliff
