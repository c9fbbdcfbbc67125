#pragma once
#include <string>

#include <distich/base/language.hpp>

namespace distich::text {

/// What a language calls itself ("فارسی"), by its primary subtag; empty where ICU does not know it.
[[nodiscard]] std::string own_name(const LanguageTag& language);

}  // namespace distich::text
