// The bytes up to a NUL as an SRX file, those behind it as a text: only Error is thrown; the text is
// cut without loss; what was written and read again cuts alike.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include <distich/base/error.hpp>
#include <distich/formats/srx/srx.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace {

using namespace distich;

std::vector<Segment> cut(const SegmentationRules& rules, std::string_view text, RuleSetMode mode) {
  SegmentOptions options;
  options.rules = std::make_shared<const SegmentationRules>(rules);
  options.rule_set = mode;
  return Segmenter(LanguageTag::parse("en").value(), options).segment(text);
}

void require_whole(std::string_view text, const std::vector<Segment>& segments) {
  std::size_t done = 0;
  const auto require_space = [&](std::size_t end) {
    while (done < end) {
      const auto c = text::code_point_at(text, done);
      if (!text::is_space(c.value)) std::abort();
      done += c.size;
    }
  };
  for (const auto& segment : segments) {
    if (segment.range.empty() || segment.range.begin < done) std::abort();
    require_space(segment.range.begin);
    done = segment.range.end;
  }
  require_space(text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto nul = std::min(bytes.find('\0'), bytes.size());
  const auto text = text::repair_utf8(bytes.substr(std::min(nul + 1, bytes.size())));
  const auto format = srx_format();
  try {
    std::istringstream in(bytes.substr(0, nul));
    const auto rules = format.read_rules(in, {"fuzz", {}, {}}, {});
    const auto alone = cut(rules, text, RuleSetMode::alone);
    require_whole(text, alone);
    require_whole(text, cut(rules, text, RuleSetMode::on_top));
    std::ostringstream out;
    format.write_rules(out, rules);
    std::istringstream again(out.str());
    if (cut(format.read_rules(again, {"fuzz", {}, {}}, {}), text, RuleSetMode::alone) != alone) std::abort();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) std::abort();
  }
  return 0;
}
