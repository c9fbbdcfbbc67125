// Made-up texts, as many as are asked for, from a seed: what must hold for any text is checked on each.
//   gaps + segments = text; no segment is empty or has white space at its ends;
//   no cut inside a grapheme cluster (ICU's character iterator says where they end);
//   a stream gives the same segments whatever the parts;
//   ill-formed bytes are refused at the gate, at the place that ICU names, and can be mended.
// usage: many_texts COUNT [SEED]; stops at the first text that fails, and shows it.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/utf8.h>

#include <distich/base/error.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/segment/stream.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace {

using distich::BreakReason;
using distich::ByteRange;
using distich::Segment;
using distich::Segmenter;
using namespace std::string_view_literals;

/// What rules look at, and what should disturb them.
constexpr std::string_view marks[] = {
    ".",   "!", "?",  "…", "...", ". . .", "。", "！", "？",     "؟",      "۔",      "।",
    "։",   "።", "။",  "༎", ";",   ")",     "(",  "[",  "]",      "{",      "}",      "“",
    "”",   "„", "\"", "'", "’",   "‘",     "»",  "«",  "」",     "「",     "）",     "（",
    "›",   "‹", "-",  "–", "—",   "―",     ",",  ":",  "،",      "、",     "，",     "•",
    "[1]", "²", "¿",  "¡", "/",   "\0"sv,  "*",  "…",  "\u203C", "\u061C", "\u2033", "．"};
constexpr std::string_view spaces[] = {" ",      " ",      " ",      " ",      "\n",     "\n",      "\r\n",
                                       "\r",     "\n\n",   "\t",     "\v",     "\f",     "\u0085",  "\u2028",
                                       "\u2029", "\u00A0", "\u3000", "\u200B", "\uFEFF", "  \n \n", "\n \n"};
constexpr std::string_view words[] = {
    "a",     "The",     "the",    "Dr",    "Mr",      "z",      "B",       "U.S",     "e.g",       "12",
    "3",     "3.5",     "1)",     "2)",    "1.",      "2.",     "a.",      "b.",      "XIV",       "etc",
    "said",  "Oktober", "und",    "Der",   "км",      "Он",     "сказал",  "г",       "т.е",       "и",
    "хід",   "د",       "قال",    "كتاب",  "קול",     "של",     "कल",      "है",       "पर",        "বই",
    "ก",     "ไทย",     "ភាសា",   "မြန်မာ", "的",      "他说",   "我",      "と",      "言った",    "です",
    "カ",    "한국어",  "다",     "հայ",   "ሰላም",     "éclat",  "e\u0301", "İ",       "iPhone",    "www.x.y",
    "Inc",   "No",      "pp",     "St.",   "quoted",  "words",  "river",   "council", "They also", "; Er",
    ",,Wir", ":)",      "’n Man", "(..)",  "2007 r.", "《书》", "吗?",     "林?",     "፡፡",        "!x",
    "1,000", "80",      "km/h",   "J",     "A.",      "z. B.",  "d. h.",   "ca."};
constexpr std::string_view joiners[] = {"\u0301", "\u200D",     "\uFE0F", "\u200C", "\u200E",
                                        "\u200F", "\u202A",     "\u202C", "\u202E", "\u2066",
                                        "\u2067", "\u2069",     "👩",      "🏽",   "👩‍👩‍👧",
                                        "🇩🇪",     "\U000E0041", "\u0E33", "\u1160", "\u1100",
                                        "\u11A8", "\u0600",     "\u0D4E", "\u0903", "\U0001F3FB",
                                        "\u20E3", "\u00AD",     "\u2060", "\uFF9E", "\u180E"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

  /// From nothing to a few thousand bytes; most are short.
  std::string text() {
    std::string out;
    if (below(40) == 0) return wrapped();
    const auto parts = below(8) == 0 ? below(400) : below(40);
    const auto mood = below(6);
    for (std::size_t i = 0; i < parts; ++i) {
      out += part(mood);
      if (mood < 4 && below(3) != 0) out += ' ';
    }
    return out;
  }

  /// Bytes that are UTF-8 with a few faults, as a file might be.
  std::string with_faults(std::string text) {
    for (auto faults = below(4); faults > 0 && !text.empty(); --faults) {
      text[below(text.size())] = static_cast<char>(below(256));
    }
    return text;
  }

 private:
  template <std::size_t Size>
  std::string_view one_of(const std::string_view (&list)[Size]) {
    return list[below(Size)];
  }

  std::string part(std::size_t mood) {
    const auto dice = below(10);
    if (mood == 5 && dice < 2) return std::string(1 + below(50), ".!? \n\""[below(6)]);
    if (mood == 4 && dice < 4) return std::string(one_of(joiners));
    if (dice < 5) return std::string(one_of(words));
    if (dice < 8) return std::string(one_of(marks));
    return dice == 8 ? std::string(one_of(spaces)) : std::string(one_of(joiners));
  }

  /// A hard-wrapped paragraph or several.
  std::string wrapped() {
    std::string out;
    const auto width = 40 + below(60);
    std::size_t line = 0;
    for (auto count = below(500); count > 0; --count) {
      auto word = std::string(below(9) == 0 ? one_of(marks) : one_of(words));
      if (below(60) == 0) word = "\n\n";
      if (line + word.size() + 1 > width) {
        out += below(30) == 0 ? "\r\n" : "\n";
        line = 0;
      }
      out += word + ' ';
      line += word.size() + 1;
    }
    return out;
  }

  std::mt19937_64 random_;
};

/// Why a text fails, if it does.
using Fault = std::optional<std::string_view>;

