#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/model/unit.hpp>

namespace distich::formats::page {

/// For text and for attribute values in double quotes. Control characters become U+FFFD;
/// bidi overrides and isolates are closed by the <bdi> or cell around them.
[[nodiscard]] std::string escaped(std::string_view text);
/// "فارسی (fa)": the language's own name where it is known.
[[nodiscard]] std::string language_label(const LanguageTag& language);

/// The text with its codes as small labels and the terms' places marked. Terms may overlap.
[[nodiscard]] std::string marked_text(const RichText& rich, const std::vector<TermNote>& terms);

/// `now` with what it has and `before` lacks in <ins>, and the other way round in <del>.
/// Words, or characters where a script has no spaces; texts of very many words as a whole.
[[nodiscard]] std::string differences(std::string_view before, std::string_view now);

/// Is an aligned pair worth a look, by its confidence?
[[nodiscard]] bool is_doubtful(const BilingualUnit& unit) noexcept;

/// "error", "warning", "note".
[[nodiscard]] std::string_view name(Severity severity) noexcept;

/// One row of the table, with what the page's script filters by. `number` counts from 1.
[[nodiscard]] std::string row(const BilingualUnit& unit, const LanguagePair& languages, std::size_t number,
                              std::span<const Remark> remarks);

}  // namespace distich::formats::page
