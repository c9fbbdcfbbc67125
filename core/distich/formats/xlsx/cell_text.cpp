#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xlsx/cell_text_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xlsx {

std::optional<CellPlace> parse_place(std::string_view text) noexcept {
  CellPlace place;
  std::size_t letters = 0;
  while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') {
    place.column = place.column * 26 + static_cast<std::uint32_t>(text[letters] - 'A' + 1);
    if (place.column > most_columns) return std::nullopt;
    ++letters;
  }
  const auto row = parse_number<std::uint32_t>(text.substr(letters));
  if (letters == 0 || !row || *row == 0 || *row > most_rows) return std::nullopt;
  place.row = *row;
  return place;
}

std::string to_string(CellPlace place) {
  std::string letters;
  for (auto rest = place.column; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(place.row);
}

std::string read_string_item(xml::Reader& reader) {
  std::string out;
  const auto outer = reader.depth();
  bool in_text = false;
  while (reader.next() && !(reader.kind() == xml::NodeKind::end && reader.depth() == outer)) {
    const bool is_text = reader.name() == "t";
    if (reader.kind() == xml::NodeKind::start && reader.name() == "rPh") {
      reader.skip();
    } else if (reader.kind() == xml::NodeKind::text) {
      if (in_text) out += reader.text();
    } else if (is_text) {
      in_text = reader.kind() == xml::NodeKind::start;
    }
  }
  return review::unescaped(out);
}

}  // namespace distich::formats::xlsx
