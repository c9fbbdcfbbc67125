#include <algorithm>

#include <distich/formats/format.hpp>

namespace distich {

ByteRange Article::place_of(ByteRange in_document) const {
  auto place = map.to_source(in_document);
  for (const auto code : codes_in(document.codes(), in_document)) {
    place.begin = std::min(place.begin, code_places[code].begin);
    place.end = std::max(place.end, code_places[code].end);
  }
  return place;
}

}  // namespace distich
