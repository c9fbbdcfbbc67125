#pragma once
#include <string>
#include <vector>

#include "glossary_table.hpp"

namespace glossary_data {

/// Everything in a glossary that breaks the rules of glossaries/README.md, in words; empty
/// when all is well.
[[nodiscard]] std::vector<std::string> faults(const Table& table);

}  // namespace glossary_data
