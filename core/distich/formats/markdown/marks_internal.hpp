#pragma once
#include <cstddef>
#include <string_view>

#include <distich/formats/markdown/events_internal.hpp>

namespace distich::formats::markdown {

// How many bytes of markup stand at `at`, within [at, end) of the source; 0 = not what is expected.

[[nodiscard]] std::size_t opening_size(std::string_view source, Mark mark, std::size_t at, std::size_t end);
/// Of a link or image: with its target, "](url 'title')", "][reference]" or "]".
[[nodiscard]] std::size_t closing_size(std::string_view source, Mark mark, std::size_t at, std::size_t end);
/// A line end with the white space before it and what the next line begins with ("> ").
[[nodiscard]] std::size_t break_size(std::string_view source, std::size_t at, std::size_t end);
/// Of an opening mark that ends at `end`, not reaching back over `begin`.
[[nodiscard]] std::size_t opening_size_before(std::string_view source, Mark mark, std::size_t begin,
                                              std::size_t end);

}  // namespace distich::formats::markdown
