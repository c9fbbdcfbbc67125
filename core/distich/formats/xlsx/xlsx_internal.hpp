#pragma once
#include <iosfwd>
#include <memory>

#include <distich/formats/review/review_table_internal.hpp>

namespace distich::formats::xlsx {

/// As review::OpenRows.
[[nodiscard]] std::unique_ptr<review::Rows> open_rows(std::string_view bytes, const ReadOptions& options,
                                                      const Control& control);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out,
                                                                      const WriteOptions& options);

}  // namespace distich::formats::xlsx
