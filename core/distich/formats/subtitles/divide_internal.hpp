#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include <distich/model/rich_text.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/line_breaks.hpp>

namespace distich::formats::subtitles {

/// A place where a text can be divided: what is before ends at `end`, what follows begins at `begin`; between
/// them is white space, or nothing.
struct Cut {
  std::size_t end = 0;
  std::size_t begin = 0;
};

/// Divides texts over cues, and over the lines of a cue: at white space where a line may end, and between
/// words of scripts that are written without spaces. Never before a dash that would begin a turn.
class Divider {
 public:
  explicit Divider(const LanguageTag& language) : breaks_(language), words_(language) {}

  /// One place fewer than there are weights, in order, so that the widths of the parts come as near as they
  /// can to the weights' proportions. `anchors`, where they say a place, go before; they may be empty. Where
  /// there are too few places, parts at the end stay empty.
  [[nodiscard]] std::vector<Cut> cuts(std::string_view text, const std::vector<std::size_t>& weights,
                                      const std::vector<std::optional<std::size_t>>& anchors = {}) const;

 private:
  [[nodiscard]] std::vector<Cut> places(std::string_view text) const;

  text::LineBreaks breaks_;
  text::Boundaries words_;
};

/// The parts of a text between the cuts, each with its codes.
[[nodiscard]] std::vector<RichText> divided(const RichText& rich, const std::vector<Cut>& cuts);

/// Closes at the end of each part the pairs of codes that are open there, and opens them again in the next.
void mend_pairs(std::vector<RichText>& parts);

}  // namespace distich::formats::subtitles
