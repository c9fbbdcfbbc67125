#include <optional>

#include <distich/text/code_points.hpp>
#include <distich/text/fold_internal.hpp>

namespace distich::text {
namespace {

/// What becomes of a code point.
enum class Fate : std::uint8_t { kept, space, dropped, apostrophe, quote, dash, ellipsis };

constexpr bool in(char32_t c, char32_t first, char32_t last) noexcept {
  return c >= first && c <= last;
}

// Tatweel, harakat and Quranic marks; hamza and madda above or below a letter tell words apart.
constexpr bool is_arabic_point(char32_t c) noexcept {
  return c == 0x0640 || in(c, 0x064B, 0x0652) || in(c, 0x0656, 0x065F) || c == 0x0670 ||
         in(c, 0x0610, 0x061A) || in(c, 0x06D6, 0x06DC) || in(c, 0x06DF, 0x06E4) || c == 0x06E7 ||
         c == 0x06E8 || in(c, 0x06EA, 0x06ED);
}

constexpr bool is_hebrew_point(char32_t c) noexcept {
  return in(c, 0x0591, 0x05BD) || c == 0x05BF || c == 0x05C1 || c == 0x05C2 || c == 0x05C4 || c == 0x05C5 ||
         c == 0x05C7;
}

// Hebrew geresh, gershayim and maqaf are mostly typed as apostrophe, quotation mark and hyphen.
constexpr Fate fate_below_2000(char32_t c, Points points) noexcept {
  switch (c) {
    case 0x00AD:
    case 0x061C: return Fate::dropped;
    case 0x0085:
    case 0x00A0:
    case 0x1680: return Fate::space;
    case 0x00B4:
    case 0x02B9:
    case 0x0374:
    case 0x02BB:
    case 0x02BC:
    case 0x055A:
    case 0x05F3:
    case 0x1FFD: return Fate::apostrophe;
    case 0x00AB:
    case 0x00BB:
    case 0x05F4: return Fate::quote;
    case 0x058A:
    case 0x05BE: return Fate::dash;
    default: break;
  }
  return points == Points::drop && (is_arabic_point(c) || is_hebrew_point(c)) ? Fate::dropped : Fate::kept;
}

constexpr Fate fate_in_general_punctuation(char32_t c) noexcept {
  if (in(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F) return Fate::space;
  if (c == 0x200B || c == 0x200E || c == 0x200F || in(c, 0x202A, 0x202E) || c == 0x2060 ||
      in(c, 0x2066, 0x2069)) {
    return Fate::dropped;
  }
  if (in(c, 0x2010, 0x2015)) return Fate::dash;
  if (in(c, 0x2018, 0x201B) || c == 0x2032 || c == 0x2039 || c == 0x203A) return Fate::apostrophe;
  if (in(c, 0x201C, 0x201F) || c == 0x2033) return Fate::quote;
  return c == 0x2026 ? Fate::ellipsis : Fate::kept;
}

constexpr Fate fate_above_2000(char32_t c) noexcept {
  if (c < 0x2070) return fate_in_general_punctuation(c);
  if (c == 0x3000) return Fate::space;
  if (c == 0xFEFF) return Fate::dropped;
  if (in(c, 0x300C, 0x300F) || in(c, 0x301D, 0x301F) || in(c, 0xFE41, 0xFE44) || c == 0xFF62 || c == 0xFF63 ||
      c == 0x2E42 || c == 0xFF02) {
    return Fate::quote;
  }
  if (c == 0xFF07) return Fate::apostrophe;
  if (c == 0x2212 || c == 0x2E3A || c == 0x2E3B || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0xFE31 ||
      c == 0xFE32) {
    return Fate::dash;
  }
  return c == 0x22EF || c == 0xFE19 ? Fate::ellipsis : Fate::kept;
}

constexpr bool is_plain_letter(char32_t c) noexcept {
  return in(c, 0x00C0, 0x02B8) || in(c, 0x0400, 0x0480) || in(c, 0x3040, 0xD7FF);
}

constexpr Fate fate_of(char32_t c, Points points) noexcept {
  if (is_plain_letter(c)) return Fate::kept;
  if (c < 0x80) return c == ' ' || in(c, '\t', '\r') ? Fate::space : Fate::kept;
  return c < 0x2000 ? fate_below_2000(c, points) : fate_above_2000(c);
}

constexpr std::string_view written(Fate fate) noexcept {
  switch (fate) {
    case Fate::apostrophe: return "'";
    case Fate::quote: return "\"";
    case Fate::dash: return "-";
    case Fate::ellipsis: return "...";
    default: return "";
  }
}

constexpr bool is_visible_ascii(char c) noexcept {
  return c > ' ' && c < 0x7F;
}

struct NoMap {
  void keep(std::size_t) noexcept {}

  void replace(std::size_t, std::size_t) noexcept {}
};

template <class Map>
class Folder {
 public:
  Folder(std::string_view source, Points points, Map& map) : source_(source), points_(points), map_(map) {
    out_.reserve(source.size());
  }

  std::string run() && {
    for (std::size_t at = 0; at < source_.size();) {
      const CodePoint c = code_point_at(source_, at);
      const Fate fate = fate_of(c.value, points_);
      if (fate == Fate::kept) {
        at += keep_run(at, c.size);
        continue;
      }
      at += c.size;
      take(fate, c.size);
    }
    if (space_ > 0) map_.replace(space_, 0);
    return std::move(out_);
  }

 private:
  /// Copies the kept code point at `at` and all that follow it and need no change either.
  std::size_t keep_run(std::size_t at, std::size_t size) {
    flush_space(at);
    while (at + size < source_.size()) {
      if (is_plain(at + size)) {
        ++size;
        continue;
      }
      const CodePoint next = code_point_at(source_, at + size);
      if (fate_of(next.value, points_) != Fate::kept) break;
      size += next.size;
    }
    out_ += source_.substr(at, size);
    map_.keep(size);
    done_ = at + size;
    return size;
  }

  /// Visible ASCII, or one space before it: most of most texts.
  [[nodiscard]] bool is_plain(std::size_t at) const noexcept {
    if (is_visible_ascii(source_[at])) return true;
    return source_[at] == ' ' && at + 1 < source_.size() && is_visible_ascii(source_[at + 1]);
  }

  void take(Fate fate, std::size_t size) {
    if (fate == Fate::space || (fate == Fate::dropped && space_ > 0)) {
      space_ += size;
      return;
    }
    flush_space(done_ + space_);
    const auto text = written(fate);
    out_ += text;
    map_.replace(size, text.size());
    done_ += size;
  }

  /// White space counts only once something follows it.
  void flush_space(std::size_t end) {
    if (space_ == 0) return;
    const auto run = source_.substr(end - space_, space_);
    if (out_.empty()) {
      map_.replace(space_, 0);
    } else {
      out_ += ' ';
      run == " " ? map_.keep(1) : map_.replace(space_, 1);
    }
    done_ = end;
    space_ = 0;
  }

  std::string_view source_;
  Points points_;
  Map& map_;
  std::string out_;
  std::size_t done_ = 0;   ///< bytes of the source that are in `out_` and `map_`
  std::size_t space_ = 0;  ///< bytes of white space (and what is dropped within) behind them
};

}  // namespace

std::string fold_typography(std::string_view text, Points points) {
  NoMap none;
  return Folder<NoMap>(text, points, none).run();
}

std::string fold_typography(std::string_view text, Points points, ByteMap& map) {
  return Folder<ByteMap>(text, points, map).run();
}

}  // namespace distich::text
