#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <distich/base/byte_map.hpp>

namespace distich::text {

enum class Form : std::uint8_t {
  nfc,            ///< canonical composition
  nfkc_casefold,  ///< Unicode's NFKC_Casefold: for caseless, compatible comparison
  match,          ///< what a memory calls equal: NFC, one kind of apostrophe, quotation mark,
                  ///< dash and ellipsis, white space runs as one space, no soft hyphens,
                  ///< bidi controls and spaces of no width, trimmed. Letter case is kept, and
                  ///< so are joiners. Hebrew geresh, gershayim and maqaf, mostly typed as
                  ///< ASCII, count as apostrophe, quotation mark and dash.
  term,           ///< what a glossary calls folded: nfkc_casefold and `match` together, Arabic
                  ///< tatweel, harakat and Hebrew points dropped
};

/// A changed copy of a text that remembers where each of its bytes came from.
struct Mapped {
  std::string text;
  ByteMap map;  ///< source: the text that was given; derived: `text`
};

/// Valid UTF-8 in, valid UTF-8 out. Idempotent. Linear.
[[nodiscard]] Mapped normalize_mapped(std::string_view source, Form form);
/// Without the map; faster.
[[nodiscard]] std::string normalize(std::string_view source, Form form);

/// Canonically decomposed (NFD), without marks (M*). Texts that are equal in any form above but for
/// marks are equal here, and the copy of two texts written one behind the other is that of the
/// one and that of the other. Valid UTF-8 in, valid UTF-8 out.
[[nodiscard]] std::string without_marks(std::string_view text);

/// Changes whenever the same input could normalise otherwise (ICU's data and our own rules).
/// Kept in each store: a mismatch means that its match keys must be rebuilt.
[[nodiscard]] std::string normalizer_version();

/// Latin letters for any script, without accents, lower case ("Шевченко" → "sevcenko"); ICU's
/// Any-Latin; Latin-ASCII. For comparing names across scripts, not for reading.
class Romanizer {
 public:
  Romanizer();
  ~Romanizer();
  Romanizer(const Romanizer&) = delete;
  Romanizer& operator=(const Romanizer&) = delete;
  /// Safe to call from several threads at once.
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Traditional Chinese characters as simplified ones (ICU's Hant-Hans), all else as it is. For
/// comparing words whichever way they are written, not for reading.
class HanSimplifier {
 public:
  HanSimplifier();
  ~HanSimplifier();
  HanSimplifier(const HanSimplifier&) = delete;
  HanSimplifier& operator=(const HanSimplifier&) = delete;
  /// Safe to call from several threads at once.
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich::text