bool is_white_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = distich::text::code_point_at(text, at);
    if (!distich::text::is_space(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// White space that does not belong to the character before it.
bool ends_with_space(std::string_view text) {
  const auto last = distich::text::code_point_before(text, text.size());
  const auto before = distich::text::code_point_before(text, text.size() - last.size);
  return distich::text::is_space(last.value) && !distich::text::joins_next(before.value);
}

Fault check_tiling(std::string_view text, const std::vector<Segment>& segments) {
  std::size_t done = 0;
  for (const auto& segment : segments) {
    const auto range = segment.range;
    if (range.begin < done || range.end <= range.begin || range.end > text.size()) return "segments overlap";
    if (!is_white_space(ByteRange{done, range.begin}.of(text))) return "text is lost";
    if (ends_with_space(range.of(text))) return "space at an end";
    done = range.end;
  }
  if (!is_white_space(text.substr(done))) return "text is lost at the end";
  return {};
}

Fault check_graphemes(std::string_view text, const std::vector<Segment>& segments,
                      const distich::text::Boundaries& boundaries) {
  std::vector<ByteRange> clusters;
  boundaries.graphemes(text, clusters);
  const auto is_boundary = [&](std::size_t at) {
    return at == text.size() || std::ranges::binary_search(clusters, at, {}, &ByteRange::begin);
  };
  for (const auto& segment : segments) {
    if (!is_boundary(segment.range.begin) || !is_boundary(segment.range.end))
      return "a grapheme cluster is cut";
  }
  return {};
}

Fault check_stream(std::string_view text, const std::vector<Segment>& whole, const Segmenter& segmenter,
                   Maker& maker) {
  std::vector<Segment> segments;
  Fault fault;
  std::size_t done = 0;
  distich::SegmentStream stream(segmenter, [&](const distich::StreamSegment& segment) {
    segments.push_back({segment.range, segment.ends_by});
    if (segment.text != segment.range.of(text)) fault = "the stream hands out another text";
    const auto gap = ByteRange{done, segment.range.begin}.of(text);
    if (segment.line_feeds != static_cast<std::size_t>(std::ranges::count(gap, '\n')))
      fault = "line feeds miscounted";
    done = segment.range.end;
  });
  const auto most = maker.below(3) == 0 ? 1 : 1 + maker.below(maker.below(2) == 0 ? 20 : 2000);
  for (std::size_t at = 0; at < text.size();) {
    const auto part = text.substr(at, 1 + maker.below(most));
    stream.write(part);
    at += part.size();
  }
  stream.finish();
  if (fault) return fault;
  if (segments != whole) return "the stream differs from the whole";
  return {};
}

// ICU's macro converts between signed and unsigned as it likes.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

std::size_t first_fault_by_icu(std::string_view bytes) {
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    const auto begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, size, c);
    if (c < 0) return static_cast<std::size_t>(begin);
  }
  return bytes.size();
}

#pragma GCC diagnostic pop

Fault check_gate(const std::string& bytes) {
  const auto bad = first_fault_by_icu(bytes);
  const auto nul = std::min(bytes.find('\0'), bytes.size());
  if (distich::text::first_ill_formed(bytes) != bad) return "another byte is called ill-formed";
  std::optional<std::uint64_t> refused_at;
  try {
    (void)distich::text::decode(bytes, {.input = "made up", .encoding = "UTF-8"});
  } catch (const distich::Error& error) {
    if (error.code() != distich::ErrorCode::encoding || !error.where()) return "refused without a place";
    refused_at = error.where()->byte;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return {};  // marked as UTF-16
  const auto expected = bad < bytes.size() ? bad : nul;
  if (refused_at.value_or(bytes.size()) != expected) return "refused at another place";
  if (!distich::text::is_valid_utf8(distich::text::repair_utf8(bytes))) return "repaired in vain";
  return {};
}

struct Checker {
  std::vector<Segmenter> segmenters;
  distich::text::Boundaries boundaries{distich::LanguageTag()};

  Checker() {
    for (const auto* const tag : {"en", "de", "fr", "ru", "ja", "zh", "ar", "hi", "el", "hy", "he", "und"}) {
      for (const auto lines :
           {distich::LineMode::detect, distich::LineMode::wrapped, distich::LineMode::separate}) {
        segmenters.emplace_back(distich::LanguageTag::parse(tag).value(), distich::SegmentOptions{lines});
      }
    }
  }

  Fault check(Maker& maker, std::string& text) const {
    text = maker.text();
    if (maker.below(8) == 0) {
      text = maker.with_faults(std::move(text));
      if (const auto fault = check_gate(text)) return fault;
      text = distich::text::repair_utf8(text);
    }
    const auto& segmenter = segmenters[maker.below(segmenters.size())];
    const auto segments = segmenter.segment(text);
    if (const auto fault = check_tiling(text, segments)) return fault;
    if (const auto fault = check_graphemes(text, segments, boundaries)) return fault;
    return check_stream(text, segments, segmenter, maker);
  }
};

void show(std::uint64_t number, std::string_view why, std::string_view text) {
  std::printf("text %llu: %.*s\n", static_cast<unsigned long long>(number), static_cast<int>(why.size()),
              why.data());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E) {
      std::printf("\\x%02X", byte);
    } else {
      std::putchar(c);
    }
  }
  std::putchar('\n');
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s COUNT [SEED]\n", argv[0]);
    return 2;
  }
  const auto count = std::strtoull(argv[1], nullptr, 10);
  const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const Checker checker;
  std::string text;
  for (std::uint64_t number = 0; number < count; ++number) {
    Maker maker(seed * 1'000'000'007ULL + number);
    if (const auto fault = checker.check(maker, text)) {
      show(number, *fault, text);
      return 1;
    }
  }
  std::printf("%llu texts, seed %llu: all hold\n", static_cast<unsigned long long>(count),
              static_cast<unsigned long long>(seed));
  return 0;
}
