#pragma once

namespace distich::text {

/// Sentence_Terminal: marks that end sentences in some script.
[[nodiscard]] bool is_sentence_end(char32_t c) noexcept;

}  // namespace distich::text
