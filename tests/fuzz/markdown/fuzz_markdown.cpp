// Any bytes: read, merged without targets, and merged with every block given back as its own target.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/markdown/markdown.hpp>
#include <distich/text/decode.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!distich::text::is_valid_utf8(bytes)) return 0;
  const auto format = distich::markdown_format();
  try {
    const auto article =
        format.read_article(bytes, {.input = "fuzz", .encoding = "UTF-8", .languages = {}}, {});
    const auto& document = article.document;
    std::vector<distich::BilingualUnit> units;
    for (const auto& block : document.blocks()) {
      distich::BilingualUnit unit;
      unit.place = article.place_of(block.range);
      unit.target = distich::slice(document.text(), document.codes(), block.range);
      units.push_back(std::move(unit));
    }
    const auto& skeleton = article.skeleton;
    if (format.merge(skeleton, {}) !=
        distich::text::encode(skeleton.text, skeleton.encoding, skeleton.byte_order_mark)) {
      std::abort();
    }
    (void)format.merge(skeleton, units);
  } catch (const distich::Error& error) {
    // Only what the input is to blame for: not text at all.
    if (error.code() != distich::ErrorCode::encoding) std::abort();
  }
  return 0;
}
