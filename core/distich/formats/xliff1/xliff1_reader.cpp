#include <utility>

#include <distich/formats/unit_stream_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_walker_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

/// The <trans-unit> elements of a file, for `UnitStream`.
class UnitElements {
 public:
  UnitElements(std::istream& in, const Held& held, const ReadOptions& options, const Control& control)
      : walker_(in, held, options, control), is_tools_(held.is_tools) {}

  [[nodiscard]] static Held held(const Skeleton& file) {
    return {HeldText(file.text), is_tools_format(file.format)};
  }

  [[nodiscard]] const FileHeader& header() const noexcept { return walker_.header(); }

  bool next(std::vector<BilingualUnit>& units) {
    TransUnit read;
    if (!walker_.next(read)) return false;
    if (!is_left_alone(read)) units = to_units(std::move(read));
    return true;
  }

  void repeated(const std::string& id) {
    walker_.report()(Severity::warning, "xliff1.duplicate-id",
                     tr("the id \"{1}\" is used more than once", id));
  }

 private:
  /// What must not be translated is not offered of the files that belong to a tool.
  [[nodiscard]] bool is_left_alone(const TransUnit& unit) {
    if (!is_tools_) return false;
    const auto translate = unit.common.properties.find("translate");
    if (translate == unit.common.properties.end() || translate->second != "no") return false;
    walker_.report().once(Severity::note, "xliff1.left-alone", "",
                          tr("units with translate=\"no\" are left as they are and not offered"));
    return true;
  }

  FileWalker walker_;
  bool is_tools_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  if (options.use == FileUse::rewrite) return read_in_place("xliff1", in, options, control);
  return std::make_unique<UnitStream<UnitElements>>(in, Held(), options, control);
}

std::unique_ptr<Reader<BilingualUnit>> read_in_place(std::string_view id, std::istream& in,
                                                     const ReadOptions& options, const Control& control) {
  return std::make_unique<InPlaceUnitStream<UnitElements>>(read_as_skeleton(id, in, options, control),
                                                           options, control);
}

}  // namespace distich::formats::xliff1
