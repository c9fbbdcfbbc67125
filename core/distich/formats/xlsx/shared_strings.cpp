#include <istream>

#include <distich/formats/xlsx/cell_text_internal.hpp>
#include <distich/formats/xlsx/shared_strings_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xlsx {
namespace {

constexpr std::size_t most_strings = 16U << 20U;

}  // namespace

SharedStrings::SharedStrings(std::istream& in, const std::string& input, const Control& control) {
  xml::Reader reader(in, input);
  while (reader.next()) {
    if (reader.kind() != xml::NodeKind::start) continue;
    if (reader.depth() == 1 && reader.name() != "sst") {
      throw Error(ErrorCode::malformed, tr("<{1}> begins no list of shared texts", reader.name()),
                  reader.position());
    }
    if (reader.depth() != 2 || reader.name() != "si") continue;
    if (ends_.size() == most_strings) {
      throw Error(ErrorCode::limit, tr("more than {1} shared texts", most_strings), reader.position());
    }
    texts_ += read_string_item(reader);
    ends_.push_back(texts_.size());
    control.checkpoint({"reading", ends_.size(), {}});
  }
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const noexcept {
  if (index >= ends_.size()) return std::nullopt;
  const auto begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

}  // namespace distich::formats::xlsx
