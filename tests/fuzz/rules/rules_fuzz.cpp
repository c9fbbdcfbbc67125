// The bytes as a file of rules and, made valid UTF-8, as a text: only Error is thrown, what is written
// is read again the same, and the text is cut without loss.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include <distich/base/error.hpp>
#include <distich/formats/rules/rules.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace {

using namespace distich;

SegmentationRules read(const std::string& bytes) {
  std::istringstream in(bytes);
  return rules_format().read_rules(in, {"fuzz", {}, {}}, {});
}

void require_whole(std::string_view text, const std::vector<Segment>& segments) {
  std::size_t letters = 0;
  std::size_t kept = 0;
  const auto count = [&](ByteRange range) {
    std::size_t found = 0;
    for (auto at = range.begin; at < range.end;) {
      const auto c = text::code_point_at(text, at);
      found += text::is_space(c.value) ? 0U : 1U;
      at += c.size;
    }
    return found;
  };
  letters = count({0, text.size()});
  std::size_t done = 0;
  for (const auto& segment : segments) {
    if (segment.range.empty() || segment.range.begin < done) std::abort();
    done = segment.range.end;
    kept += count(segment.range);
  }
  if (letters != kept) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  try {
    const auto rules = read(bytes);
    std::ostringstream out;
    rules_format().write_rules(out, rules);
    if (read(out.str()).overrides != rules.overrides) std::abort();
    SegmentOptions options;
    options.rules = std::make_shared<const SegmentationRules>(rules);
    const auto text = text::repair_utf8(bytes);
    require_whole(text, Segmenter(LanguageTag(), options).segment(text));
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) std::abort();
  }
  return 0;
}
