#include <algorithm>
#include <optional>
#include <unordered_map>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/options_internal.hpp>
#include <distich/text/hash.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

/// The first that was met of the units with a text.
struct First {
  std::uint64_t other = 0;  ///< hash of the text on the other side
  std::string id;
};

using Seen = std::unordered_map<std::uint64_t, First>;

/// The id of the first unit with the text, where that had another text on the other side.
std::optional<std::string> met_otherwise(Seen& seen, std::uint64_t text, std::uint64_t other,
                                         const std::string& id) {
  const auto [first, is_new] = seen.try_emplace(text, First{other, id});
  if (is_new || first->second.other == other) return std::nullopt;
  return first->second.id;
}

std::uint64_t hash_of(const RichText& rich) {
  return text::hash64(text::normalize(rich.text, text::Form::match));
}

}  // namespace

struct Consistency::Impl {
  qa_internal::Choice choice;
  Seen by_source;
  Seen by_target;
};

Consistency::Consistency(const CheckOptions& options)
    : impl_(std::make_unique<Impl>(Impl{qa_internal::Choice(options), {}, {}})) {}

Consistency::~Consistency() = default;

std::vector<Finding> Consistency::add(const BilingualUnit& unit) {
  std::vector<Finding> findings;
  if (!unit.target || unit.target->text.empty() || unit.source.text.empty()) return findings;
  const auto source = hash_of(unit.source);
  const auto target = hash_of(*unit.target);
  const ByteRange whole_source{0, unit.source.text.size()};
  const ByteRange whole_target{0, unit.target->text.size()};
  if (const auto first = met_otherwise(impl_->by_source, source, target, unit.id)) {
    impl_->choice.add(findings,
                      {qa_internal::check_name::same_source, Severity::warning, unit.id, whole_source,
                       whole_target, tr("the same source has another translation in {1}", *first)});
  }
  if (const auto first = met_otherwise(impl_->by_target, target, source, unit.id)) {
    impl_->choice.add(findings, {qa_internal::check_name::same_target, Severity::note, unit.id, whole_source,
                                 whole_target, tr("the same translation has another source in {1}", *first)});
  }
  return findings;
}

}  // namespace distich
