#pragma once
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff1 {

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in,
                                                                    const ReadOptions& options,
                                                                    const Control& control);
/// Holds the file whole and makes it the skeleton of its units, in the format `id`.
[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> read_in_place(std::string_view id, std::istream& in,
                                                                   const ReadOptions& options,
                                                                   const Control& control);

}  // namespace distich::formats::xliff1
