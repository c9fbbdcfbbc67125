#include <algorithm>
#include <map>
#include <utility>

#include <distich/formats/lines_internal.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/formats/subtitles/divide_internal.hpp>
#include <distich/formats/subtitles/layout_internal.hpp>
#include <distich/formats/subtitles/script_internal.hpp>
#include <distich/formats/subtitles/subtitles_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::subtitles {
namespace {

/// What most guidelines allow a line, in columns.
constexpr std::size_t usual_width = 42;
constexpr std::size_t usual_lines = 2;

/// New text for a range within a part.
struct Piece {
  ByteRange place;
  RichText text;
};

void append(RichText& out, RichText more) {
  for (auto& code : more.codes) {
    code.at += out.text.size();
    out.codes.push_back(std::move(code));
  }
  out.text += more.text;
}

/// Line ends as a space, or nothing, with the white space around them; white space at both ends is dropped.
RichText on_one_line(const RichText& rich) {
  const std::string_view text = rich.text;
  const auto inside = text::trimmed(text, {0, text.size()});
  RichText out;
  std::size_t code = 0;
  for (auto at = inside.begin; at <= inside.end;) {
    const auto line_end = std::min(text.find_first_of("\r\n", at), inside.end);
    const auto stop = text::trimmed(text, {at, line_end}).end;
    const bool last = line_end == inside.end;
    for (; code < rich.codes.size() && (last || rich.codes[code].at <= line_end); ++code) {
      out.codes.push_back(rich.codes[code]);
      out.codes.back().at = out.text.size() + std::clamp(rich.codes[code].at, at, stop) - at;
    }
    out.text += text.substr(at, stop - at);
    if (last) break;
    at = text::trimmed(text, {line_end, inside.end}).begin;
    out.text += joiner(out.text, text.substr(at, inside.end - at));
  }
  return out;
}

class Merger {
 public:
  Merger(std::string_view text, Dialect dialect)
      : text_(text),
        dialect_(dialect),
        layout_(lay_out(text, dialect, {}, {})),
        line_end_(usual_line_end(text)) {}

  void place(const BilingualUnit& unit) {
    const auto covered = parts_of(unit);
    if (covered.empty()) refuse_place(unit);
    auto texts = targets_for(unit, covered);
    for (std::size_t i = 0; i < covered.size(); ++i)
      pieces_[covered[i].first].push_back({covered[i].second, std::move(texts[i])});
  }

  [[nodiscard]] std::string finish() const {
    std::vector<Replacement> changes;
    for (auto piece = pieces_.begin(); piece != pieces_.end();) {
      const auto cue = layout_.parts[piece->first].cue;
      changes.push_back(rewritten_cue(piece->first));
      while (piece != pieces_.end() && layout_.parts[piece->first].cue == cue) ++piece;
    }
    return splice(text_, changes);
  }

 private:
  using Covered = std::vector<std::pair<std::size_t, ByteRange>>;  ///< parts, and what of them

  [[nodiscard]] Covered parts_of(const BilingualUnit& unit) const {
    const auto place = *unit.place;
    Covered out;
    auto part = std::ranges::lower_bound(layout_.parts, place.begin, {},
                                         [](const Part& one) { return one.place.end; });
    for (; part != layout_.parts.end() && part->place.begin <= place.end; ++part) {
      const ByteRange common{std::max(part->place.begin, place.begin), std::min(part->place.end, place.end)};
      if (common.begin < common.end)
        out.emplace_back(static_cast<std::size_t>(part - layout_.parts.begin()), common);
    }
    return out;
  }

  [[nodiscard]] std::vector<RichText> targets_for(const BilingualUnit& unit, const Covered& covered) {
    const auto target = on_one_line(*unit.target);
    if (covered.size() == 1) return {target};
    std::vector<std::size_t> weights;
    std::vector<std::string> sources;
    for (const auto& [part, place] : covered) {
      sources.push_back(on_one_line(kept(layout_.parts[part], place, true)).text);
      weights.push_back(text::display_width(sources.back()));
    }
    const auto cuts =
        divider_for(unit.languages.target).cuts(target.text, weights, anchors(unit, target, sources));
    auto texts = divided(target, cuts);
    mend_pairs(texts);
    return texts;
  }

  /// Where a code of the target stands that begins a cue of the source.
  [[nodiscard]] static std::vector<std::optional<std::size_t>> anchors(
      const BilingualUnit& unit, const RichText& target, const std::vector<std::string>& sources) {
    std::vector<std::optional<std::size_t>> out;
    std::string done = sources.front();
    for (std::size_t i = 1; i < sources.size(); ++i) {
      done += joiner(done, sources[i]);
      const auto code = std::ranges::find_if(unit.source.codes, [&](const InlineCode& one) {
        return one.at == done.size() && one.kind != InlineCode::Kind::close;
      });
      out.emplace_back();
      if (code != unit.source.codes.end()) {
        const auto same = std::ranges::find_if(target.codes, [&](const InlineCode& one) {
          return one.id == code->id && one.kind == code->kind;
        });
        if (same != target.codes.end()) out.back() = same->at;
      }
      done += sources[i];
    }
    if (done != unit.source.text) out.clear();  // the unit's text is not what stands here
    return out;
  }

  const Divider& divider_for(const LanguageTag& language) {
    return dividers_.try_emplace(language, language).first->second;
  }

