// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/point.h"

namespace nordertor::model {

enum class OrganisationKind { Business, Foundation, Association };

/// Classification of economic activities a code belongs to; codes are only comparable within one edition.
enum class SectorEdition { None, Wz2008, Wz2025, NaceRev2, NaceRev21 };

/// A business, foundation or association: a possible partner. Identifiers, codes and postcodes are text,
/// leading zeros are kept. Contact data of persons is never part of this type.
struct Organisation {
    std::string id;
    std::string name;
    OrganisationKind kind = OrganisationKind::Business;
    std::string sectorCode;  ///< e.g. "10.71"; empty if unknown
    SectorEdition sectorEdition = SectorEdition::None;
    std::string sectorTitle;
    std::vector<std::string>
        purposes;       ///< of foundations and associations: "education", "youth" ...; ascending
    std::string reach;  ///< "quarter", "town", "county", "nation"; empty if unknown
    std::string street;
    std::string houseNumber;
    std::string postcode;
    std::string city;
    std::string employees;               ///< size as text, "10-49"; empty if unknown
    std::string engagement;              ///< known past engagement, free text
    std::optional<geo::Point> location;  ///< working CRS; foundations may have none
    std::string sourceId;
    friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace nordertor::model
