#include <algorithm>
#include <cstdint>

#include <distich/text/normalize.hpp>
#include <distich/tm/differences_internal.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {
namespace {

constexpr std::size_t most_cells = 4'000'000;

struct Side {
  explicit Side(std::string_view text)
      : mapped(text::normalize_mapped(text, text::Form::match)),
        tokens(mapped.text),
        differs(tokens.size(), true) {}

  [[nodiscard]] std::string_view folded(std::size_t i) const { return tokens.folded(tokens.tokens()[i]); }

  [[nodiscard]] std::string_view spelled(std::size_t i) const {
    return tokens.tokens()[i].range.of(mapped.text);
  }

  [[nodiscard]] std::vector<ByteRange> ranges() const {
    std::vector<ByteRange> out;
    for (std::size_t i = 0; i < differs.size(); ++i) {
      if (!differs[i]) continue;
      const auto first = i;
      while (i + 1 < differs.size() && differs[i + 1]) ++i;
      const auto& all = tokens.tokens();
      out.push_back(mapped.map.to_source({all[first].range.begin, all[i].range.end}));
    }
    return out;
  }

  text::Mapped mapped;
  TokenList tokens;
  std::vector<bool> differs;
};

void tie(Side& one, std::size_t i, Side& other, std::size_t j) {
  const bool alike = one.spelled(i) == other.spelled(j);
  one.differs[i] = !alike;
  other.differs[j] = !alike;
}

/// The part of the tokens that is to be aligned.
struct Middle {
  std::size_t begin = 0;
  std::size_t one_end = 0;
  std::size_t other_end = 0;
};

Middle tie_common_ends(Side& one, Side& other) {
  Middle middle{0, one.tokens.size(), other.tokens.size()};
  const auto shorter = std::min(middle.one_end, middle.other_end);
  while (middle.begin < shorter && one.folded(middle.begin) == other.folded(middle.begin)) {
    tie(one, middle.begin, other, middle.begin);
    ++middle.begin;
  }
  while (middle.one_end > middle.begin && middle.other_end > middle.begin &&
         one.folded(middle.one_end - 1) == other.folded(middle.other_end - 1)) {
    tie(one, --middle.one_end, other, --middle.other_end);
  }
  return middle;
}

/// Walks the matrix of edit distances back from its end; a tie goes to the pair of tokens.
void tie_middle(Side& one, Side& other, const Middle& middle) {
  const auto rows = middle.one_end - middle.begin;
  const auto columns = middle.other_end - middle.begin;
  if (rows * columns > most_cells) return;
  std::vector<std::uint32_t> cost((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return cost[i * (columns + 1) + j]; };
  const auto equal = [&](std::size_t i, std::size_t j) {
    return one.folded(middle.begin + i - 1) == other.folded(middle.begin + j - 1);
  };
  for (std::size_t i = 0; i <= rows; ++i) {
    for (std::size_t j = 0; j <= columns; ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = static_cast<std::uint32_t>(i + j);
      } else {
        at(i, j) = std::min({at(i - 1, j - 1) + (equal(i, j) ? 0U : 1U), at(i - 1, j) + 1, at(i, j - 1) + 1});
      }
    }
  }
  for (auto i = rows, j = columns; i > 0 && j > 0;) {
    const bool same = equal(i, j);
    if (at(i, j) == at(i - 1, j - 1) + (same ? 0U : 1U)) {
      if (same) tie(one, middle.begin + i - 1, other, middle.begin + j - 1);
      --i;
      --j;
    } else if (at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      --j;
    }
  }
}

}  // namespace

Differences find_differences(std::string_view one, std::string_view other) {
  Side left(one);
  Side right(other);
  tie_middle(left, right, tie_common_ends(left, right));
  return {left.ranges(), right.ranges()};
}

}  // namespace distich::tm
