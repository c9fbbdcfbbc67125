// Any bytes: decode refuses them or gives valid UTF-8, and all that works on text keeps its promises on it.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/negation.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/numbers.hpp>
#include <distich/text/offsets.hpp>
#include <distich/text/placeables.hpp>

namespace {

using namespace distich;
using namespace distich::text;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_normal_forms(std::string_view text) {
  for (const Form form : {Form::nfc, Form::nfkc_casefold, Form::match, Form::term}) {
    const auto mapped = normalize_mapped(text, form);
    require(is_valid_utf8(mapped.text));
    require(mapped.text == normalize(text, form));
    require(mapped.text == normalize(mapped.text, form));
    require(mapped.map.source_size() == text.size() && mapped.map.derived_size() == mapped.text.size());
    const auto all = mapped.map.to_source({0, mapped.text.size()});
    require(all.end <= text.size());
  }
}

void check_boundaries(std::string_view text) {
  static const Boundaries boundaries{LanguageTag()};
  std::vector<Word> words;
  boundaries.words(text, words);
  std::size_t done = 0;
  for (const Word& word : words) {
    require(word.range.begin >= done && !word.range.empty() && word.range.end <= text.size());
    done = word.range.end;
  }
  std::vector<ByteRange> clusters;
  boundaries.graphemes(text, clusters);
  done = 0;
  for (const ByteRange cluster : clusters) {
    require(cluster.begin == done && !cluster.empty());
    done = cluster.end;
  }
  require(done == text.size());
}

void check_placeables(std::string_view text) {
  std::size_t done = 0;
  for (const Placeable& each : find_placeables(text)) {
    require(each.range.begin >= done && !each.range.empty() && each.range.end <= text.size());
    require(!each.value.empty() && is_valid_utf8(each.range.of(text)));
    done = each.range.end;
  }
  for (const char* language : {"en", "fa", "zh"}) {
    for (const auto range : Negation::for_language(LanguageTag::parse(language).value()).find(text))
      require(range.end <= text.size() && is_valid_utf8(range.of(text)));
  }
}

void check_text(std::string_view text) {
  require(is_valid_utf8(text) && text.find('\0') == std::string_view::npos);
  check_normal_forms(text);
  check_boundaries(text);
  for (const Number& number : find_numbers(text))
    require(!number.digits.empty() && number.range.end <= text.size());
  check_placeables(text);
  const OffsetMap offsets(text);
  require(offsets.to_code_points(text.size()) == count_code_points(text));
  require(offsets.from_utf16(offsets.to_utf16(text.size())) == text.size());
  (void)display_width(text);
  (void)is_right_to_left(text);
  (void)dominant_script(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto repaired = repair_utf8(bytes);
  require(is_valid_utf8(repaired) && is_valid_utf8(bytes.substr(0, first_ill_formed(bytes))));
  for (const char* encoding : {"", "UTF-16LE", "Shift_JIS"}) {
    try {
      const auto decoded = decode(bytes, {"input", encoding});
      check_text(decoded.text);
      if (decoded.encoding == "UTF-8")
        require(encode(decoded.text, "UTF-8", decoded.byte_order_mark) == bytes);
    } catch (const Error& error) {
      require(error.code() == ErrorCode::encoding);
    }
  }
  return 0;
}
