#include <istream>
#include <sstream>
#include <utility>

#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_walker_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::xliff1 {
namespace {

/// Hands out the units of a file's <trans-unit> elements one by one.
class UnitStream {
 public:
  UnitStream(FileWalker& walker, bool is_tools) : walker_(&walker), is_tools_(is_tools) {}

  bool next(BilingualUnit& unit) {
    while (next_pending_ == pending_.size()) {
      TransUnit read;
      if (!walker_->next(read)) return false;
      pending_.clear();
      next_pending_ = 0;
      if (!is_left_alone(read)) pending_ = to_units(std::move(read));
    }
    unit = std::move(pending_[next_pending_++]);
    check_id(unit.id);
    return true;
  }

 private:
  /// What must not be translated is not offered of the files that belong to a tool.
  [[nodiscard]] bool is_left_alone(const TransUnit& unit) const {
    if (!is_tools_) return false;
    const auto translate = unit.common.properties.find("translate");
    if (translate == unit.common.properties.end() || translate->second != "no") return false;
    walker_->report().once(Severity::note, "xliff1.left-alone", "",
                           tr("units with translate=\"no\" are left as they are and not offered"));
    return true;
  }

  void check_id(const std::string& id) {
    if (id.empty() || seen_ids_.insert(text::hash64(id))) return;
    walker_->report()(Severity::warning, "xliff1.duplicate-id",
                      tr("the id \"{1}\" is used more than once", id));
  }

  FileWalker* walker_;
  bool is_tools_;
  std::vector<BilingualUnit> pending_;
  std::size_t next_pending_ = 0;
  HashSet seen_ids_;
};

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : walker_(in, {}, options, control), units_(walker_, false) {}

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
        walker_(stream_, {HeldText(header_.skeleton->text), is_tools_format(header_.skeleton->format)},
                options, control),
        units_(walker_, is_tools_format(header_.skeleton->format)) {
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
  if (options.use == FileUse::rewrite) return read_in_place("xliff1", in, options, control);
  return std::make_unique<BilingualReader>(in, options, control);
}

std::unique_ptr<Reader<BilingualUnit>> read_in_place(std::string_view id, std::istream& in,
                                                     const ReadOptions& options, const Control& control) {
  return std::make_unique<InPlaceReader>(read_as_skeleton(id, in, options, control), options, control);
}

}  // namespace distich::formats::xliff1
