#pragma once
#include <cstddef>
#include <string_view>

#include <distich/segment/language_data_internal.hpp>

namespace distich::segmentation {

/// The first white space in (from, end) before which a sentence seems to end without a mark: a headline that
/// ran into its article, an item that ends with a semicolon or a bracket. Between a whole small word, or one
/// of these marks, and a usual first word with a capital, behind which small letters go on. `end` when there
/// is none. Looks at most 80 bytes to either side of a place. Only for scripts with case.
[[nodiscard]] std::size_t find_unmarked_end(std::string_view text, std::size_t from, std::size_t end,
                                            const LanguageData& data);

}  // namespace distich::segmentation
