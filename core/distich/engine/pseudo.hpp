#pragma once
#include <distich/base/control.hpp>
#include <distich/engine/assist.hpp>
#include <distich/engine/pretranslate.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/text/pseudo.hpp>

namespace distich {

/// `text::pseudo_translate` of a text with its inline codes, each before the same text as in the source.
[[nodiscard]] RichText pseudo_translation(const RichText& source, const text::PseudoOptions& options = {});

/// Fills the targets of a bilingual file with pseudo-translations of their sources, as drafts with the
/// property "match-kind" "pseudo", so that a merge shows what is translated and what is not. A source without
/// letters is its own translation. With `overwrite` targets that are there go, but never reviewed ones.
/// Reports progress "filling".
PretranslateReport pseudo_translate(BilingualFile& file, const text::PseudoOptions& options = {},
                                    bool overwrite = false, const Control& control = {});

}  // namespace distich
