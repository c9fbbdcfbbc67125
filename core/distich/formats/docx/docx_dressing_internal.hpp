#pragma once
#include <memory>

#include <distich/base/language.hpp>
#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::docx {

/// Runs get the language of the target. Where it runs in the other direction, so do paragraphs and runs, and
/// what Word says apart for scripts of either direction (bold, italic, sizes) is said for the other one too.
[[nodiscard]] std::unique_ptr<office::Dressing> make_dressing(const office::Package& package,
                                                              const LanguagePair& languages);

}  // namespace distich::formats::docx
