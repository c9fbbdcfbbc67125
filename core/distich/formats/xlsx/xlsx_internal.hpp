#pragma once
#include <iosfwd>
#include <memory>
#include <string_view>

#include <distich/formats/format.hpp>
#include <distich/formats/table/notation_internal.hpp>

namespace distich::formats::xlsx {

/// Codes stand as "{1}bold{/1} and {2/}": people know braces from translation programs, and no angle bracket
/// is taken for text that was not unescaped.
inline constexpr table::Brackets brackets{'{', '}'};

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in,
                                                                      const ReadOptions& options,
                                                                      const Control& control);
[[nodiscard]] std::unique_ptr<Reader<ReviewRow>> review_reader(std::istream& in, const ReadOptions& options,
                                                               const Control& control);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out,
                                                                      const WriteOptions& options);

}  // namespace distich::formats::xlsx
