#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// How much of the sentence before a candidate, and of the text behind it, is searched for the marks that
/// surround it; in bytes. Longer quotations are cut as in any profile.
constexpr std::size_t longest_quotation_before = 1024;
constexpr std::size_t longest_quotation_behind = 400;
constexpr std::size_t deepest = 8;

struct Pair {
  char32_t open;
  char32_t close;
};

constexpr auto usual_pairs = std::to_array<Pair>({{U'"', U'"'},
                                                  {U'(', U')'},
                                                  {U'[', U']'},
                                                  {0x201C, 0x201D},
                                                  {0x201E, 0x201C},
                                                  {0x2018, 0x2019},
                                                  {0xAB, 0xBB},
                                                  {0x300C, 0x300D},
                                                  {0x300E, 0x300F},
                                                  {0xFF08, 0xFF09}});

/// The mark that closes what `open` opens in the language; 0 when it opens nothing.
char32_t closing_of(char32_t open, const LanguageData& data) {
  if (const auto at = data.opening_quotes.find(open); at != std::u32string::npos) {
    return data.closing_quotes[at];
  }
  for (const auto& pair : usual_pairs) {
    if (pair.open == open) return pair.close;
  }
  return 0;
}

/// The marks that are open at some place, innermost last.
class OpenMarks {
 public:
  explicit OpenMarks(const LanguageData& data) : data_(data) {}

  void read(std::string_view text, ByteRange range) {
    for (auto at = range.begin; at < range.end;) {
      const auto c = text::code_point_at(text, at);
      at += c.size;
      if (is_among_letters(c.value) || is_apostrophe(text, c, at)) continue;
      if (depth_ > 0 && closers_.at(depth_ - 1) == c.value) {
        --depth_;
      } else if (const auto closer = closing_of(c.value, data_); closer != 0 && depth_ < deepest) {
        closers_.at(depth_++) = closer;
      }
    }
  }

  /// The mark that would close the innermost; 0 when nothing is open.
  [[nodiscard]] char32_t closer() const { return depth_ == 0 ? 0 : closers_.at(depth_ - 1); }

 private:
  static bool is_apostrophe(std::string_view text, text::CodePoint mark, std::size_t behind) {
    return mark.value == 0x2019 && text::is_letter(text::code_point_at(text, behind).value);
  }

  const LanguageData& data_;
  std::array<char32_t, deepest> closers_{};
  std::size_t depth_ = 0;
};

/// “It is late. Let us go.” is one: no break where marks are open that close not far behind.
Opinion inside_quotation(const Context& context) {
  const auto text = context.text();
  const auto end = context.candidate().end;
  const auto begin =
      std::max(context.sentence_begin(), end > longest_quotation_before ? end - longest_quotation_before : 0);
  OpenMarks marks(context.data());
  marks.read(text, {begin, end});
  const auto closer = marks.closer();
  if (closer == 0) return std::nullopt;
  const auto limit = std::min(text.size(), end + longest_quotation_behind);
  for (auto at = end; at < limit;) {
    const auto c = text::code_point_at(text, at);
    at += c.size;
    if (c.value == closer) return no_break("golden.quotation", {end, at});
  }
  return std::nullopt;
}

constexpr std::array<Rule, 1> golden = {inside_quotation};

}  // namespace

std::span<const Rule> golden_rules() {
  return golden;
}

}  // namespace distich::segmentation
