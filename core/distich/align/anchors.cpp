#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <distich/align/lexicon_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::align_internal {
namespace {

// The probability that a token is rendered as the clue says; tuned on development data.
constexpr float same_number = 0.875F;
constexpr float same_word = 0.8F;
constexpr float same_short_word = 0.225F;
constexpr float same_prefix = 0.525F;
constexpr float same_mark = 0.45F;
constexpr float same_long_skeleton = 0.525F;
constexpr float same_short_skeleton = 0.25F;
constexpr float near_skeleton = 0.25F;

constexpr std::size_t long_word = 4;       // letters
constexpr std::size_t prefix_letters = 5;  // that cognates must share
constexpr std::size_t short_skeleton = 3;
constexpr std::size_t long_skeleton = 4;
constexpr std::size_t nearness_from = 5;  // skeletons this long may differ by one sound
constexpr std::size_t most_rivals = 6;    // a clue that fits more types than this says nothing

std::string_view prefix(std::string_view word, std::size_t letters) {
  std::size_t end = 0;
  for (; letters > 0 && end < word.size(); --letters) end += text::code_point_at(word, end).size;
  return letters == 0 ? word.substr(0, end) : std::string_view();
}

/// Types of the target side by a clue.
class Index {
 public:
  void add(std::string clue, Type type) { types_[std::move(clue)].push_back(type); }

  [[nodiscard]] std::span<const Type> find(const std::string& clue) const {
    const auto found = types_.find(clue);
    if (found == types_.end() || found->second.size() > most_rivals) return {};
    return found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<Type>> types_;
};

/// The skeleton, and what it is with any one sound left out: two that share one of these differ by
/// one sound at most (the deletion neighbourhood of Mor & Fraenkel 1982).
template <class Visit>
void visit_neighbourhood(const std::string& skeleton, Visit visit) {
  if (skeleton.size() < nearness_from) return;
  visit(skeleton);
  for (std::size_t left_out = 0; left_out < skeleton.size(); ++left_out) {
    auto shorter = skeleton;
    shorter.erase(left_out, 1);
    visit(shorter);
  }
}

class AnchorFinder {
 public:
  AnchorFinder(const Vocabulary& source, const Vocabulary& target) : source_(source), target_(target) {
    for (Type type = 0; type < target.size(); ++type) index(target[type], type);
  }

  [[nodiscard]] Lexicon find() {
    Lexicon lexicon{Links(source_.size()), Links(target_.size())};
    for (Type type = 0; type < source_.size(); ++type) {
      found_.clear();
      find_for(source_[type]);
      std::sort(found_.begin(), found_.end(), [](const Link& a, const Link& b) {
        return a.type != b.type ? a.type < b.type : a.probability > b.probability;
      });
      const auto same_type = [](const Link& a, const Link& b) { return a.type == b.type; };
      found_.erase(std::unique(found_.begin(), found_.end(), same_type), found_.end());
      lexicon.forward[type] = found_;
      for (const auto& link : found_) lexicon.backward[link.type].push_back({type, link.probability});
    }
    return lexicon;
  }

 private:
  void index(const TypeInfo& info, Type type) {
    same_[static_cast<std::size_t>(info.kind)].add(info.key, type);
    if (info.kind != TypeKind::word) return;
    if (const auto start = prefix(info.key, prefix_letters); !start.empty())
      prefixes_.add(std::string(start), type);
    if (info.skeleton.size() >= short_skeleton) skeletons_.add(info.skeleton, type);
    visit_neighbourhood(info.skeleton, [&](const std::string& near) { neighbours_.add(near, type); });
  }

  void find_for(const TypeInfo& info) {
    const auto same = same_[static_cast<std::size_t>(info.kind)].find(info.key);
    if (info.kind == TypeKind::number) return add(same, same_number);
    if (info.kind == TypeKind::punctuation) return add(same, same_mark);
    add(same, text::count_code_points(info.key) >= long_word ? same_word : same_short_word);
    if (const auto start = prefix(info.key, prefix_letters); !start.empty()) {
      add(prefixes_.find(std::string(start)), same_prefix);
    }
    if (info.skeleton.size() >= short_skeleton) {
      add(skeletons_.find(info.skeleton),
          info.skeleton.size() >= long_skeleton ? same_long_skeleton : same_short_skeleton);
    }
    visit_neighbourhood(info.skeleton,
                        [&](const std::string& near) { add(neighbours_.find(near), near_skeleton); });
  }

  void add(std::span<const Type> types, float probability) {
    for (const auto type : types) found_.push_back({type, probability});
  }

  const Vocabulary& source_;
  const Vocabulary& target_;
  std::array<Index, 3> same_;
  Index prefixes_;
  Index skeletons_;
  Index neighbours_;
  std::vector<Link> found_;
};

}  // namespace

Lexicon anchor_lexicon(const Vocabulary& source, const Vocabulary& target) {
  return AnchorFinder(source, target).find();
}

}  // namespace distich::align_internal
