#pragma once
#include <iosfwd>
#include <memory>
#include <string_view>

#include <distich/formats/format.hpp>

namespace distich::formats::jsonl {

/// What the first line's member "schema" says.
inline constexpr std::string_view schema = "distich.bilingual/1";

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in,
                                                                      const ReadOptions& options,
                                                                      const Control& control);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out);

}  // namespace distich::formats::jsonl
