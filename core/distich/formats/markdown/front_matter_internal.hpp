#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::formats::markdown {

enum class Quoting : std::uint8_t { plain, single, twice };

/// A value of the front matter that readers see: of title, subtitle, description, summary or excerpt.
struct FrontMatterValue {
  ByteRange range;  ///< without quotes
  Quoting quoting = Quoting::plain;
};

struct FrontMatter {
  std::size_t end = 0;  ///< where the article itself begins
  std::vector<FrontMatterValue> values;
  std::vector<ByteRange> left_out;  ///< values in a notation that is not read: folded, with escapes
};

/// YAML between lines of "---", or TOML between "+++" (whose values are left alone), at the
/// very start of the file.
[[nodiscard]] FrontMatter front_matter(std::string_view source);

/// The text as the value's notation needs it. A plain value that would mean something else gets quotes.
[[nodiscard]] std::string yaml_value(std::string_view text, Quoting quoting);

}  // namespace distich::formats::markdown
