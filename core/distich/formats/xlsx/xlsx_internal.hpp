#pragma once
#include <iosfwd>
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::xlsx {

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in,
                                                                      const ReadOptions& options,
                                                                      const Control& control);
[[nodiscard]] std::unique_ptr<Reader<ReviewRow>> review_reader(std::istream& in, const ReadOptions& options,
                                                               const Control& control);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out,
                                                                      const WriteOptions& options);

}  // namespace distich::formats::xlsx
