#pragma once
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff1 {

/// XLIFF 1.2, valid by its strict schema.
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out,
                                                                     const WriteOptions& options);

}  // namespace distich::formats::xliff1
