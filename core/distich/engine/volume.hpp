#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <distich/engine/lookup.hpp>
#include <distich/model/document.hpp>
#include <distich/model/volume.hpp>
#include <distich/text/boundaries.hpp>

namespace distich {

/// Do segments count that are like earlier ones of the same run, which will be translated by then?
enum class OwnLikeness : std::uint8_t { ignore, count };

/// Counts segment by segment, file by file. Texts are the same after `text::Form::match`. Memory grows with 8
/// bytes a different text, with the texts where likeness among them counts. One thread at a time.
class VolumeCounter {
 public:
  /// Without a look-up there are repetitions only, and likeness where that counts. It must outlive the
  /// counter.
  VolumeCounter(const Lookup* lookup, LanguageTag target, OwnLikeness likeness = OwnLikeness::ignore,
                Counting counting = Counting::unicode);
  ~VolumeCounter();
  VolumeCounter(const VolumeCounter&) = delete;
  VolumeCounter& operator=(const VolumeCounter&) = delete;

  void begin_file();
  /// The band that the segment counts in; its volume is added to that of the file.
  Band add(const MatchQuery& segment, const LanguageTag& language);
  /// Every segment of a document.
  void add(const Document& document);

  /// Of the file that was begun last.
  [[nodiscard]] const Volumes& volumes() const noexcept { return volumes_; }

 private:
  [[nodiscard]] Band band_of(const MatchQuery& segment, const LanguageTag& language);
  [[nodiscard]] Volume volume_of(std::string_view text, const LanguageTag& language);

  class OwnSegments;

  const Lookup* lookup_;
  LanguageTag target_;
  Counting counting_;
  LanguageTag language_;  ///< that `words_` is for
  std::optional<text::Boundaries> boundaries_;
  double characters_of_word_ = 0;  ///< of the language, by GMX-V
  std::vector<text::Word> words_;
  std::unique_ptr<OwnSegments> own_;  ///< null where likeness among them does not count
  std::unordered_set<std::uint64_t> in_file_;
  std::unordered_set<std::uint64_t> in_earlier_files_;
  Volumes volumes_{};
};

}  // namespace distich
