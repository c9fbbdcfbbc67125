#include <ostream>
#include <utility>

#include <distich/formats/po/po_entry_writer_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>

namespace distich::formats::po {
namespace {

/// A new catalogue, entry by entry; or, where the units come from one, that one with the units' targets.
class BilingualWriter final : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, WriteOptions options)
      : out_(&out), options_(std::move(options)), losses_("PO", options_.on_diagnostic) {}

  void begin(const FileHeader& header) override {
    if (header.skeleton && header.skeleton->format == "po") {
      skeleton_ = header.skeleton;
    } else {
      losses_.add("the article (skeleton)", header.skeleton ? 1 : 0);
      *out_ << entries_.header(header, options_.creation_time);
    }
  }

  void write(const BilingualUnit& unit) override {
    if (skeleton_) {
      pending_.push_back(unit);
      return;
    }
    const bool goes_on = !pending_.empty() && plural_number(unit) == pending_.size() &&
                         plural_number(pending_.front()) == 0 &&
                         base_of(unit.id) == base_of(pending_.front().id);
    if (!goes_on) write_pending();
    pending_.push_back(unit);
  }

  void finish() override {
    if (skeleton_) {
      *out_ << merge(*skeleton_, pending_);
    } else {
      write_pending();
    }
    losses_.report();
  }

 private:
  void write_pending() {
    if (pending_.empty()) return;
    *out_ << entries_.entry(pending_, ++count_);
    pending_.clear();
  }

  std::ostream* out_;
  WriteOptions options_;
  Losses losses_;
  EntryWriter entries_{"\n", losses_};
  std::optional<Skeleton> skeleton_;
  std::vector<BilingualUnit> pending_;  ///< forms of one entry; with a skeleton, all units
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<BilingualWriter>(out, options);
}

}  // namespace distich::formats::po
