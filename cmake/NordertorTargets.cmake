# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
# One place for language level, warnings and sanitizers, and the two functions every folder uses.

find_program(NORDERTOR_CCACHE ccache)
if(NORDERTOR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${NORDERTOR_CCACHE}")
endif()

add_library(nordertor_compile_rules INTERFACE)
target_compile_features(nordertor_compile_rules INTERFACE cxx_std_20)
# Contraction to fused multiply-add would let results differ between machines.
target_compile_options(nordertor_compile_rules INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -ffp-contract=off
    # gcc 12 warns of overlaps inside std::string's own operator+ when it inlines (gcc bug 105651)
    $<$<CONFIG:Release>:-Wno-restrict>)
if(NORDERTOR_SANITIZE)
    target_compile_options(nordertor_compile_rules INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(nordertor_compile_rules INTERFACE -fsanitize=address,undefined)
endif()
target_include_directories(nordertor_compile_rules INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_link_options(nordertor_compile_rules INTERFACE -fuse-ld=lld -Wl,--as-needed)

# nordertor_library(<target> ALIAS <Nordertor::Name> SOURCES ... [PUBLIC libs...] [PRIVATE libs...])
function(nordertor_library target)
    cmake_parse_arguments(ARG "" "ALIAS" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${target} STATIC ${ARG_SOURCES})
    if(ARG_ALIAS)
        add_library(${ARG_ALIAS} ALIAS ${target})
    endif()
    target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE nordertor_compile_rules ${ARG_PRIVATE})
endfunction()

# nordertor_test(<target> SOURCES ... LIBRARIES ... [ENVIRONMENT name=value...])
function(nordertor_test target)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;ENVIRONMENT" ${ARGN})
    add_executable(${target} ${ARG_SOURCES})
    target_link_libraries(${target} PRIVATE nordertor_compile_rules nordertor_test_support ${ARG_LIBRARIES}
        GTest::gtest_main GTest::gmock)
    add_test(NAME ${target} COMMAND ${target})
    set_tests_properties(${target} PROPERTIES TIMEOUT 600
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
endfunction()
