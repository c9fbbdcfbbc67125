#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace distich::text {

/// How a pseudo-translation differs from its source.
struct PseudoOptions {
  std::size_t expansion = 30;  ///< percent of its characters that it is longer by, brackets apart
  bool right_to_left = false;  ///< shown from right to left, by bidi controls
};

struct PseudoText {
  std::string text;
  std::vector<std::size_t> places;  ///< where the places of the source are now
  bool changed = false;             ///< false: the source has no letter to change, and `text` is the same
};

/// A text that looks foreign and can still be read, for seeing what a translation does to a layout:
/// "Save file 4" gives "⟦Šàṽé ƒîļé 4 ···⟧". Every ASCII letter becomes an accented one; any other letter
/// keeps its shape and gets a mark (a shadda in Arabic script, rafe in Hebrew, else a line below), behind the
/// marks that it has. Numbers, dates, addresses, placeholders (`find_placeholders`), the selectors of ICU
/// messages, character references ("&amp;") and tags ("<b>") stay as they are, and so does white space at
/// both ends. With `right_to_left`, what lies between these stands between RLO and PDF, and RLM at both ends.
///
/// `places` are offsets in `text` in rising order. Precondition: `text` is valid UTF-8. Deterministic;
/// linear.
[[nodiscard]] PseudoText pseudo_translate(std::string_view text, std::span<const std::size_t> places = {},
                                          const PseudoOptions& options = {});

}  // namespace distich::text
