#pragma once
#include <cstddef>
#include <sstream>
#include <utility>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/in_place_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats {

/// The units of an XML file whose elements hold some units each. `Elements` goes through them:
///   Elements(std::istream&, const Held&, const ReadOptions&, const Control&)
///   header()                               as Reader::header
///   next(std::vector<BilingualUnit>&)      those of the next element, maybe none; false at the file's end
///   repeated(const std::string& id)        is told of a unit whose id another one had before
template <class Elements>
class UnitStream final : public Reader<BilingualUnit> {
 public:
  template <class Held>
  UnitStream(std::istream& in, const Held& held, const ReadOptions& options, const Control& control)
      : elements_(in, held, options, control) {}

  [[nodiscard]] const FileHeader& header() const override { return elements_.header(); }

  bool next(BilingualUnit& unit) override {
    while (next_pending_ == pending_.size()) {
      pending_.clear();
      next_pending_ = 0;
      if (!elements_.next(pending_)) return false;
    }
    unit = std::move(pending_[next_pending_++]);
    if (!unit.id.empty() && !seen_ids_.insert(text::hash64(unit.id))) elements_.repeated(unit.id);
    return true;
  }

 private:
  Elements elements_;
  std::vector<BilingualUnit> pending_;
  std::size_t next_pending_ = 0;
  HashSet seen_ids_;
};

/// The same of a file that is held whole, so that its units can be put back: the file is the skeleton in the
/// header. `Elements::held(const Skeleton&)` gives the second argument of its constructor.
template <class Elements>
class InPlaceUnitStream final : public Reader<BilingualUnit> {
 public:
  InPlaceUnitStream(Skeleton file, const ReadOptions& options, const Control& control)
      : header_{{}, {}, std::move(file), {}},
        stream_(without_encoding(header_.skeleton->text)),
        units_(stream_, Elements::held(*header_.skeleton), options, control) {
    header_.languages = units_.header().languages;
    header_.original = units_.header().original;
    header_.properties = units_.header().properties;
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override { return units_.next(unit); }

 private:
  FileHeader header_;  ///< its skeleton is the text that is walked through
  std::istringstream stream_;
  UnitStream<Elements> units_;
};

}  // namespace distich::formats
