#include <utility>

#include <distich/formats/unit_stream_internal.hpp>
#include <distich/formats/xliff/xliff_reader_internal.hpp>
#include <distich/formats/xliff/xliff_walker_internal.hpp>

namespace distich::formats::xliff {
namespace {

/// The <unit> elements of a file, for `UnitStream`.
class UnitElements {
 public:
  UnitElements(std::istream& in, HeldText held, const ReadOptions& options, const Control& control)
      : walker_(in, held, options, control) {}

  [[nodiscard]] static HeldText held(const Skeleton& file) { return HeldText(file.text); }

  [[nodiscard]] const FileHeader& header() const noexcept { return walker_.header(); }

  bool next(std::vector<BilingualUnit>& units) {
    Unit read;
    if (!walker_.next(read)) return false;
    units = to_units(std::move(read));
    return true;
  }

  void repeated(const std::string& id) {
    walker_.report()(Severity::warning, "xliff.duplicate-id",
                     tr("the id \"{1}\" is used more than once", id));
  }

 private:
  FileWalker walker_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  if (options.use != FileUse::rewrite)
    return std::make_unique<UnitStream<UnitElements>>(in, HeldText(), options, control);
  return std::make_unique<InPlaceUnitStream<UnitElements>>(read_as_skeleton("xliff", in, options, control),
                                                           options, control);
}

}  // namespace distich::formats::xliff
