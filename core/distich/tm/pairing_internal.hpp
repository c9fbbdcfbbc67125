#pragma once
#include <cstddef>

#include <distich/model/unit.hpp>

namespace distich::tm {

/// The variant, other than the one at `source`, that serves the wanted language best; null
/// when none does.
[[nodiscard]] const Variant* counterpart(const TranslationUnit& unit, std::size_t source,
                                         const LanguageTag& wanted);

}  // namespace distich::tm
