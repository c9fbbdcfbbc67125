#include <algorithm>
#include <array>
#include <utility>

#include <distich/formats/html/entities_internal.hpp>
#include <distich/formats/subtitles/markup_internal.hpp>

namespace distich::formats::subtitles {
namespace {

/// Open tags that are kept in mind: hostile nesting must not cost quadratic time.
constexpr std::size_t deepest = 64;

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "i" of "<i>", "c" of "</c>" and "<c.loud>".
std::string_view name_of(std::string_view tag) noexcept {
  tag.remove_prefix(tag.starts_with("</") ? 2U : 1U);
  return tag.substr(0, tag.find_first_of(" \t.>"));
}

bool is_known_in_srt(std::string_view tag) {
  constexpr auto plain = std::to_array<std::string_view>({"b", "i", "u", "s", "B", "I", "U", "S"});
  constexpr auto with_more = std::to_array<std::string_view>({"font", "FONT", "c", "v", "lang"});
  const auto name = name_of(tag);
  const bool bare = tag.size() == name.size() + (tag.starts_with("</") ? 3U : 2U);
  if (bare && std::ranges::find(plain, name) != plain.end()) return true;
  return std::ranges::find(with_more, name) != with_more.end();
}

/// The tag at the front of `rest`; empty where there is none.
std::string_view tag_at(std::string_view rest, Dialect dialect) {
  const auto close = rest.find_first_of("<>", 1);
  if (close == std::string_view::npos || rest[close] != '>') return {};
  const auto tag = rest.substr(0, close + 1);
  if (dialect == Dialect::webvtt) return tag;
  const bool named = tag.size() > 2 && (is_letter(tag[1]) || (tag[1] == '/' && is_letter(tag[2])));
  return named && is_known_in_srt(tag) ? tag : std::string_view{};
}

/// `{\an8}`, as players of SubRip take it over from SubStation Alpha.
std::string_view override_at(std::string_view rest) {
  if (!rest.starts_with("{\\")) return {};
  const auto close = rest.find_first_of("{}", 1);
  const bool closed = close != std::string_view::npos && rest[close] == '}';
  return closed ? rest.substr(0, close + 1) : std::string_view{};
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  void add_line(ByteRange line) {
    for (auto at = line.begin; at < line.end;) {
      const auto rest = text_.substr(at, line.end - at);
      const auto size = special_at(rest, at);
      if (size > 0) {
        at += size;
      } else {
        const auto size_of_text = std::min(rest.find_first_of("<{&", 1), rest.size());
        add_text({at, at + size_of_text});
        at += size_of_text;
      }
    }
    in_text_ = false;
  }

  std::vector<Token> finish() {
    for (const auto open : open_) tokens_[open].kind = Token::Kind::standalone;
    return std::move(tokens_);
  }

 private:
  void add_text(ByteRange place) {
    if (in_text_) {
      tokens_.back().place.end = place.end;
    } else {
      tokens_.push_back({Token::Kind::text, place, {}, {}});
      in_text_ = true;
    }
  }

  void add(Token token) {
    tokens_.push_back(std::move(token));
    in_text_ = false;
  }

  /// Takes a tag or a character reference at the front; returns how long it is, 0 for text.
  std::size_t special_at(std::string_view rest, std::size_t at) {
    if (rest.front() == '<') {
      const auto tag = tag_at(rest, dialect_);
      if (!tag.empty()) add_tag(tag, {at, at + tag.size()});
      return tag.size();
    }
    if (rest.front() == '{') {
      const auto tag = override_at(rest);
      if (!tag.empty()) add({Token::Kind::standalone, {at, at + tag.size()}, {}, {}});
      return tag.size();
    }
    if (rest.front() == '&' && dialect_ == Dialect::webvtt) {
      auto reference = html::reference_at(rest, 0, html::ReferencePlace::text);
      const bool line_end = reference.text.find_first_of("\r\n") != std::string::npos;
      if (reference.size == 0 || line_end) return 0;
      add({Token::Kind::character, {at, at + reference.size}, {}, std::move(reference.text)});
      return reference.size;
    }
    return 0;
  }

  void add_tag(std::string_view tag, ByteRange place) {
    const auto name = name_of(tag);
    if (tag.starts_with("</")) {
      close(name, place);
      return;
    }
    const bool may_have_partner = !name.empty() && is_letter(name.front());
    if (may_have_partner && open_.size() < deepest) open_.push_back(tokens_.size());
    add({may_have_partner ? Token::Kind::open : Token::Kind::standalone, place, name, {}});
  }

  /// Tags that were opened inside and not closed have no partner.
  void close(std::string_view name, ByteRange place) {
    const auto opener = std::ranges::find_if(open_.rbegin(), open_.rend(),
                                             [&](std::size_t open) { return tokens_[open].name == name; });
    if (opener == open_.rend()) {
      add({Token::Kind::standalone, place, name, {}});
      return;
    }
    for (auto inner = open_.rbegin(); inner != opener; ++inner)
      tokens_[*inner].kind = Token::Kind::standalone;
    open_.erase(opener.base() - 1, open_.end());
    add({Token::Kind::close, place, name, {}});
  }

  std::string_view text_;
  Dialect dialect_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> open_;  ///< tags without partner so far
  bool in_text_ = false;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, const Cue& cue, Dialect dialect) {
  Tokenizer tokenizer(text, dialect);
  for (const auto line : cue.lines) tokenizer.add_line(line);
  return tokenizer.finish();
}

std::string_view voice_of(std::string_view tag) noexcept {
  if (tag.starts_with("</") || name_of(tag) != "v") return {};
  const auto space = tag.find_first_of(" \t");
  return space == std::string_view::npos ? std::string_view{} : tag.substr(space + 1, tag.size() - space - 2);
}

std::string escaped(std::string_view text, Dialect dialect) {
  if (dialect == Dialect::srt) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace distich::formats::subtitles
