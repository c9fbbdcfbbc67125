#pragma once
#include <iosfwd>
#include <memory>

#include <distich/formats/format.hpp>

namespace distich::formats::docx {

[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> table_writer(std::ostream& out,
                                                                  const WriteOptions& options);

}  // namespace distich::formats::docx
