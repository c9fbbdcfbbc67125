#pragma once
#include <span>
#include <string>
#include <string_view>

#include "common/environment.hpp"
#include <distich/base/language.hpp>

namespace distich::cli {

/// What -s or -t names; "und" for an empty string. Loosely written tags ("en_US", "eng") are
/// taken with a note. Throws a usage error for what is no language, with a guess at what was meant.
[[nodiscard]] LanguageTag language_named(const std::string& written, Environment& environment);

/// `language_named` for both; throws a usage error when `target` is empty.
[[nodiscard]] LanguageTag target_named(const std::string& written, Environment& environment);

/// The candidate that is closest to `word` and close enough to have been meant; empty when none is.
[[nodiscard]] std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace distich::cli
