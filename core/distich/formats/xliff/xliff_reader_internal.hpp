#pragma once
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff {

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in,
                                                                    const ReadOptions& options,
                                                                    const Control& control);

}  // namespace distich::formats::xliff
