#include <algorithm>
#include <cstdint>

#include <distich/tm/differences_internal.hpp>

namespace distich::tm {
namespace {

constexpr std::size_t most_cells = 4'000'000;

}  // namespace

Differ::Differ(std::string_view text, const std::vector<text::Placeable>& placeables)
    : mapped_(text::normalize_mapped(text, text::Form::match)), tokens_(mapped_.text) {
  in_placeable_.assign(tokens_.size(), false);
  if (placeables.empty()) return;
  auto next = placeables.begin();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto range = mapped_.map.to_source(tokens_.tokens()[i].range);
    while (next != placeables.end() && next->range.end <= range.begin) ++next;
    in_placeable_[i] = next != placeables.end() && next->range.overlaps(range);
  }
}

/// Ties the tokens of two texts.
class Comparison {
 public:
  Comparison(const Differ& one, const Differ& other) : one_(one), other_(other) {
    tie_common_ends();
    tie_middle();
  }

  [[nodiscard]] Differences differences() const { return {one_.ranges(), other_.ranges(), edits_}; }

 private:
  struct Side {
    explicit Side(const Differ& of) : text(&of), differs(of.tokens_.size(), true) {}

    [[nodiscard]] std::size_t size() const noexcept { return differs.size(); }

    [[nodiscard]] const Token& token(std::size_t i) const { return text->tokens_.tokens()[i]; }

    [[nodiscard]] std::string_view folded(std::size_t i) const { return text->tokens_.folded(token(i)); }

    [[nodiscard]] std::string_view spelled(std::size_t i) const {
      return token(i).range.of(text->mapped_.text);
    }

    [[nodiscard]] bool is_mark(std::size_t i) const { return token(i).kind == TokenKind::mark; }

    [[nodiscard]] bool in_placeable(std::size_t i) const { return text->in_placeable_[i]; }

    [[nodiscard]] std::vector<ByteRange> ranges() const {
      std::vector<ByteRange> out;
      for (std::size_t i = 0; i < size(); ++i) {
        if (!differs[i]) continue;
        const auto first = i;
        while (i + 1 < size() && differs[i + 1]) ++i;
        out.push_back(text->mapped_.map.to_source({token(first).range.begin, token(i).range.end}));
      }
      return out;
    }

    const Differ* text;
    std::vector<bool> differs;
  };

  void tie(std::size_t i, std::size_t j) {
    const bool alike = one_.spelled(i) == other_.spelled(j);
    one_.differs[i] = !alike;
    other_.differs[j] = !alike;
  }

  void tie_common_ends() {
    one_end_ = one_.size();
    other_end_ = other_.size();
    const auto shorter = std::min(one_end_, other_end_);
    while (begin_ < shorter && one_.folded(begin_) == other_.folded(begin_)) {
      tie(begin_, begin_);
      ++begin_;
    }
    while (one_end_ > begin_ && other_end_ > begin_ &&
           one_.folded(one_end_ - 1) == other_.folded(other_end_ - 1)) {
      tie(--one_end_, --other_end_);
    }
  }

  /// Fills the matrix of edit distances between the common ends.
  void tie_middle() {
    rows_ = one_end_ - begin_;
    columns_ = other_end_ - begin_;
    if (rows_ * columns_ > most_cells) {
      edits_.words = std::max(rows_, columns_);
      return;
    }
    cost_.resize((rows_ + 1) * (columns_ + 1));
    for (std::size_t i = 0; i <= rows_; ++i) {
      for (std::size_t j = 0; j <= columns_; ++j) {
        if (i == 0 || j == 0) {
          cost(i, j) = static_cast<std::uint32_t>(i + j);
        } else {
          const auto replaced = cost(i - 1, j - 1) + (equal(i, j) ? 0U : 1U);
          cost(i, j) = std::min({replaced, cost(i - 1, j) + 1, cost(i, j - 1) + 1});
        }
      }
    }
    walk_back();
  }

  /// From the end of the matrix; a tie goes to the pair of tokens.
  void walk_back() {
    for (auto i = rows_, j = columns_; i > 0 || j > 0;) {
      const bool pair = i > 0 && j > 0;
      const bool same = pair && equal(i, j);
      if (pair && cost(i, j) == cost(i - 1, j - 1) + (same ? 0U : 1U)) {
        --i;
        --j;
        if (same) {
          tie(begin_ + i, begin_ + j);
        } else {
          count_replaced(begin_ + i, begin_ + j);
        }
      } else if (i > 0 && cost(i, j) == cost(i - 1, j) + 1) {
        count_left_out(one_, begin_ + --i);
      } else {
        count_left_out(other_, begin_ + --j);
      }
    }
  }

  void count_replaced(std::size_t i, std::size_t j) {
    ++(one_.in_placeable(i) && other_.in_placeable(j) ? edits_.placeables
       : one_.is_mark(i) && other_.is_mark(j)         ? edits_.marks
                                                      : edits_.words);
  }

  void count_left_out(const Side& side, std::size_t i) {
    ++(side.in_placeable(i) ? edits_.placeables : side.is_mark(i) ? edits_.marks : edits_.words);
  }

  [[nodiscard]] bool equal(std::size_t i, std::size_t j) const {
    return one_.folded(begin_ + i - 1) == other_.folded(begin_ + j - 1);
  }

  [[nodiscard]] std::uint32_t& cost(std::size_t i, std::size_t j) { return cost_[i * (columns_ + 1) + j]; }

  Side one_;
  Side other_;
  std::size_t begin_ = 0;  ///< of what is between the common ends
  std::size_t one_end_ = 0;
  std::size_t other_end_ = 0;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::uint32_t> cost_;
  EditCounts edits_;
};

Differences Differ::from(const Differ& other) const {
  return Comparison(*this, other).differences();
}

Differences find_differences(std::string_view one, std::string_view other) {
  return Differ(one, text::find_placeables(one)).from(Differ(other, text::find_placeables(other)));
}

}  // namespace distich::tm
