#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include <distich/align/dictionary_internal.hpp>
#include <distich/align/features_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace align_internal {
namespace {

constexpr std::size_t start_letters = 4;  ///< that inflected forms of a word must share
constexpr std::size_t most_ending = 2;    ///< letters after those that they share

// The probability that a word is rendered as the dictionary says; tuned on development data.
constexpr float most_probability = 0.28F;
constexpr float all_renderings = 0.64F;  ///< together, of a word that has many
constexpr float least_probability = 0.02F;

/// Empty for a key without so many letters.
std::string start_of(std::string_view key) {
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < start_letters; ++letters) {
    if (end >= key.size()) return {};
    end += text::code_point_at(key, end).size;
  }
  return std::string(key.substr(0, end));
}

std::size_t shared_bytes(std::string_view a, std::string_view b) noexcept {
  std::size_t at = 0;
  while (at < a.size() && at < b.size()) {
    const auto letter = text::code_point_at(a, at);
    if (letter.value != text::code_point_at(b, at).value) break;
    at += letter.size;
  }
  return at;
}

/// Keys that share their start may be forms of one word.
bool differ_in_ending(std::string_view a, std::string_view b) noexcept {
  const auto shared = shared_bytes(a, b);
  return text::count_code_points(a.substr(shared)) <= most_ending &&
         text::count_code_points(b.substr(shared)) <= most_ending;
}

/// Turns the shares of the renderings of each type into probabilities.
void weigh(Links& links) {
  for (auto& of_type : links) {
    std::sort(of_type.begin(), of_type.end(), [](const Link& a, const Link& b) {
      return a.type != b.type ? a.type < b.type : a.probability > b.probability;
    });
    const auto same_type = [](const Link& a, const Link& b) { return a.type == b.type; };
    of_type.erase(std::unique(of_type.begin(), of_type.end(), same_type), of_type.end());
    const auto add = [](float sum, const Link& link) { return sum + link.probability; };
    const auto shares = std::accumulate(of_type.begin(), of_type.end(), 0.0F, add);
    const auto scale = std::min(most_probability, all_renderings / shares);
    for (auto& link : of_type) link.probability *= scale;
    std::erase_if(of_type, [](const Link& link) { return link.probability < least_probability; });
  }
}

}  // namespace

DictionaryWords::Word DictionaryWords::number(const std::string& key, const text::HanSimplifier& simplify) {
  const auto next = static_cast<Word>(keys_.size());
  const auto [found, is_new] = numbers_.try_emplace(simplify(key), next);
  if (!is_new) return found->second;
  keys_.push_back(found->first);
  if (auto start = start_of(found->first); !start.empty()) by_start_[std::move(start)].push_back(next);
  return next;
}

std::vector<DictionaryWords::Word> DictionaryWords::matches(const std::string& key,
                                                            const text::HanSimplifier& simplify) const {
  const auto simple = simplify(key);
  const auto start = start_of(simple);
  if (start.empty()) {
    const auto same = numbers_.find(simple);
    return same == numbers_.end() ? std::vector<Word>() : std::vector<Word>{same->second};
  }
  std::vector<Word> found;
  const auto alike = by_start_.find(start);
  if (alike == by_start_.end()) return found;
  std::ranges::copy_if(alike->second, std::back_inserter(found),
                       [&](Word word) { return differ_in_ending(simple, keys_[word]); });
  return found;
}

Lexicon dictionary_lexicon(const Dictionary& dictionary, const Vocabulary& source, const Vocabulary& target) {
  Lexicon lexicon{Links(source.size()), Links(target.size())};
  const auto* entries = dictionary.entries();
  if (entries == nullptr) return lexicon;
  std::unordered_map<DictionaryWords::Word, std::vector<Type>> target_types;
  for (Type type = 0; type < target.size(); ++type) {
    if (target[type].kind != TypeKind::word) continue;
    for (const auto word : entries->targets.matches(target[type].key, entries->simplify))
      target_types[word].push_back(type);
  }
  for (Type type = 0; type < source.size(); ++type) {
    if (source[type].kind != TypeKind::word) continue;
    for (const auto word : entries->sources.matches(source[type].key, entries->simplify)) {
      for (auto at = entries->first[word]; at < entries->first[word + 1]; ++at) {
        const auto rendered = target_types.find(entries->renderings[at].target);
        if (rendered == target_types.end()) continue;
        for (const auto other : rendered->second) {
          lexicon.forward[type].push_back({other, entries->renderings[at].share});
          lexicon.backward[other].push_back({type, entries->renderings[at].share});
        }
      }
    }
  }
  weigh(lexicon.forward);
  weigh(lexicon.backward);
  return lexicon;
}

}  // namespace align_internal

struct Dictionary::Builder::Impl {
  align_internal::WordKeys source_keys;
  align_internal::WordKeys target_keys;
  std::shared_ptr<Entries> entries = std::make_shared<Entries>();
};

Dictionary::Builder::Builder(const LanguagePair& languages)
    : impl_(
          new Impl{align_internal::WordKeys(languages.source), align_internal::WordKeys(languages.target)}) {}

Dictionary::Builder::~Builder() = default;
Dictionary::Builder::Builder(Builder&&) noexcept = default;
Dictionary::Builder& Dictionary::Builder::operator=(Builder&&) noexcept = default;

bool Dictionary::Builder::add(std::string_view source, std::string_view target) {
  constexpr std::size_t most_words = 3;  // of a phrase; longer ones explain more than they render
  const auto given = impl_->source_keys.of(source);
  const auto rendered = impl_->target_keys.of(target);
  if (given.empty() || rendered.empty() || given.size() > most_words || rendered.size() > most_words)
    return false;
  auto& entries = *impl_->entries;
  const auto share = 1 / static_cast<float>(given.size() * rendered.size());
  for (const auto& key : given) {
    const auto word = entries.sources.number(key, entries.simplify);
    for (const auto& other : rendered)
      entries.renderings.push_back({word, entries.targets.number(other, entries.simplify), share});
  }
  return true;
}

Dictionary Dictionary::Builder::finish() && {
  auto& renderings = impl_->entries->renderings;
  const auto by_words = [](const Entries::Rendering& a, const Entries::Rendering& b) {
    return std::tie(a.source, a.target, b.share) < std::tie(b.source, b.target, a.share);
  };
  const auto same_words = [](const Entries::Rendering& a, const Entries::Rendering& b) {
    return a.source == b.source && a.target == b.target;
  };
  std::sort(renderings.begin(), renderings.end(), by_words);
  renderings.erase(std::unique(renderings.begin(), renderings.end(), same_words), renderings.end());
  auto& first = impl_->entries->first;
  first.assign(impl_->entries->sources.size() + 1, 0);
  for (const auto& rendering : renderings) ++first[rendering.source + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  Dictionary out;
  if (!renderings.empty()) out.entries_ = std::move(impl_->entries);
  return out;
}

}  // namespace distich
