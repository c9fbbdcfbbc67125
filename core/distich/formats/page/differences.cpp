#include <algorithm>
#include <cstdint>

#include <distich/formats/page/markup_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::page {
namespace {

enum class Sort : std::uint8_t { word, space, single };

Sort sort_of(char32_t c) {
  if (text::is_space(c)) return Sort::space;
  if (text::is_unspaced(c) || text::is_punctuation(c) || text::is_symbol(c)) return Sort::single;
  return Sort::word;
}

/// Words, runs of white space, and single other characters, which together are the text.
std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = text::code_point_at(text, at);
    const auto sort = sort_of(first.value);
    auto end = at + first.size;
    while (end < text.size()) {
      const auto next = text::code_point_at(text, end);
      const bool joins = text::is_mark(next.value) || (sort != Sort::single && sort_of(next.value) == sort);
      if (!joins) break;
      end += next.size;
    }
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// lengths(i, j): of the longest common subsequence of what lies from i and j on.
class CommonLengths {
 public:
  CommonLengths(const std::vector<std::string_view>& before, const std::vector<std::string_view>& now)
      : width_(now.size() + 1), cells_((before.size() + 1) * width_, 0) {
    for (auto i = before.size(); i-- > 0;) {
      for (auto j = now.size(); j-- > 0;) {
        auto& cell = cells_[i * width_ + j];
        cell = before[i] == now[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                   : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> cells_;
};

/// Collects neighbouring pieces of one kind under one tag.
class Marked {
 public:
  void add(std::string_view tag, std::string_view text) {
    if (tag != tag_) close();
    if (tag != tag_ && !tag.empty()) out_ += "<" + std::string(tag) + ">";
    tag_ = tag;
    out_ += escaped(text);
  }

  [[nodiscard]] std::string finish() {
    close();
    return std::move(out_);
  }

 private:
  void close() {
    if (!tag_.empty()) out_ += "</" + std::string(tag_) + ">";
  }

  std::string out_;
  std::string_view tag_;
};

}  // namespace

std::string differences(std::string_view before, std::string_view now) {
  constexpr std::size_t most_cells = 1U << 20U;
  Marked out;
  const auto old_tokens = tokens(before);
  const auto new_tokens = tokens(now);
  if ((old_tokens.size() + 1) * (new_tokens.size() + 1) > most_cells) {
    if (!before.empty()) out.add("del", before);
    if (!now.empty()) out.add("ins", now);
    return out.finish();
  }
  const CommonLengths common(old_tokens, new_tokens);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < old_tokens.size() || j < new_tokens.size()) {
    if (i < old_tokens.size() && j < new_tokens.size() && old_tokens[i] == new_tokens[j]) {
      out.add("", old_tokens[i++]);
      ++j;
    } else if (j == new_tokens.size() ||
               (i < old_tokens.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
      out.add("del", old_tokens[i++]);
    } else {
      out.add("ins", new_tokens[j++]);
    }
  }
  return out.finish();
}

}  // namespace distich::formats::page
