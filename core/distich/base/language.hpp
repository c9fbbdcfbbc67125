#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace distich {

enum class Direction : std::uint8_t { left_to_right, right_to_left };

/// A well-formed BCP 47 language tag (RFC 5646) in canonical letter case: "pt-BR",
/// "zh-Hant-TW". A default-made tag is "und": the language is not known.
class LanguageTag {
 public:
  LanguageTag() = default;

  /// Takes well-formed tags in any letter case. Private-use ("x-…") tags are well-formed.
  [[nodiscard]] static std::optional<LanguageTag> parse(std::string_view tag);
  /// Also takes what files and people write: "en_us", "EN", ISO 639-2 and 639-3 codes ("eng", "ger",
  /// "cmn"), withdrawn and old ones ("iw", "no", "sh", "zh-CHT", "i-lux"), surrounding white space.
  [[nodiscard]] static std::optional<LanguageTag> parse_loose(std::string_view tag);

  [[nodiscard]] const std::string& str() const noexcept { return tag_; }

  /// "und" when not known.
  [[nodiscard]] std::string_view primary() const noexcept;
  /// The script subtag as written ("Hant"), or empty.
  [[nodiscard]] std::string_view script() const noexcept;
  /// The region subtag as written ("TW"), or empty.
  [[nodiscard]] std::string_view region() const noexcept;

  [[nodiscard]] bool known() const noexcept { return tag_ != "und"; }

  /// RFC 4647 basic filtering: "pt" admits "pt-BR"; "pt-BR" does not admit "pt-PT".
  [[nodiscard]] bool admits(const LanguageTag& other) const noexcept;
  /// The direction that the language is written in, by its script subtag or usual script.
  [[nodiscard]] Direction direction() const noexcept;

  friend auto operator<=>(const LanguageTag&, const LanguageTag&) = default;

 private:
  explicit LanguageTag(std::string tag) : tag_(std::move(tag)) {}

  std::string tag_ = "und";
};

struct LanguagePair {
  LanguageTag source;
  LanguageTag target;

  [[nodiscard]] LanguagePair reversed() const { return {target, source}; }

  friend auto operator<=>(const LanguagePair&, const LanguagePair&) = default;
};

/// RFC 4647 look-up: the tag of `available` that serves `wanted` best. Tried in order: the
/// tag itself, the tag with subtags cut off from its end, then (where nothing shorter is
/// there) the first available tag of the same primary language. A tag in the script that `wanted`
/// names or implies ("zh-TW" and "zh-Hant", "zh-CN" and "zh") goes before all others. Empty when none.
[[nodiscard]] std::optional<std::size_t> lookup_language(const LanguageTag& wanted,
                                                         std::span<const LanguageTag> available);

}  // namespace distich
