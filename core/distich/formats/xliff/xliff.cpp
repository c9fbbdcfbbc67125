#include <distich/formats/xliff/xliff.hpp>

namespace distich {

Format xliff_format() {
  Format format;
  format.id = "xliff";
  return format;
}

}  // namespace distich
