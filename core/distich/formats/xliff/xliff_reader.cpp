#include <sstream>
#include <utility>

#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/xliff/xliff_reader_internal.hpp>
#include <distich/formats/xliff/xliff_walker_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::xliff {
namespace {

/// Hands out the units of a file's <unit> elements one by one.
class UnitStream {
 public:
  explicit UnitStream(FileWalker& walker) : walker_(&walker) {}

  bool next(BilingualUnit& unit) {
    while (next_pending_ == pending_.size()) {
      Unit read;
      if (!walker_->next(read)) return false;
      pending_ = to_units(std::move(read));
      next_pending_ = 0;
    }
    unit = std::move(pending_[next_pending_++]);
    if (!unit.id.empty() && !seen_ids_.insert(text::hash64(unit.id))) {
      walker_->report()(Severity::warning, "xliff.duplicate-id",
                        tr("the id \"{1}\" is used more than once", unit.id));
    }
    return true;
  }

 private:
  FileWalker* walker_;
  std::vector<BilingualUnit> pending_;
  std::size_t next_pending_ = 0;
  HashSet seen_ids_;
};

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : walker_(in, {}, options, control), units_(walker_) {}

  [[nodiscard]] const FileHeader& header() const override { return walker_.header(); }

  bool next(BilingualUnit& unit) override { return units_.next(unit); }

 private:
  FileWalker walker_;
  UnitStream units_;
};

class InPlaceReader final : public Reader<BilingualUnit> {
 public:
  InPlaceReader(Skeleton skeleton, const ReadOptions& options, const Control& control)
      : header_{{}, {}, std::move(skeleton), {}},
        stream_(without_encoding(header_.skeleton->text)),
        walker_(stream_, HeldText(header_.skeleton->text), options, control),
        units_(walker_) {
    header_.languages = walker_.header().languages;
    header_.original = walker_.header().original;
    header_.properties = walker_.header().properties;
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override { return units_.next(unit); }

 private:
  FileHeader header_;  ///< its skeleton is the text that is walked through
  std::istringstream stream_;
  FileWalker walker_;
  UnitStream units_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  if (options.use != FileUse::rewrite) return std::make_unique<BilingualReader>(in, options, control);
  return std::make_unique<InPlaceReader>(read_as_skeleton("xliff", in, options, control), options, control);
}

}  // namespace distich::formats::xliff
