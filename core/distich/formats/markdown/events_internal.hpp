#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/model/document.hpp>

namespace distich::formats::markdown {

enum class Mark : std::uint8_t { emphasis, strong, deleted, link, image, code };

enum class EventKind : std::uint8_t {
  begin_block,
  end_block,
  open,  ///< of a mark; where it stands is not said
  close,
  text,    ///< the bytes at `range`
  entity,  ///< a character reference at `range`
  html,    ///< inline markup at `range`
  code,    ///< of a code span or a block of code, at `range`
  soft_break,
  hard_break,
};

/// What md4c says of a document, in its order, with places in the source as far as it says them.
struct Event {
  EventKind kind = EventKind::text;
  ByteRange range;
  Mark mark = Mark::emphasis;
  BlockKind block = BlockKind::paragraph;
  bool is_text_block = false;  ///< holds text to be translated
};

/// Parses CommonMark with tables, strikethrough and task lists. `offset` is added to all places.
/// Throws Error{limit} for 4 GiB and more.
[[nodiscard]] std::vector<Event> parse(std::string_view markdown, std::size_t offset);

}  // namespace distich::formats::markdown
