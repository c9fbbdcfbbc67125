# Packages: `cpack` in the build folder writes one for the program and one for the library.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME distich)
set(CPACK_PACKAGE_VENDOR distich)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_DEB_COMPONENT_INSTALL ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/package_docs.cmake")
set(CPACK_DISTICH_SOURCE_DIR "${PROJECT_SOURCE_DIR}")
set(CPACK_PACKAGE_CONTACT "distich <distich@localhost>" CACHE STRING "Who answers for packages made here")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME distich)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Cuts articles into sentences, looks them up in a translation memory and a
glossary, aligns finished translations, checks them, and reads and writes the
field's bilingual files. This is the program.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libdistich-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
    "libicu-dev, libboost-locale-dev, libsqlite3-dev, libxml2-dev, libmd4c-dev, zlib1g-dev, libzip-dev, libxxhash-dev, libstemmer-dev, libfmt-dev, pkg-config")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"The C++ headers, the static library, and the CMake and pkg-config files for
programs that use distich.")
include(CPack)
