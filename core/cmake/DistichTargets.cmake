# Functions that every CMakeLists.txt of the project builds its targets with.

# What all of our code is compiled with.
add_library(distich_options INTERFACE)
target_compile_features(distich_options INTERFACE cxx_std_20)
# GCC 12 takes sums of strings for overflows (its bugs 105329 and 105651), and ranges for null pointers.
target_compile_options(distich_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wnull-dereference -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-null-dereference
                               -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict -Wno-array-bounds>
  $<$<BOOL:${DISTICH_WERROR}>:-Werror>)
if(DISTICH_SANITIZE)
  target_compile_options(distich_options INTERFACE -fsanitize=${DISTICH_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=undefined)
  target_link_options(distich_options INTERFACE -fsanitize=${DISTICH_SANITIZE})
endif()
if(DISTICH_COVERAGE)
  # Threads that count without atomics leave counts below zero, at which gcovr stops.
  target_compile_options(distich_options INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(distich_options INTERFACE --coverage)
endif()
if(DISTICH_FUZZ)
  target_compile_options(distich_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# One precompiled header for all modules, one for all tests: they cost seconds once.
file(WRITE "${PROJECT_BINARY_DIR}/pch/empty.cpp" "")
add_library(distich_pch OBJECT "${PROJECT_BINARY_DIR}/pch/empty.cpp")
target_link_libraries(distich_pch PRIVATE distich_options)
target_precompile_headers(distich_pch PRIVATE <algorithm> <array> <functional> <map> <memory> <optional> <span>
                          <string> <string_view> <unordered_map> <utility> <vector>)

# distich_module(NAME SOURCES … DEPENDS modules… LINK third-party targets…)
# A module of core: the static library distich_NAME. DEPENDS must be granted by core/LAYERS.
function(distich_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LINK")
  add_library(distich_${name} STATIC ${arg_SOURCES})
  target_include_directories(distich_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/core>)
  list(TRANSFORM arg_DEPENDS PREPEND distich_)
  target_link_libraries(distich_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_LINK} $<BUILD_INTERFACE:distich_options>)
  target_precompile_headers(distich_${name} REUSE_FROM distich_pch)
  set_property(GLOBAL APPEND PROPERTY DISTICH_MODULES distich_${name})
endfunction()

# distich_embed(TARGET SYMBOL files…)
# Compiles files into TARGET. `SYMBOL.hpp`, found by #include "SYMBOL.hpp", declares
#   namespace distich::embedded { std::span<const EmbeddedFile> SYMBOL(); }
# with the files' names (without folders) and contents, sorted by name.
function(distich_embed target symbol)
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  set(files "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file)
    list(APPEND files "${file}")
  endforeach()
  add_custom_command(
    OUTPUT "${directory}/${symbol}.cpp" "${directory}/${symbol}.hpp"
    COMMAND ${CMAKE_COMMAND} -D "SYMBOL=${symbol}" -D "DIRECTORY=${directory}" -D "FILES=${files}"
            -P "${PROJECT_SOURCE_DIR}/core/cmake/embed.cmake"
    DEPENDS ${files} "${PROJECT_SOURCE_DIR}/core/cmake/embed.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${directory}/${symbol}.cpp" "${directory}/${symbol}.hpp")
  set_source_files_properties("${directory}/${symbol}.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_include_directories(${target} PRIVATE "${directory}")
endfunction()

# Test sources are compiled without optimisation: what they test is optimised, they are compiled once and
# run for seconds.
add_library(distich_test_options INTERFACE)
target_compile_options(distich_test_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:-O0>)

# distich_test(NAME LABEL unit|contract|… SOURCES … LINK …)
# A GoogleTest program: one ctest entry a program, so that ctest does not start it once a case.
function(distich_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL;TIMEOUT" "SOURCES;LINK")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} distich_options distich_test_options GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} REUSE_FROM distich_test_pch)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)  # as the precompiled header
  target_compile_definitions(${name} PRIVATE DISTICH_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  if(DISTICH_SANITIZE OR DISTICH_COVERAGE)
    math(EXPR arg_TIMEOUT "4 * ${arg_TIMEOUT}")
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABEL}" TIMEOUT ${arg_TIMEOUT})
endfunction()

# distich_fuzz(NAME LINK … CORPUS dir SOURCES …)
# A libFuzzer target under the fuzz preset; elsewhere a program that runs the target over its
# corpus as a test, so that GCC builds keep it alive. Sources define LLVMFuzzerTestOneInput.
function(distich_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;LINK")
  if(DISTICH_FUZZ)
    add_executable(${name} ${arg_SOURCES})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_property(GLOBAL APPEND PROPERTY DISTICH_FUZZ_TARGETS ${name})
    set_property(TARGET ${name} PROPERTY DISTICH_CORPUS "${arg_CORPUS}")
  else()
    add_executable(${name} ${arg_SOURCES} "${PROJECT_SOURCE_DIR}/tests/fuzz/run_corpus.cpp")
    add_test(NAME ${name} COMMAND ${name} "${arg_CORPUS}")
    set_tests_properties(${name} PROPERTIES LABELS fuzz-corpus TIMEOUT 300)
  endif()
  target_link_libraries(${name} PRIVATE ${arg_LINK} distich_options distich_test_options)
endfunction()
