#include <algorithm>
#include <charconv>
#include <optional>

#include <distich/formats/table/notation_internal.hpp>

namespace distich::formats::table {
namespace {

// In a tag's id, a backslash stands before what would end or change the tag; "\." alone is an empty id.

std::string tag_of(const InlineCode& code, Brackets brackets) {
  std::string out(1, brackets.open);
  if (code.kind == InlineCode::Kind::close) out += '/';
  if (code.id.empty()) out += "\\.";
  for (const char c : code.id) {
    if (c == '\\' || c == '/' || c == brackets.open || c == brackets.close) out += '\\';
    out += c;
  }
  if (code.kind == InlineCode::Kind::standalone) out += '/';
  return out + brackets.close;
}

std::string id_of(std::string_view written) {
  std::string out;
  if (written == "\\.") return out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '\\' && i + 1 < written.size()) ++i;
    out += written[i];
  }
  return out;
}

/// Does the tag's inside end in a "/" that no backslash guards?
bool ends_in_slash(std::string_view inside) {
  if (!inside.ends_with('/')) return false;
  const auto guards = inside.substr(0, inside.size() - 1);
  const auto last = guards.find_last_not_of('\\');
  return (guards.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 0;
}

/// A code as its tag says it, without its place and markup.
InlineCode code_of(std::string_view tag) {
  auto inside = tag.substr(1, tag.size() - 2);
  InlineCode code;
  code.kind = InlineCode::Kind::open;
  if (inside.starts_with('/')) {
    code.kind = InlineCode::Kind::close;
    inside.remove_prefix(1);
  } else if (ends_in_slash(inside)) {
    code.kind = InlineCode::Kind::standalone;
    inside.remove_suffix(1);
  }
  code.id = id_of(inside);
  return code;
}

using CodePairs = std::vector<std::pair<std::string, std::string>>;

/// The markup, and what to show for it where that is known: "<br>=line end".
std::string markup_cell(const InlineCode& code) {
  auto cell = join_pairs({{code.original, code.shown_as}});
  if (code.shown_as.empty()) cell.pop_back();
  return cell;
}

CodePairs pairs_of(const RichText& rich, Brackets brackets) {
  CodePairs out;
  for (const auto& code : rich.codes) out.emplace_back(tag_of(code, brackets), markup_cell(code));
  return out;
}

/// Would a text with the codes `wanted` get the right ones out of `list`?
bool serves(const CodePairs& list, const CodePairs& wanted) {
  const bool all_known = std::ranges::all_of(
      wanted, [&](const auto& pair) { return std::ranges::find(list, pair) != list.end(); });
  const bool all_different = std::ranges::all_of(list, [&](const auto& pair) {
    return std::ranges::count(list, pair.first, &std::pair<std::string, std::string>::first) == 1;
  });
  return all_known && all_different;
}

/// Takes codes for tags in the order of the list; a tag that comes more often than the list
/// has it means its last one again.
class CodeSource {
 public:
  explicit CodeSource(CodePairs pairs) : pairs_(std::move(pairs)), used_(pairs_.size(), false) {}

  [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }

  std::optional<InlineCode> take(std::string_view tag) {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (pairs_[i].first != tag) continue;
      chosen = i;
      if (!used_[i]) break;
    }
    if (!chosen) return std::nullopt;
    used_[*chosen] = true;
    auto code = code_of(tag);
    const auto markup = split_pairs(pairs_[*chosen].second);
    if (!markup.empty()) {
      code.original = markup.front().first;
      code.shown_as = markup.front().second;
    }
    return code;
  }

 private:
  CodePairs pairs_;
  std::vector<bool> used_;
};

