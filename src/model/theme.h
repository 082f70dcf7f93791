// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "model/residents.h"

namespace nordertor::model {

/// Key must have one of `values` ("*": any value except "no"), or a value that contains one of `contains`.
/// A tag value with semicolons ("0;1") is a list and matches if one of its parts does.
struct TagCondition {
    std::string key;
    std::vector<std::string> values;
    /// Lower-case pieces ("grundschule") looked for in the lower-cased value, see lowered() in base/text.h.
    std::vector<std::string> contains;
};

/// OpenStreetMap objects that match all conditions (and none of the exclusions).
struct TagRule {
    std::vector<TagCondition> all;
    std::vector<TagCondition> none;
};

struct FacilityKind {
    std::string id;             ///< unique in the theme: "playground"
    LocalizedText label;        ///< singular: "Spielplatz"
    LocalizedText labelPlural;  ///< "Spielplätze"
    /// Dative with article for reasons: "vom nächsten Spielplatz" / "from the nearest playground"
    LocalizedText fromNearest;
    std::vector<TagRule> osm;   ///< any rule may match
    bool needsOutline = false;  ///< only areas count (parks), points are ignored
    std::string symbol;         ///< name of an SVG in the theme's folder, or empty
};

/// Whom a standard is for.
struct DemandGroup {
    std::string id;
    LocalizedText label;
    AgeGroup ages;
    /// Stand-ins when the data has no such age class, best first. Results always name the class that was
    /// counted.
    std::vector<AgeGroup> standIns;
};

enum class WalkingProfileId { Adult, Child, Senior, Rollator };

struct Citation {
    LocalizedText text;  ///< "DIN 18034-1"
    std::string url;
    bool confirmed = true;  ///< false: professional knowledge without a published source; shown as such
};

/// What the amount of supply is counted in.
enum class SupplyUnit { SquareMetres, Places };

/// How much supply each person is meant to have within the standard's limit: 6 m² of green per inhabitant.
struct PerHead {
    double amount = 0;  ///< per person of the group, > 0
    SupplyUnit unit = SupplyUnit::SquareMetres;
    std::string demandGroup;  ///< whose heads; often everybody, where the limit is for children only
    Citation citation;        ///< its own: it rarely stands where the limit does
    LocalizedText note;       ///< may be empty
};

/// A supply standard: nobody of the demand group should walk farther than this to a qualifying facility.
struct Standard {
    std::string id;  ///< unique in the theme: "playground_6_12"
    LocalizedText label;
    std::vector<std::string>
        facilityKinds;  ///< of the same theme ("playground") or another ("social.school")
    std::string demandGroup;
    WalkingProfileId profile = WalkingProfileId::Adult;
    double limit = 0;                   ///< metres of walking path, > 0
    std::optional<double> minimumArea;  ///< m²; facilities known to be smaller do not qualify
    bool publishedAsAirLine = false;    ///< the source means a circle; applied to the path here, and said so
    Citation citation;
    std::optional<PerHead> perHead;
    LocalizedText note;  ///< what is not covered ("ohne Prüfung der Abfahrten"), may be empty
};

/// How much the organisations of a sector, or with a purpose, can help with this theme. 0..1.
struct PartnerAffinity {
    /// Prefix of a WZ 2008 code ("10", "86.2") or section letter; empty if the purpose is meant.
    std::string sectorPrefix;
    std::string purpose;  ///< "education" ...; empty if the sector is meant
    double weight = 0;
    LocalizedText reason;                ///< "kann Räume und Lebensmittel geben"
    std::vector<std::string> standards;  ///< only for these; empty = all of the theme
};

/// OSM tags that mark a business, and its sector. Of a theme's mappings the first that matches counts, so
/// that general ones stand last.
struct SectorMapping {
    TagRule rule;
    std::string sectorCode;  ///< WZ 2008, or a section letter; empty = a business of unknown sector
    LocalizedText title;
};

/// A working group's view of the quarter, loaded from plugins/<id>/theme.json (docs/theme-packs.md).
struct Theme {
    std::string id;  ///< "youth"
    std::string version;
    LocalizedText label;
    std::string colour;     ///< "#RRGGBB", the theme's hue
    std::string pattern;    ///< "diagonal", "dots" ...: tells gaps of themes apart without colour
    std::string folder;     ///< where it was loaded from
    std::string styleFile;  ///< MapLibre style document in the folder, or empty
    std::vector<FacilityKind> facilityKinds;
    std::vector<DemandGroup> demandGroups;
    std::vector<Standard> standards;
    std::vector<PartnerAffinity> affinities;
    std::vector<SectorMapping> sectors;  ///< the economy theme's mapping from tags to sectors

    [[nodiscard]] const FacilityKind* findKind(const std::string& kindId) const;
    [[nodiscard]] const DemandGroup* findDemandGroup(const std::string& groupId) const;
    [[nodiscard]] const Standard* findStandard(const std::string& standardId) const;
};

/// Kinds of facilities that meet the standard, each with its theme: "social.school".
[[nodiscard]] std::vector<std::string> kindsOf(const Theme& theme, const Standard& standard);

/// All loaded themes, ascending by id.
struct ThemeSet {
    std::vector<Theme> themes;
    [[nodiscard]] const Theme* find(const std::string& themeId) const;
    /// By "<theme>.<kind>".
    [[nodiscard]] const FacilityKind* findKind(const std::string& qualifiedId) const;
    /// By "<theme>.<standard>".
    [[nodiscard]] const Standard* findStandard(const std::string& qualifiedId) const;
};

}  // namespace nordertor::model
