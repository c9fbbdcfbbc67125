#pragma once
#include <memory>

#include <distich/base/language.hpp>
#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::odt {

/// Paragraphs get automatic styles of their own, which say the target's language and, where it runs in the
/// other direction, the writing mode; so do spans whose style names a language.
[[nodiscard]] std::unique_ptr<office::Dressing> make_dressing(const office::Package& package,
                                                              const LanguagePair& languages);

}  // namespace distich::formats::odt
