#include <algorithm>
#include <utility>

#include <distich/engine/text_volume_internal.hpp>
#include <distich/engine/volume.hpp>
#include <distich/text/hash.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

constexpr Score least_counted{5000};

Band band_of_score(Score score) noexcept {
  if (score.basis_points >= 10000) return Band::exact;
  if (score.basis_points >= 9500) return Band::from_95;
  if (score.basis_points >= 8500) return Band::from_85;
  if (score.basis_points >= 7500) return Band::from_75;
  return score.basis_points >= least_counted.basis_points ? Band::from_50 : Band::none;
}

Band band_of_match(const Match& match) noexcept {
  const bool in_context = match.kind == MatchKind::in_context || match.kind == MatchKind::same_id;
  return in_context && match.score.basis_points == 10000 ? Band::in_context : band_of_score(match.score);
}

}  // namespace

/// A memory of the segments that were counted, in which later ones are looked up.
class VolumeCounter::OwnSegments {
 public:
  OwnSegments()
      : store_(open_store(":memory:")),
        memory_(*store_),
        lookup_(*store_, memory_),
        session_(store_->start_session("import", "own", "1970-01-01T00:00:00Z")) {}

  /// The band of what is most like the segment, and takes the segment in.
  [[nodiscard]] Band add(const MatchQuery& segment, const LanguageTag& language) {
    const auto matches = lookup_.find(segment, {language, anything_}, {.floor = least_counted, .limit = 1});
    TranslationUnit unit;
    unit.variants.push_back({language, segment.text, {}, {}, {}});
    unit.variants.push_back({anything_, segment.text, {}, {}, {}});
    ImportCounts counts;
    memory_.add(unit, session_, counts);
    return matches.empty() ? Band::none : band_of_score(matches.front().score);
  }

 private:
  LanguageTag anything_ = LanguageTag::parse("qaa").value_or(LanguageTag());  ///< for private use
  std::unique_ptr<Store> store_;
  TranslationMemory memory_;
  Lookup lookup_;
  SessionId session_;
};

VolumeCounter::VolumeCounter(const Lookup* lookup, LanguageTag target, OwnLikeness likeness,
                             Counting counting)
    : lookup_(lookup),
      target_(std::move(target)),
      counting_(counting),
      own_(likeness == OwnLikeness::count ? std::make_unique<OwnSegments>() : nullptr) {}

VolumeCounter::~VolumeCounter() = default;

void VolumeCounter::begin_file() {
  in_earlier_files_.merge(in_file_);
  in_file_.clear();
  volumes_ = {};
}

Band VolumeCounter::add(const MatchQuery& segment, const LanguageTag& language) {
  const auto band = band_of(segment, language);
  volumes_.at(static_cast<std::size_t>(band)) += volume_of(segment.text.text, language);
  return band;
}

void VolumeCounter::add(const Document& document) {
  for (std::size_t i = 0; i < document.segments().size(); ++i) {
    MatchQuery query;
    query.text = document.segment_rich(i);
    query.context = context_of(document, i);
    add(query, document.language());
  }
}

Band VolumeCounter::band_of(const MatchQuery& segment, const LanguageTag& language) {
  const auto hash = text::hash64(text::normalize(segment.text.text, text::Form::match));
  const bool is_new_here = in_file_.insert(hash).second;
  auto band = Band::none;
  if (lookup_ != nullptr) {
    const auto matches = lookup_->find(segment, {language, target_}, {.floor = least_counted, .limit = 1});
    if (!matches.empty()) band = band_of_match(matches.front());
  }
  const bool is_new = is_new_here && !in_earlier_files_.contains(hash);
  const auto own = own_ && is_new && language.known() ? own_->add(segment, language) : Band::none;
  if (band == Band::in_context) return band;
  if (!is_new_here) return Band::repetition;
  return is_new ? std::min(band, own) : Band::across_files;
}

Volume VolumeCounter::volume_of(std::string_view text, const LanguageTag& language) {
  if (!boundaries_ || language != language_) {
    boundaries_.emplace(language);
    characters_of_word_ = engine_internal::gmx_characters_of_word(language);
    language_ = language;
  }
  boundaries_->words(text, words_);
  return counting_ == Counting::gmx_v ? engine_internal::volume_by_gmx(text, words_, characters_of_word_)
                                      : engine_internal::volume_by_unicode(text, words_);
}

}  // namespace distich
