#pragma once
#include <string>
#include <string_view>

#include <distich/base/language.hpp>

namespace distich::xml {

/// A script for a page of its own that lets a reader filter the elements with `data-item`, walk through them
/// (j, k) and search (/). The page has `<form class="filter" hidden>` with an `<output>`, one search field,
/// and selects whose names are those of `data-…` attributes, words of which they are compared with; groups of
/// items have `data-group`; an element with `data-choose` and `data-value` sets a select. Nothing is loaded.
[[nodiscard]] std::string_view page_filter();

/// The Content-Security-Policy of a page that may run its own script and have its own styles, and nothing
/// else.
inline constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action "
    "'none'";

/// That of a page without a script.
inline constexpr std::string_view still_page_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// For an element of a page: ` lang="fa" dir="rtl"`; of an unknown language only ` dir="auto"`.
[[nodiscard]] std::string language_attributes(const LanguageTag& language);

}  // namespace distich::xml
