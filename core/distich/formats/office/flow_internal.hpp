#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/office/dressing_internal.hpp>
#include <distich/formats/office/markup_internal.hpp>
#include <distich/formats/office/package_internal.hpp>

namespace distich::formats::office {

/// An element around text inside a block, with what opens and closes another one like it.
struct Element {
  enum class Kind : std::uint8_t { pair, through, run, holder };

  Kind kind = Kind::through;
  std::size_t begin = 0;  ///< its start tag in the text of the package
  std::string key;        ///< equal for elements that give text the same look
  std::string open;
  std::string close;
  ByteRange opening;                       ///< where `open` stands
  bool is_dressed = false;                 ///< `open` is of a Dressing
  std::optional<std::size_t> lacks_space;  ///< of a holder: where to say that its white space counts
};

/// The elements open at a place inside a block, outermost first.
using Context = std::vector<std::shared_ptr<const Element>>;

/// What stands where in the blocks of an article, for writing parts of them anew.
struct Layout {
  /// Text, or a code, and what is open there.
  struct Spot {
    ByteRange range;
    Context context;
    bool is_code = false;
    char says = 0;  ///< the character that stands in the text behind the code: a tab or a line end
  };

  /// The opening code of a pair.
  struct Opening {
    std::size_t begin = 0;
    Context outside;  ///< what is open at `begin`
    Context text;     ///< what has to be open for text in the pair
  };

  struct Anchor {
    ByteRange range;
    bool is_start = false;
  };

  struct BlockPlace {
    ByteRange range;
    ByteRange opening;   ///< its tag, and the properties behind it
    Context text;        ///< for text outside of pairs
    std::string prefix;  ///< of its own tag, with the colon
  };

  std::vector<Spot> spots;
  std::vector<Opening> openings;
  std::vector<Anchor> anchors;
  std::vector<BlockPlace> blocks;
};

/// What only styles say.
struct Styles {
  /// What a block is by its properties, "<w:pPr>…</w:pPr>".
  std::function<std::optional<BlockKind>(std::string_view properties)> kind_of{};
  /// Has a start tag of a `pair` no look that a reader would see?
  std::function<bool(std::string_view tag)> is_noise{};
};

struct Flow {
  Article article;
  Layout layout;
};

/// Takes the article out of a package.
[[nodiscard]] Flow read_flow(const Package& package, const Vocabulary& vocabulary, const Styles& styles,
                             Skeleton skeleton, const ReadOptions& options, const Control& control);

/// The changes to `package.text` that put the units' targets in place, sorted. Whatever codes a target has,
/// what is written is well-formed. With a dressing, blocks with a translation are dressed, all but the
/// sentences in them that have none. Throws Error{invalid_argument} as `units_to_merge`.
[[nodiscard]] std::vector<Replacement> merge_flow(const Package& package, const Flow& flow,
                                                  const Vocabulary& vocabulary,
                                                  std::span<const BilingualUnit> units, Dressing* dressing);

}  // namespace distich::formats::office
