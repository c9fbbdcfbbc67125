#pragma once
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::tmx {

[[nodiscard]] std::unique_ptr<Reader<TranslationUnit>> read_memory(std::istream& in,
                                                                   const ReadOptions& options,
                                                                   const Control& control);
[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in,
                                                                    const ReadOptions& options,
                                                                    const Control& control);

}  // namespace distich::formats::tmx
