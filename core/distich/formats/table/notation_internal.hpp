#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/model/unit.hpp>

namespace distich::formats::table {

/// Items in one cell: "first | second". In an item "|" and "\" are written "\|" and "\\". Of
/// white space, one space at either side of the bar belongs to the notation.
[[nodiscard]] std::string join_items(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> split_items(std::string_view cell);

/// "name=value | name=value"; "=" in a name is written "\=".
[[nodiscard]] std::string join_pairs(const std::vector<std::pair<std::string, std::string>>& pairs);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> split_pairs(std::string_view cell);

/// What stands around a tag.
struct Brackets {
  char open = '<';
  char close = '>';
};

/// A text with its codes as tags for people to move: "<1>bold</1> and <2/>". The tag of a code is
/// made of its id; in a text with codes, a backslash keeps an opening bracket that is no tag apart.
/// A text without codes is written as it is.
[[nodiscard]] std::string tagged_text(const RichText& rich, Brackets brackets = {});

/// A part of what `tagged_text` gives.
struct TaggedPart {
  std::string written;
  bool is_tag = false;
};

[[nodiscard]] std::vector<TaggedPart> tagged_parts(const RichText& rich, Brackets brackets = {});

/// What the tags of texts stand for, in one cell: "<1>=<b> | </1>=</b> | <2/>=<br>". Texts after the
/// first that use other codes have a list of their own, headed by an item of their number: "#2".
[[nodiscard]] std::string code_list(const std::vector<const RichText*>& texts, Brackets brackets = {});

/// Texts back from their cells and the list of codes. Tags that the list does not have are text.
[[nodiscard]] std::vector<RichText> rich_texts(const std::vector<std::string_view>& cells,
                                               std::string_view code_list, Brackets brackets = {});

}  // namespace distich::formats::table
