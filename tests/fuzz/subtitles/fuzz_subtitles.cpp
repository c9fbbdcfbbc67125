// Any bytes as SubRip and as WebVTT: read, merged without targets, and merged with new targets for every
// block.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/srt/srt.hpp>
#include <distich/formats/webvtt/webvtt.hpp>
#include <distich/text/decode.hpp>

namespace {

void check(const distich::Format& format, const std::string& bytes) {
  try {
    const distich::ReadOptions options{.input = "fuzz", .encoding = "UTF-8", .languages = {}};
    const auto article = format.read_article(bytes, options, {});
    const auto& document = article.document;
    std::vector<distich::BilingualUnit> units;
    for (const auto& block : document.blocks()) {
      distich::BilingualUnit unit;
      unit.place = article.place_of(block.range);
      unit.target = distich::slice(document.text(), document.codes(), block.range);
      unit.target->text += " and more of it, - 港。";
      units.push_back(std::move(unit));
    }
    const auto& skeleton = article.skeleton;
    if (format.merge(skeleton, {}) !=
        distich::text::encode(skeleton.text, skeleton.encoding, skeleton.byte_order_mark)) {
      std::abort();
    }
    (void)format.read_article(format.merge(skeleton, units), options, {});
  } catch (const distich::Error& error) {
    // Only what the input is to blame for: not text at all.
    if (error.code() != distich::ErrorCode::encoding) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check(distich::srt_format(), bytes);
  check(distich::webvtt_format(), bytes);
  return 0;
}
