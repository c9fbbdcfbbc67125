#include "distich/xml/library_versions.hpp"

#include <libxml/xmlversion.h>

namespace distich::xml {

std::string library_versions() {
  return "libxml2 " LIBXML_DOTTED_VERSION;
}

}  // namespace distich::xml
