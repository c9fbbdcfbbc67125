#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich::report {

/// What a page can do besides being read.
enum class PageScript : std::uint8_t { none, filter };

/// A page's beginning, to the heading that says its title: styles of all pages, a policy that lets nothing be
/// loaded.
[[nodiscard]] std::string page_begin(std::string_view title, PageScript script);
/// Ends the page that `page_begin` began.
[[nodiscard]] std::string page_end(PageScript script);

/// The text with parts of it (in order, disjoint) in the element `tag`.
[[nodiscard]] std::string html_marked(std::string_view text, std::span<const ByteRange> parts,
                                      std::string_view tag = "mark");

/// "1 note", "3 notes"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace distich::report
