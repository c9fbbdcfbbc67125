#include <algorithm>
#include <bit>
#include <limits>

#include <distich/index/query.hpp>
#include <distich/index/run_internal.hpp>

namespace distich::index {
namespace {

constexpr std::size_t token_halves = std::size_t{1} << 16;
/// What a hit count saturates at.
constexpr std::uint64_t most_hits = 255;
/// Tokens of a query whose distance is computed; beyond, what is known of the lengths must do.
constexpr std::size_t longest_compared = 4096;

std::uint16_t half(Token token) noexcept {
  return static_cast<std::uint16_t>(token & 0xFFFFU);
}

}  // namespace

std::uint64_t signature_of(std::span<const Token> tokens) noexcept {
  std::uint64_t bits = 0;
  for (const auto token : tokens) bits |= std::uint64_t{1} << (token >> 26);
  return bits;
}

Query::Query() : symbols_(token_halves, 0) {}

void Query::prepare(std::span<const Token> tokens) {
  for (const auto& term : terms_) symbols_[half(term.token)] = 0;
  size_ = tokens.size();
  signature_ = signature_of(tokens);
  // Tokens that share their lower halves share a symbol; the last symbol serves any number of them.
  std::uint16_t known = 0;
  std::vector<EditDistance::Symbol> own;
  own.reserve(tokens.size());
  for (const auto token : tokens) {
    auto& symbol = symbols_[half(token)];
    if (symbol == 0) symbol = known < UINT16_MAX ? ++known : known;
    own.push_back(symbol);
  }
  distance_.reset();
  if (tokens.size() <= longest_compared) distance_.emplace(own, known);
  std::vector<Token> terms;
  terms_of(tokens, terms);
  terms_.clear();
  for (std::size_t i = 0; i < terms.size(); ++i) terms_.push_back({tokens[i], terms[i], {}});
}

void Query::search(const Run& run, Floor floor, std::vector<Found>& found) {
  const auto common = floor.least_common(size_);
  const Window window{run.first_of(common), run.first_of(floor.longest(size_) + 1)};
  if (size_ == 0 || window.from == window.to) return;
  for (auto& term : terms_) term.postings = run.find(term.term);
  std::ranges::sort(terms_, [](const Term& one, const Term& other) {
    return std::pair(one.postings.count, one.term) < std::pair(other.postings.count, other.term);
  });
  const auto terms = choose_terms(run, window, size_ - common);
  if (terms == 0) return;
  count(run, window, terms);
  verify(run, window, terms, floor, found);
}

/// How many of the rarest terms to look up: more terms make longer lists to read, but fewer
/// texts that have enough of them. Nanoseconds by rule of thumb; any choice is lossless.
std::size_t Query::choose_terms(const Run& run, const Window& window, std::uint64_t spare) const {
  constexpr double a_posting = 1.5;
  constexpr double a_comparison = 60;
  constexpr double thinned_by_a_term = 8;
  const double share = static_cast<double>(window.to - window.from) / run.size();
  double least = std::numeric_limits<double>::max();
  std::size_t best = 0;
  double postings = 0;
  double passing = a_comparison;
  const auto most = std::min<std::size_t>(terms_.size(), spare + most_hits);
  for (std::size_t i = 0; i < most; ++i) {
    postings += terms_[i].postings.count;
    if (i < spare) continue;
    // With the first `spare` terms alone nothing need be hit.
    if (postings == 0) return 0;
    const double cost = postings * a_posting + postings * share * passing;
    passing /= thinned_by_a_term;
    if (cost >= least) continue;
    least = cost;
    best = i + 1;
  }
  return best;
}

void Query::count(const Run& run, const Window& window, std::size_t terms) {
  touched_.clear();
  const auto entries = static_cast<std::size_t>(window.to - window.from);
  if (hits_.size() < entries) hits_.resize(entries, 0);
  for (std::size_t i = 0; i < terms; ++i) {
    run.each(terms_[i].postings, window.from, window.to, [&](EntryNumber entry) {
      auto& hits = hits_[entry - window.from];
      if (hits == 0) touched_.push_back(entry);
      if (hits < most_hits) ++hits;
    });
  }
}

void Query::verify(const Run& run, const Window& window, std::size_t terms, Floor floor,
                   std::vector<Found>& found) {
  // Of the terms that were looked up, all but so many as the pair may lack must have hit.
  const auto least_hits = [&](std::uint64_t longer) {
    const auto missing = size_ - std::min(size_, floor.least_common(longer));
    return std::min(terms > missing ? terms - missing : 0, most_hits);
  };
  const auto least = least_hits(size_);
  candidates_.clear();
  for (const auto entry : touched_) {
    auto& hit = hits_[entry - window.from];
    const std::uint64_t hits = hit;
    hit = 0;
    if (hits < least) continue;
    const auto& group = run.length_of(entry);
    if (hits < least_hits(std::max<std::uint64_t>(size_, group.tokens))) continue;
    // The tokens are all over the memory: they are asked for before they are needed.
    candidates_.push_back({entry, &group, run.tokens_of(entry, group)});
    __builtin_prefetch(candidates_.back().tokens.data());
  }
  compare(run, floor, found);
}

void Query::compare(const Run& run, Floor floor, std::vector<Found>& found) {
  for (const auto& candidate : candidates_) {
    const auto tokens = candidate.group->tokens;
    const auto longer = std::max<std::uint64_t>(size_, tokens);
    const auto most = static_cast<std::size_t>(floor.most_edits(longer));
    const bool kept = tokens <= layout::longest_kept && distance_;
    // Of very long texts only what the lengths say is known.
    const auto edits = kept ? distance_to(candidate.tokens, most)
                            : static_cast<std::size_t>(longer - std::min<std::uint64_t>(size_, tokens));
    if (edits > most) continue;
    found.push_back(
        {run.owner_of(candidate.entry, *candidate.group), static_cast<std::uint32_t>(edits), tokens});
  }
}

std::size_t Query::distance_to(std::string_view kept, std::size_t most) {
  other_.resize(kept.size() / sizeof(std::uint16_t));
  for (std::size_t i = 0; i < other_.size(); ++i) {
    other_[i] = symbols_[load<std::uint16_t>(kept.data() + i * sizeof(std::uint16_t))];
  }
  return (*distance_)(other_, most);
}

void Query::search(const EntryList& entries, std::span<const std::uint64_t> signatures, Floor floor,
                   std::vector<Found>& found) {
  const auto shortest = floor.least_common(size_);
  const auto longest = floor.longest(size_);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto entry = entries[i];
    if (size_ == 0 || entry.tokens.size() < shortest || entry.tokens.size() > longest) continue;
    const auto longer = std::max<std::uint64_t>(size_, entry.tokens.size());
    const auto most = static_cast<std::size_t>(floor.most_edits(longer));
    const auto lacks =
        std::max(std::popcount(signatures[i] & ~signature_), std::popcount(signature_ & ~signatures[i]));
    if (static_cast<std::size_t>(lacks) > most) continue;
    auto edits = static_cast<std::size_t>(longer - std::min<std::uint64_t>(size_, entry.tokens.size()));
    if (distance_) {
      other_.resize(entry.tokens.size());
      std::ranges::transform(entry.tokens, other_.begin(),
                             [&](Token token) { return symbols_[half(token)]; });
      edits = (*distance_)(other_, most);
    }
    if (edits > most) continue;
    found.push_back(
        {entry.owner, static_cast<std::uint32_t>(edits), static_cast<std::uint32_t>(entry.tokens.size())});
  }
}

}  // namespace distich::index
