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
# Where several sources are one, a local name may hide that of another source, and a type is local to its source
# although the compiler sees it included.
add_library(nordertor_joined_rules INTERFACE)
target_compile_options(nordertor_joined_rules INTERFACE -Wno-shadow -Wno-subobject-linkage)
if(CMAKE_UNITY_BUILD)
    target_compile_options(nordertor_compile_rules INTERFACE -Wno-shadow -Wno-subobject-linkage
        # gcc 12 sees more of std::variant and std::string at once there and warns falsely of values that are not set;
        # sanitizers make it worse
        -Wno-maybe-uninitialized $<$<CONFIG:Release>:-Wno-stringop-overflow -Wno-array-bounds>)
endif()
if(NORDERTOR_SANITIZE)
    target_compile_options(nordertor_compile_rules INTERFACE
        -fsanitize=address -fno-sanitize-recover=all -fno-omit-frame-pointer
        # The program is checked for undefined behaviour; its tests are not: a third of their time to compile. Nor are
        # pointers, where the address sanitizer sees what goes wrong: half of the program's time to compile.
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:NORDERTOR_IS_TEST>>>:-fsanitize=undefined>
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:NORDERTOR_IS_TEST>>>:-fno-sanitize=null,alignment,object-size,vptr>)
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

# nordertor_test(<target> SOURCES ... LIBRARIES ... [ENVIRONMENT name=value...] [SHARDS n] [UNSANITIZED filter])
# SHARDS: so many entries, which can run beside each other, share the tests of one that takes long.
# UNSANITIZED: tests left out under sanitizers (a pattern of the test library).
function(nordertor_test target)
    cmake_parse_arguments(ARG "" "SHARDS;UNSANITIZED" "SOURCES;LIBRARIES;ENVIRONMENT" ${ARGN})
    add_executable(${target} ${ARG_SOURCES})
    target_link_libraries(${target} PRIVATE nordertor_compile_rules nordertor_joined_rules nordertor_test_support ${ARG_LIBRARIES}
        GTest::gtest_main GTest::gmock)
    # A third of the time to compile: most of it goes into the headers of the test library.
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    if(NORDERTOR_SANITIZE)
        set_target_properties(${target} PROPERTIES NORDERTOR_IS_TEST ON)
        target_compile_options(${target} PRIVATE -O0)
        if(ARG_UNSANITIZED)
            list(APPEND ARG_ENVIRONMENT "GTEST_FILTER=-${ARG_UNSANITIZED}")
        endif()
    endif()
    if(NOT ARG_SHARDS)
        set(ARG_SHARDS 1)
    endif()
    math(EXPR last "${ARG_SHARDS} - 1")
    foreach(shard RANGE ${last})
        set(name ${target})
        if(ARG_SHARDS GREATER 1)
            math(EXPR number "${shard} + 1")
            set(name ${target}_${number})
        endif()
        add_test(NAME ${name} COMMAND ${target})
        set_tests_properties(${name} PROPERTIES TIMEOUT 600
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;GTEST_TOTAL_SHARDS=${ARG_SHARDS};GTEST_SHARD_INDEX=${shard};${ARG_ENVIRONMENT}")
    endforeach()
endfunction()

# Method plugins must fit the program they are loaded into: version and compiler.
set(NORDERTOR_METHOD_ABI "${PROJECT_VERSION} ${CMAKE_CXX_COMPILER_ID}-${CMAKE_CXX_COMPILER_VERSION}")
set(NORDERTOR_METHOD_FOLDER "${CMAKE_BINARY_DIR}/lib/nordertor")

# nordertor_method_plugin(<library> SOURCES ... [API version] [ABI tag] [FOLDER folder])
# A library of methods for a theme pack (docs/theme-packs.md). What it uses of the program it finds there when it is
# loaded, so that there is one copy of it. Its metadata, method_plugin.json, is made here.
function(nordertor_method_plugin library)
    cmake_parse_arguments(ARG "" "API;ABI;FOLDER" "SOURCES" ${ARGN})
    if(NOT DEFINED ARG_API)
        set(ARG_API 1)
    endif()
    if(NOT DEFINED ARG_ABI)
        set(ARG_ABI "${NORDERTOR_METHOD_ABI}")
    endif()
    if(NOT DEFINED ARG_FOLDER)
        set(ARG_FOLDER "${NORDERTOR_METHOD_FOLDER}")
    endif()
    set(metadata "${CMAKE_CURRENT_BINARY_DIR}/${library}")
    file(WRITE "${metadata}/method_plugin.json" "{\"apiVersion\": ${ARG_API}, \"abi\": \"${ARG_ABI}\"}\n")
    add_library(${library} MODULE ${ARG_SOURCES})
    target_include_directories(${library} PRIVATE "${metadata}" "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${library} PRIVATE nordertor_compile_rules Qt6::Core tl::expected fmt::fmt)
    set_target_properties(${library} PROPERTIES AUTOMOC ON LIBRARY_OUTPUT_DIRECTORY "${ARG_FOLDER}")
endfunction()

# Method plugins find in the program what they use of it, also what the program itself does not use: the sub-libraries of
# the analysis are linked whole.
function(nordertor_hosts_methods program)
    set_target_properties(${program} PROPERTIES ENABLE_EXPORTS ON)
    foreach(library network population gaps service_areas)
        list(APPEND whole "$<TARGET_FILE:nordertor_analysis_${library}>")
    endforeach()
    target_link_options(${program} PRIVATE "LINKER:--whole-archive" ${whole} "LINKER:--no-whole-archive")
    add_dependencies(${program} traffic_methods)
endfunction()