/// Where the tag that begins at `at` ends; npos when none does.
std::size_t tag_end(std::string_view text, std::size_t at, Brackets brackets) {
  for (auto i = at + 1; i < text.size() && text[i] != brackets.open; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == brackets.close) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

RichText rich_text(std::string_view cell, CodeSource codes, Brackets brackets) {
  if (codes.empty()) return RichText(std::string(cell));
  RichText out;
  for (std::size_t i = 0; i < cell.size();) {
    const auto bracket = cell.find_first_not_of('\\', i);
    const auto run = std::min(bracket, cell.size()) - i;
    if (bracket == std::string_view::npos || cell[bracket] != brackets.open) {
      out.text.append(cell, i, std::max<std::size_t>(run, 1));
      i += std::max<std::size_t>(run, 1);
      continue;
    }
    out.text.append(run / 2, '\\');
    i = bracket;
    const auto end = run % 2 == 0 ? tag_end(cell, i, brackets) : std::string_view::npos;
    auto code = end == std::string_view::npos ? std::nullopt : codes.take(cell.substr(i, end - i));
    if (code) {
      code->at = out.text.size();
      out.codes.push_back(std::move(*code));
      i = end;
    } else {
      out.text += brackets.open;
      ++i;
    }
  }
  return out;
}

/// Backslashes before an opening bracket doubled, and one more for the bracket itself.
std::string guarded(std::string_view text, Brackets brackets) {
  std::string out;
  std::size_t run = 0;
  for (const char c : text) {
    if (c == brackets.open) out.append(run + 1, '\\');
    run = c == '\\' ? run + 1 : 0;
    out += c;
  }
  return out;
}

/// "#2" gives 2; 0 when there is no number.
std::size_t number_in(std::string_view heading) {
  std::size_t number = 0;
  std::from_chars(heading.data() + 1, heading.data() + heading.size(), number);
  return number;
}

}  // namespace

std::vector<TaggedPart> tagged_parts(const RichText& rich, Brackets brackets) {
  std::vector<TaggedPart> out;
  const auto add_text = [&](std::string written) {
    if (!written.empty()) out.push_back({std::move(written), false});
  };
  std::size_t done = 0;
  for (const auto& code : rich.codes) {
    const auto part = std::string_view(rich.text).substr(done, code.at - done);
    auto written = guarded(part, brackets);
    // Backslashes that a tag follows would be read as its guard.
    const auto last = part.find_last_not_of('\\');
    written.append(part.size() - (last == std::string_view::npos ? 0 : last + 1), '\\');
    add_text(std::move(written));
    out.push_back({tag_of(code, brackets), true});
    done = code.at;
  }
  const auto rest = std::string_view(rich.text).substr(done);
  add_text(rich.codes.empty() ? std::string(rest) : guarded(rest, brackets));
  return out;
}

std::string tagged_text(const RichText& rich, Brackets brackets) {
  std::string out;
  for (const auto& part : tagged_parts(rich, brackets)) out += part.written;
  return out;
}

std::string code_list(const std::vector<const RichText*>& texts, Brackets brackets) {
  CodePairs out;
  CodePairs first;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto pairs = pairs_of(*texts[i], brackets);
    if (i == 0) {
      first = pairs;
      out = pairs;
    } else if (!pairs.empty() ? !serves(first, pairs)
                              : !first.empty() && texts[i]->text.find(brackets.open) != std::string::npos) {
      out.emplace_back("#" + std::to_string(i + 1), "");
      std::ranges::copy(pairs, std::back_inserter(out));
    }
  }
  return join_pairs(out);
}

std::vector<RichText> rich_texts(const std::vector<std::string_view>& cells, std::string_view list,
                                 Brackets brackets) {
  std::vector<std::optional<CodePairs>> lists(cells.size());
  if (!lists.empty()) lists.front().emplace();
  std::size_t current = 0;
  for (auto& pair : split_pairs(list)) {
    if (pair.first.starts_with('#')) {
      current = number_in(pair.first) - 1;
      if (current < lists.size()) lists[current].emplace();
    } else if (current < lists.size()) {
      lists[current]->push_back(std::move(pair));
    }
  }
  std::vector<RichText> out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // A text without tags of the first list may still hold guarded brackets: only texts with codes are
    // guarded.
    const auto& own = lists[i] ? *lists[i] : *lists.front();
    out.push_back(rich_text(cells[i], CodeSource(own), brackets));
  }
  return out;
}

}  // namespace distich::formats::table
