#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/index/edit_distance.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::bench {

/// The baseline: all texts of about the query's length, in memory and sorted by length, each
/// compared by Myers' algorithm; with the filter first by a histogram of its tokens (a lower bound
/// of the distance in 32 bytes a text). Lossless.
class Exhaustive {
 public:
  using Symbol = index::EditDistance::Symbol;

  void add(std::string_view text) {
    auto& sequence = texts_.emplace_back();
    tokens_.assign(text::normalize(text, text::Form::match));
    for (const auto& token : tokens_.tokens()) {
      const auto next = static_cast<Symbol>(vocabulary_.size() + 1);
      sequence.push_back(vocabulary_.emplace(tokens_.folded(token), next).first->second);
    }
  }

  void finish() {
    std::ranges::stable_sort(texts_, {}, &std::vector<Symbol>::size);
    for (const auto& text : texts_) {
      histograms_.push_back(histogram(text));
      sizes_.push_back(text.size());
      begins_.push_back(symbols_.size());
      symbols_.insert(symbols_.end(), text.begin(), text.end());
    }
    texts_ = {};
    local_.resize(vocabulary_.size() + 1, 0);
  }

  /// The best token score in basis points; 0 when none reaches the floor.
  std::uint64_t best(std::string_view query, std::uint64_t floor, bool filter) {
    tokens_.assign(text::normalize(query, text::Form::match));
    std::vector<Symbol> symbols;
    for (const auto& token : tokens_.tokens()) {
      const auto known = vocabulary_.find(std::string(tokens_.folded(token)));
      // What the memory does not have equals nothing in it.
      symbols.push_back(known == vocabulary_.end()
                            ? static_cast<Symbol>(vocabulary_.size() + 1 + symbols.size())
                            : known->second);
    }
    std::vector<Symbol> own;
    Symbol next = 0;
    for (const auto symbol : symbols) {
      if (symbol >= local_.size()) {
        own.push_back(++next);
      } else {
        if (local_[symbol] == 0) local_[symbol] = ++next;
        own.push_back(local_[symbol]);
      }
    }
    index::EditDistance distance(own, next);
    const auto bars = histogram(symbols);
    const auto size = symbols.size();
    std::uint64_t best = 0;
    const auto first = std::ranges::lower_bound(sizes_, (size * floor + 9999) / 10000) - sizes_.begin();
    for (auto i = static_cast<std::size_t>(first); i < sizes_.size() && sizes_[i] * floor <= size * 10000;
         ++i) {
      const auto longer = std::max(size, sizes_[i]);
      const auto most = longer - (longer * floor + 9999) / 10000;
      if (filter && bound(bars, histograms_[i]) > 2 * most) continue;
      other_.clear();
      for (const auto symbol : std::span(symbols_).subspan(begins_[i], sizes_[i]))
        other_.push_back(local_[symbol]);
      const auto edits = distance(other_, most);
      if (edits <= most && longer > 0)
        best = std::max<std::uint64_t>(best, 10000 * (longer - edits) / longer);
    }
    for (const auto symbol : symbols) {
      if (symbol < local_.size()) local_[symbol] = 0;
    }
    return best;
  }

 private:
  using Histogram = std::array<std::uint8_t, 32>;

  static Histogram histogram(const std::vector<Symbol>& text) {
    Histogram bars{};
    for (const auto symbol : text) {
      auto& bar = bars[symbol * 0x9E3779B1U >> 27];
      if (bar < 127) ++bar;
    }
    return bars;
  }

  /// Half of it is a lower bound of the edit distance. The loop is one the compiler vectorises.
  static std::size_t bound(const Histogram& one, const Histogram& other) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) sum += static_cast<unsigned>(std::abs(one[i] - other[i]));
    return sum;
  }

  tm::TokenList tokens_;
  std::unordered_map<std::string, Symbol> vocabulary_;
  std::vector<std::vector<Symbol>> texts_;  ///< until all are there
  std::vector<Symbol> symbols_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> sizes_;
  std::vector<Histogram> histograms_;
  std::vector<Symbol> local_;
  std::vector<Symbol> other_;
};

}  // namespace distich::bench
