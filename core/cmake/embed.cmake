# cmake -D SYMBOL=… -D DIRECTORY=… -D "FILES=a;b" -P embed.cmake
file(WRITE "${DIRECTORY}/${SYMBOL}.hpp" "#pragma once
#include <distich/base/embedded.hpp>

namespace distich::embedded {

/// Sorted by name.
std::span<const EmbeddedFile> ${SYMBOL}();

}  // namespace distich::embedded
")

set(named "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  list(APPEND named "${name}|${file}")
endforeach()
list(SORT named)

set(arrays "")
set(entries "")
set(number 0)
foreach(item IN LISTS named)
  string(REGEX MATCH "^([^|]+)\\|(.*)$" _ "${item}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "alignas(8) constexpr unsigned char file_${number}[] = {\n${bytes}0};\n")
  string(APPEND entries "    {\"${name}\", {reinterpret_cast<const char*>(file_${number}), ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${DIRECTORY}/${SYMBOL}.cpp" "#include \"${SYMBOL}.hpp\"

namespace distich::embedded {
namespace {
${arrays}}  // namespace

std::span<const EmbeddedFile> ${SYMBOL}() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}

}  // namespace distich::embedded
")