  /// Text of a part that stays: what its writing must not change stands in codes, unless `resolved`.
  [[nodiscard]] RichText kept(const Part& part, ByteRange range, bool resolved = false) const {
    RichText out;
    const auto& tokens = layout_.tokens[part.cue];
    auto token = std::ranges::lower_bound(tokens, range.begin, std::ranges::less_equal{},
                                          [](const Token& one) { return one.place.end; });
    for (auto line = line_at_or_behind(part, range.begin); line < part.end_line; ++line) {
      if (layout_.lines[line].place.begin > range.end) break;
      const auto line_end = layout_.lines[line].place.end;
      for (; token != tokens.end() && token->place.begin < std::min(line_end, range.end); ++token)
        append(out, kept(*token, range, resolved));
      const bool has_border = line + 1 < part.end_line && range.begin <= line_end &&
                              layout_.lines[line + 1].place.begin <= range.end;
      if (has_border) out.text += '\n';
    }
    return out;
  }

  [[nodiscard]] std::size_t line_at_or_behind(const Part& part, std::size_t offset) const {
    const auto begin = layout_.lines.begin();
    const auto found = std::ranges::lower_bound(begin + static_cast<std::ptrdiff_t>(part.first_line),
                                                begin + static_cast<std::ptrdiff_t>(part.end_line), offset,
                                                {}, [](const CueLine& line) { return line.place.end; });
    return static_cast<std::size_t>(found - begin);
  }

  [[nodiscard]] RichText kept(const Token& token, ByteRange range, bool resolved) const {
    const ByteRange place{std::max(range.begin, token.place.begin), std::min(range.end, token.place.end)};
    const std::string written(place.of(text_));
    if (resolved) {
      if (token.kind == Token::Kind::character) return RichText(token.character);
      return token.kind == Token::Kind::text ? RichText(written) : RichText();
    }
    if (token.kind == Token::Kind::text) return kept_text(written);
    return {{}, {{0, InlineCode::Kind::standalone, {}, written, {}}}};
  }

  /// Characters that would be escaped stay as they are.
  [[nodiscard]] RichText kept_text(std::string_view text) const {
    RichText out;
    if (dialect_ == Dialect::srt) return RichText(std::string(text));
    for (const char c : text) {
      if (std::string_view("&<>").find(c) == std::string_view::npos) {
        out.text += c;
      } else {
        out.codes.push_back({out.text.size(), InlineCode::Kind::standalone, {}, std::string(1, c), {}});
      }
    }
    return out;
  }

  /// A part with its new pieces, in lines.
  [[nodiscard]] std::string rewritten_part(std::size_t index, std::size_t width,
                                           std::size_t most_lines) const {
    const auto& part = layout_.parts[index];
    RichText content;
    auto done = part.place.begin;
    for (const auto& piece : pieces_.at(index)) {
      append(content, kept(part, {done, piece.place.begin}));
      append(content, piece.text);
      done = piece.place.end;
    }
    append(content, kept(part, {done, part.place.end}));
    content = on_one_line(content);
    const auto whole = text::display_width(content.text);
    const auto lines = std::clamp<std::size_t>((whole + width - 1) / width, 1, most_lines);
    const std::vector<std::size_t> equal(lines, 1);
    std::string out;
    for (const auto& line : divided(content, any_divider_.cuts(content.text, equal))) {
      const auto escape = [&](std::string_view text) { return escaped(text, dialect_); };
      const auto written = render(line, escape);
      if (written.empty()) continue;
      if (!out.empty()) out += line_end_;
      out += written;
    }
    return out;
  }

  /// The lines of the cue that the part belongs to.
  [[nodiscard]] Replacement rewritten_cue(std::size_t index) const {
    const auto cue = layout_.parts[index].cue;
    auto first = index;
    while (first > 0 && layout_.parts[first - 1].cue == cue) --first;
    auto end = index;
    std::size_t width = usual_width;
    while (end < layout_.parts.size() && layout_.parts[end].cue == cue) ++end;
    for (auto line = layout_.parts[first].first_line; line < layout_.parts[end - 1].end_line; ++line)
      width = std::max(width, text::display_width(layout_.lines[line].visible));
    std::string out;
    for (auto i = first; i < end; ++i) {
      const auto& part = layout_.parts[i];
      const auto lines = part.end_line - part.first_line;
      const auto written =
          pieces_.contains(i)
              ? rewritten_part(i, width, end - first == 1 ? std::max(lines, usual_lines) : lines)
              : std::string(part.place.of(text_));
      if (written.empty()) continue;
      if (!out.empty()) {
        out += ByteRange{layout_.parts[i - 1].place.end, part.place.begin}.of(text_);
      }
      out += written;
    }
    return {{layout_.parts[first].place.begin, layout_.parts[end - 1].place.end}, std::move(out)};
  }

  std::string_view text_;
  Dialect dialect_;
  Layout layout_;
  std::string_view line_end_;
  std::map<std::size_t, std::vector<Piece>> pieces_;  ///< by part
  std::map<LanguageTag, Divider> dividers_;
  Divider any_divider_{LanguageTag()};
};

}  // namespace

std::string merge_article(const Skeleton& skeleton, Dialect dialect, std::span<const BilingualUnit> units) {
  Merger merger(skeleton.text, dialect);
  for (const auto* unit : units_to_merge(skeleton.text, units)) merger.place(*unit);
  return encode_article(merger.finish(), skeleton);
}

}  // namespace distich::formats::subtitles
