#pragma once
#include <cstddef>
#include <string_view>

namespace distich::segmentation {

/// May the text be cut at `at`, or would that go through a grapheme cluster? Looks at a bounded
/// piece of text.
[[nodiscard]] bool is_grapheme_boundary(std::string_view text, std::size_t at);

}  // namespace distich::segmentation
