#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <distich/index/edit_distance.hpp>
#include <distich/terms/likeness.hpp>
#include <distich/terms/tokens_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

constexpr int all_of_it = 10000;

using Symbol = index::EditDistance::Symbol;

/// Gives the code points of one text numbers from 1; all others are 0.
class Alphabet {
 public:
  explicit Alphabet(std::string_view text) {
    each_code_point(text, [&](char32_t c) { numbers_.try_emplace(c, numbers_.size() + 1); });
  }

  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

  [[nodiscard]] std::vector<Symbol> symbols(std::string_view text) const {
    std::vector<Symbol> out;
    each_code_point(text, [&](char32_t c) {
      const auto known = numbers_.find(c);
      out.push_back(known == numbers_.end() ? 0 : static_cast<Symbol>(known->second));
    });
    return out;
  }

 private:
  template <class Take>
  static void each_code_point(std::string_view text, Take take) {
    for (auto c = text::code_point_at(text, 0); c.size > 0; c = text::code_point_at(text, 0)) {
      take(c.value);
      text.remove_prefix(c.size);
    }
  }

  std::unordered_map<char32_t, std::size_t> numbers_;
};

}  // namespace

struct TermLikeness::Impl {
  std::string wanted;
  terms_internal::Tokenizer tokenizer;
  std::size_t words = 0;
  Alphabet alphabet;
  std::vector<Symbol> pattern;
  index::EditDistance distance;

  explicit Impl(std::string_view text)
      : wanted(text::normalize(text, text::Form::term)),
        words(words_of(wanted).size()),
        alphabet(wanted),
        pattern(alphabet.symbols(wanted)),
        distance(pattern, alphabet.size()) {}

  [[nodiscard]] std::vector<ByteRange> words_of(std::string_view text) const {
    std::vector<ByteRange> out;
    for (auto token = tokenizer.next(text, 0); token.found(); token = tokenizer.next(text, token.range.end))
      out.push_back(token.range);
    return out;
  }

  [[nodiscard]] int likeness_of(std::span<const Symbol> run) {
    const auto longer = std::max(run.size(), pattern.size());
    const auto edits = std::min(distance(run, longer), longer);
    return static_cast<int>((longer - edits) * all_of_it / longer);
  }
};

TermLikeness::TermLikeness(std::string_view wanted) : impl_(std::make_unique<Impl>(wanted)) {}

TermLikeness::~TermLikeness() = default;

int TermLikeness::operator()(std::string_view term, int floor) {
  if (impl_->pattern.empty()) return 0;
  const auto text = text::normalize(term, text::Form::term);
  if (text.find(impl_->wanted) != std::string::npos) return all_of_it;
  if (floor >= all_of_it) return 0;
  const auto words = impl_->words_of(text);
  const auto fewest = std::max<std::size_t>(impl_->words, 2) - 1;
  int best = 0;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const auto most = std::min(impl_->words + 1, words.size() - first);
    for (auto count = std::min(fewest, most); count <= most; ++count) {
      const ByteRange run{words[first].begin, words[first + count - 1].end};
      best = std::max(best, impl_->likeness_of(impl_->alphabet.symbols(run.of(text))));
    }
  }
  return best < floor ? 0 : best;
}

}  // namespace distich
