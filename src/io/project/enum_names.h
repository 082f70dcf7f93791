// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "base/notice.h"
#include "model/base_map.h"
#include "model/organisation.h"
#include "model/result_layer.h"

namespace nordertor::io {

/// The words enumerations are stored as in the project file (docs/project-format.md). Part of the file
/// format: words may be added, never changed.
template <class Enum>
struct EnumNames;

template <class Enum, std::size_t count>
using EnumTable = std::array<std::pair<Enum, std::string_view>, count>;

template <>
struct EnumNames<Severity> {
    static constexpr EnumTable<Severity, 2> table{{{Severity::Info, "info"}, {Severity::Warning, "warning"}}};
};

template <>
struct EnumNames<model::BuildingUse> {
    using E = model::BuildingUse;
    static constexpr EnumTable<E, 3> table{
        {{E::Residential, "residential"}, {E::NonResidential, "non_residential"}, {E::Unknown, "unknown"}}};
};

template <>
struct EnumNames<model::LandUse> {
    using E = model::LandUse;
    static constexpr EnumTable<E, 19> table{{{E::Residential, "residential"},
                                             {E::Commercial, "commercial"},
                                             {E::Industrial, "industrial"},
                                             {E::Retail, "retail"},
                                             {E::Public, "public"},
                                             {E::Railway, "railway"},
                                             {E::Farmland, "farmland"},
                                             {E::Grass, "grass"},
                                             {E::Park, "park"},
                                             {E::Forest, "forest"},
                                             {E::Allotments, "allotments"},
                                             {E::Cemetery, "cemetery"},
                                             {E::Sports, "sports"},
                                             {E::Playground, "playground"},
                                             {E::Water, "water"},
                                             {E::Square, "square"},
                                             {E::Parking, "parking"},
                                             {E::Construction, "construction"},
                                             {E::Other, "other"}}};
};

template <>
struct EnumNames<model::LineKind> {
    using E = model::LineKind;
    static constexpr EnumTable<E, 5> table{{{E::River, "river"},
                                            {E::Stream, "stream"},
                                            {E::Rail, "rail"},
                                            {E::LightRail, "light_rail"},
                                            {E::Barrier, "barrier"}}};
};

template <>
struct EnumNames<model::Highway> {
    using E = model::Highway;
    static constexpr EnumTable<E, 19> table{{{E::Motorway, "motorway"},
                                             {E::Trunk, "trunk"},
                                             {E::Primary, "primary"},
                                             {E::Secondary, "secondary"},
                                             {E::Tertiary, "tertiary"},
                                             {E::Unclassified, "unclassified"},
                                             {E::Residential, "residential"},
                                             {E::LivingStreet, "living_street"},
                                             {E::Service, "service"},
                                             {E::Pedestrian, "pedestrian"},
                                             {E::Footway, "footway"},
                                             {E::Path, "path"},
                                             {E::Cycleway, "cycleway"},
                                             {E::Bridleway, "bridleway"},
                                             {E::Steps, "steps"},
                                             {E::Track, "track"},
                                             {E::Corridor, "corridor"},
                                             {E::Platform, "platform"},
                                             {E::Construction, "construction"}}};
};

template <>
struct EnumNames<model::Permission> {
    using E = model::Permission;
    static constexpr EnumTable<E, 7> table{{{E::Unknown, "unknown"},
                                            {E::Yes, "yes"},
                                            {E::Designated, "designated"},
                                            {E::Permissive, "permissive"},
                                            {E::Destination, "destination"},
                                            {E::Private, "private"},
                                            {E::No, "no"}}};
};

template <>
struct EnumNames<model::Sidewalk> {
    using E = model::Sidewalk;
    static constexpr EnumTable<E, 6> table{{{E::Unknown, "unknown"},
                                            {E::None, "none"},
                                            {E::Left, "left"},
                                            {E::Right, "right"},
                                            {E::Both, "both"},
                                            {E::Separate, "separate"}}};
};

template <>
struct EnumNames<model::Wheelchair> {
    using E = model::Wheelchair;
    static constexpr EnumTable<E, 4> table{
        {{E::Unknown, "unknown"}, {E::Yes, "yes"}, {E::Limited, "limited"}, {E::No, "no"}}};
};

template <>
struct EnumNames<model::FootDirection> {
    using E = model::FootDirection;
    /// Project files written before it was known have no such column.
    static constexpr bool mayBeAbsent = true;
    static constexpr EnumTable<E, 3> table{
        {{E::Both, "both"}, {E::Forward, "forward"}, {E::Backward, "backward"}}};
};

template <>
struct EnumNames<model::OrganisationKind> {
    using E = model::OrganisationKind;
    static constexpr EnumTable<E, 3> table{
        {{E::Business, "business"}, {E::Foundation, "foundation"}, {E::Association, "association"}}};
};

template <>
struct EnumNames<model::SectorEdition> {
    using E = model::SectorEdition;
    static constexpr EnumTable<E, 5> table{{{E::None, "none"},
                                            {E::Wz2008, "wz2008"},
                                            {E::Wz2025, "wz2025"},
                                            {E::NaceRev2, "nace_rev2"},
                                            {E::NaceRev21, "nace_rev2.1"}}};
};

/// Whether NULL, or no column at all, stands for the first value.
template <class Enum>
[[nodiscard]] constexpr bool mayBeAbsent() {
    return requires {
        EnumNames<Enum>::mayBeAbsent;
    };
}
template <>
struct EnumNames<model::ResultGeometry> {
    using E = model::ResultGeometry;
    static constexpr EnumTable<E, 3> table{{{E::Points, "points"}, {E::Lines, "lines"}, {E::Areas, "areas"}}};
};

template <>
struct EnumNames<model::ResultColumn::Type> {
    using E = model::ResultColumn::Type;
    static constexpr EnumTable<E, 3> table{
        {{E::Text, "text"}, {E::Number, "number"}, {E::Persons, "persons"}}};
};

template <>
struct EnumNames<model::Presentation::Kind> {
    using E = model::Presentation::Kind;
    static constexpr EnumTable<E, 5> table{{{E::Single, "single"},
                                            {E::Categories, "categories"},
                                            {E::Sequential, "sequential"},
                                            {E::Diverging, "diverging"},
                                            {E::Proportional, "proportional"}}};
};

template <class Enum>
[[nodiscard]] constexpr std::string_view enumName(Enum value) {
    for (const auto& [candidate, name] : EnumNames<Enum>::table) {
        if (candidate == value) {
            return name;
        }
    }
    return {};
}

/// False if no value has this name; `value` is untouched then.
template <class Enum>
[[nodiscard]] constexpr bool enumFromName(std::string_view name, Enum& value) {
    for (const auto& [candidate, candidateName] : EnumNames<Enum>::table) {
        if (candidateName == name) {
            value = candidate;
            return true;
        }
    }
    return false;
}

}  // namespace nordertor::io
