#pragma once
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::tmx {

[[nodiscard]] std::unique_ptr<Writer<TranslationUnit>> write_memory(std::ostream& out,
                                                                    const WriteOptions& options);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out,
                                                                     const WriteOptions& options);

}  // namespace distich::formats::tmx
