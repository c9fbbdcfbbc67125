#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::office {

/// Text or a code of a block, in the order of the file.
struct Item {
  enum class Kind : std::uint8_t { text, space, characters, code };

  Kind kind = Kind::text;
  ByteRange range;
  Context context;
  std::string derived;  ///< of characters; what stands in the text behind a code
  std::string shown_as;
};

/// Writes the items of a block into an article, with codes where their look changes, and remembers them.
void write_block(std::vector<Item> items, BlockKind kind, Layout::BlockPlace place, ArticleBuilder& builder,
                 Layout& layout);

}  // namespace distich::formats::office
