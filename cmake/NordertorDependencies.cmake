# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
# Every third-party library, found once. cmake/packages.txt lists the Debian packages they come from.
find_package(PkgConfig REQUIRED)
find_package(GDAL 3.6 REQUIRED)
find_package(TBB REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(EXPAT REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(QPDF REQUIRED IMPORTED_TARGET libqpdf)
# std::shared_ptr instead of the library's former pointer type
target_compile_definitions(PkgConfig::QPDF INTERFACE POINTERHOLDER_TRANSITION=4)
pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_library(GEOS_C_LIBRARY geos_c REQUIRED)
find_path(OSMIUM_INCLUDE_DIR osmium/osm.hpp REQUIRED)

add_library(nordertor_geos INTERFACE)
target_link_libraries(nordertor_geos INTERFACE "${GEOS_C_LIBRARY}")

add_library(nordertor_osmium INTERFACE)
target_include_directories(nordertor_osmium SYSTEM INTERFACE "${OSMIUM_INCLUDE_DIR}")
target_link_libraries(nordertor_osmium INTERFACE EXPAT::EXPAT ZLIB::ZLIB BZip2::BZip2 Threads::Threads)

if(NORDERTOR_BUILD_TESTS)
    find_package(GTest REQUIRED)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
if(NORDERTOR_BUILD_BENCHMARKS)
    find_package(benchmark REQUIRED)
endif()
