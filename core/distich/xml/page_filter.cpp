#include <distich/xml/page_filter.hpp>
#include <page_filter_script.hpp>

namespace distich::xml {

std::string_view page_filter() {
  return embedded::page_filter_script().front().bytes;
}

}  // namespace distich::xml
