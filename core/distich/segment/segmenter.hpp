#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/model/document.hpp>

namespace distich {

/// What a line end inside a block means.
enum class LineMode : std::uint8_t {
  detect,    ///< `wrapped` when the block looks hard-wrapped, else `separate`
  wrapped,   ///< white space
  separate,  ///< the end of a segment
};

/// Whose conventions hold where they differ.
enum class Profile : std::uint8_t {
  news,    ///< each sentence is a segment, inside quotations and brackets, too
  golden,  ///< those of the golden-rule test sets: a quotation of several sentences is one segment
};

struct SegmentOptions {
  LineMode lines = LineMode::detect;
  Profile profile = Profile::news;
};

/// Why there is, or is not, a break at a place that could have had one.
struct Decision {
  std::size_t at = 0;  ///< byte offset just behind the terminator and its closing marks
  bool is_break = false;
  std::string_view rule;  ///< stable, dotted: "abbreviation.title", "terminator", "number.decimal", …
  ByteRange evidence;     ///< the piece of text that decided
};

/// Cuts text into sentences by rules over language data. Immutable; share between threads.
/// When in doubt it does not cut.
class Segmenter {
 public:
  /// For a language without data of its own: rules by script only. Never English in disguise.
  explicit Segmenter(const LanguageTag& language, const SegmentOptions& options = {});

  /// Segments of `text`, which is one block unless blank lines divide it. Segments hold no
  /// white space at either end; all that is not white space lies in a segment. Linear.
  [[nodiscard]] std::vector<Segment> segment(std::string_view text) const;
  /// The same within each block of the document, and put into it.
  void segment(Document& document) const;
  /// Every place that was looked at, in order.
  [[nodiscard]] std::vector<Decision> explain(std::string_view text) const;
  /// Does the language have a data file?
  [[nodiscard]] bool has_language_data() const noexcept;

 private:
  friend class SegmentStream;
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// Languages with a data file, sorted.
[[nodiscard]] std::span<const LanguageTag> segmentation_languages();

struct DetectedLanguage {
  LanguageTag language;     ///< "und" when nothing speaks for any
  double confidence = 0.0;  ///< 0 … 1
};

/// `detect_language` looks at so much of a text.
inline constexpr std::size_t most_detection_bytes = 64U * 1024U;

/// The language of a text by its script and the most frequent words of each language that has
/// a data file.
[[nodiscard]] DetectedLanguage detect_language(std::string_view text);

}  // namespace distich
