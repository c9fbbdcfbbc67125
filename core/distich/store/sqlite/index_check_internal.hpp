#pragma once
#include <string>
#include <vector>

#include <distich/store/sqlite/fuzzy_index_internal.hpp>

namespace distich::sqlite {

/// What is wrong with the fuzzy index, a sentence for each problem: texts that it lacks or
/// should not have, and, when `keys_of` is given, texts that it has otherwise than these keys
/// say. The caller has flushed and holds a ReadScope. Memory: 32 bytes a text.
[[nodiscard]] std::vector<std::string> find_index_problems(Work& work, FuzzyIndex& index, const TmStore& tm,
                                                           const KeysOf& keys_of);

}  // namespace distich::sqlite
