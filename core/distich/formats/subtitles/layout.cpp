#include <algorithm>
#include <utility>

#include <distich/formats/subtitles/layout_internal.hpp>
#include <distich/formats/subtitles/script_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::subtitles {
namespace {

constexpr std::int64_t longest_pause = 3000;
/// So many cues in a row without a mark that ends sentences are not one sentence.
constexpr std::size_t longest_sentence = 6;

/// What a cue says of its borders.
struct CueFacts {
  bool sound = false;
  bool unmarked = false;  ///< in a long row of cues without a mark that ends sentences
  bool marked = false;
  std::string_view first_voice;
  std::string_view last_voice;
};

std::string visible_text(std::string_view text, const std::vector<Token>& tokens, ByteRange line) {
  std::string out;
  for (const auto& token : tokens) {
    if (!line.contains(token.place)) continue;
    if (token.kind == Token::Kind::text) out += token.place.of(text);
    if (token.kind == Token::Kind::character) out += token.character;
  }
  return std::string(text::trimmed(out, {0, out.size()}).of(out));
}

class LayoutMaker {
 public:
  LayoutMaker(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  Layout make(std::vector<Cue> cues) {
    out_.cues = std::move(cues);
    facts_.resize(out_.cues.size());
    for (std::size_t cue = 0; cue < out_.cues.size(); ++cue) add_cue(cue);
    mark_unmarked_rows();
    for (std::size_t line = 1; line < out_.lines.size(); ++line) out_.lines[line].divided = divides(line);
    collect_parts();
    return std::move(out_);
  }

 private:
  void add_cue(std::size_t cue) {
    auto tokens = tokens_of(text_, out_.cues[cue], dialect_);
    auto& facts = facts_[cue];
    std::string whole;
    auto token = tokens.begin();
    std::string_view voice;
    for (const auto place : out_.cues[cue].lines) {
      const auto begin = token;
      while (token != tokens.end() && token->place.begin < place.end) {
        if (const auto named = voice_of(token->place.of(text_)); !named.empty()) {
          if (facts.first_voice.empty() && whole.empty()) facts.first_voice = named;
          voice = named;
        }
        ++token;
      }
      const std::vector<Token> of_line(begin, token);
      auto visible = visible_text(text_, of_line, place);
      if (!whole.empty() && !visible.empty()) whole += ' ';
      whole += visible;
      out_.lines.push_back({cue, place, std::move(visible), false});
      voices_.push_back(voice);
    }
    facts.last_voice = voice;
    facts.sound = is_sound(whole);
    facts.marked = has_sentence_end(whole);
    out_.tokens.push_back(std::move(tokens));
  }

  void mark_unmarked_rows() {
    for (std::size_t begin = 0; begin < facts_.size();) {
      auto end = begin;
      while (end < facts_.size() && !facts_[end].marked) ++end;
      if (end - begin > longest_sentence) {
        for (auto cue = begin; cue < end; ++cue) facts_[cue].unmarked = true;
      }
      begin = end + 1;
    }
  }

  [[nodiscard]] bool divides(std::size_t line) const {
    const auto& before = out_.lines[line - 1];
    const auto& after = out_.lines[line];
    if (begins_turn(after.visible)) return true;
    if (before.cue == after.cue) {
      return voices_[line] != voices_[line - 1] || is_sound(before.visible) || is_sound(after.visible);
    }
    const auto& left = facts_[before.cue];
    const auto& right = facts_[after.cue];
    if (left.sound || right.sound || right.unmarked || left.last_voice != right.first_voice) return true;
    const auto& ended = out_.cues[before.cue].times;
    const auto& begun = out_.cues[after.cue].times;
    return ended && begun && begun->begin - ended->end >= longest_pause;
  }

  void collect_parts() {
    for (std::size_t i = 0; i < out_.lines.size(); ++i) {
      const auto& line = out_.lines[i];
      if (out_.parts.empty() || line.divided || out_.parts.back().cue != line.cue) {
        out_.parts.push_back({line.cue, i, i, line.place});
      }
      out_.parts.back().end_line = i + 1;
      out_.parts.back().place.end = line.place.end;
    }
  }

  std::string_view text_;
  Dialect dialect_;
  Layout out_;
  std::vector<CueFacts> facts_;
  std::vector<std::string_view> voices_;  ///< by line: who speaks at its end
};

}  // namespace

Layout lay_out(std::string_view text, Dialect dialect, const std::string& input, const Control& control) {
  return LayoutMaker(text, dialect).make(read_cues(text, dialect, input, control));
}

std::string_view joiner(std::string_view before, std::string_view after) noexcept {
  if (before.empty() || after.empty()) return {};
  const auto left = text::code_point_before(before, before.size()).value;
  const auto right = text::code_point_at(after, 0).value;
  return joins_without_space(left, right) ? std::string_view{} : std::string_view(" ");
}

}  // namespace distich::formats::subtitles
