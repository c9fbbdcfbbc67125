#include <distich/formats/tmx/tmx.hpp>

namespace distich {

Format tmx_format() {
  Format format;
  format.id = "tmx";
  return format;
}

}  // namespace distich
