// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/localized_text.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "model/theme.h"
#include "render/layer_group.h"
#include "render/scene_layer.h"

namespace nordertor::render {

struct SceneOptions {
    /// Facilities and gaps of this theme only; empty = of all themes.
    std::string theme;
    Language language = Language::German;
    /// Gaps are named by their theme instead of by their standard: shorter legends for maps of all themes.
    bool nameGapsByTheme = false;
    /// If set, only these gaps (by id) get a number on the map, and it is this one instead of their rank;
    /// those with 0 are drawn without one.
    std::optional<std::map<std::string, std::size_t>> gapNumbers;
    /// Where the numbers of these gaps (by id) stand instead of at the gap's centre, working CRS.
    std::map<std::string, geo::Point> gapNumberPlaces = {};
    /// Numbers of other places, drawn as those of gaps.
    struct PlaceNumber {
        std::size_t number = 0;
        geo::Point at;                                       ///< working CRS
        std::string colour;                                  ///< "#rrggbb"
        std::string form = {};                               ///< "nordertor:form" of the circle; empty: round
        std::string prefix = {};                             ///< before the number
        std::shared_ptr<const geo::MultiPolygon> area = {};  ///< that it is about; null of a point or line
        friend bool operator==(const PlaceNumber&, const PlaceNumber&) = default;
    };
    std::vector<PlaceNumber> placeNumbers = {};
    /// Gaps without a number are not drawn at all.
    bool onlyNumberedGaps = false;
    /// Facilities of which no standard of any theme speaks are left out: calmer maps of all themes.
    bool onlyKindsOfStandards = false;
    /// If set, only facilities of these kinds ("youth.playground") or with these ids.
    std::optional<std::set<std::string>> onlyFacilities = {};
    /// The project's base map is a part of one that goes on beyond it: no limit of the data is shown.
    bool baseMapGoesOn = false;
    /// If set, only stored results of these names: others would cost their time and not be seen.
    std::optional<std::set<std::string>> onlyResults = {};
};

/// Something found under the pointer.
struct Hit {
    enum class Kind { Gap, Facility, Organisation, Building, Street, LandUse, ProgrammeArea };
    Kind kind = Kind::Building;
    std::string id;       ///< of the model object; for gaps GapPlace::id
    std::string name;     ///< as mapped, may be empty
    LocalizedText label;  ///< what it is: "Spielplatz", "Lücke 3: Kinder unter 10", "Wohngebäude"
    geo::Point location;  ///< working CRS; the object's label point
    double distance = 0;  ///< metres from the point asked for
};

/// All that can be drawn of one project state, prepared for drawing: features in layers, with boxes, spatial
/// index, and geometry simplified per scale band. Immutable; read from any number of threads.
/// Source layers and properties: docs/style-format.md.
class MapScene {
  public:
    /// About 0.1 s for a town of 15,000 buildings; the first time half a second more for stored gaps of all
    /// its themes. `report` may be null. Error Cancelled.
    [[nodiscard]] static Result<std::shared_ptr<const MapScene>> build(const model::ProjectSnapshot& snapshot,
                                                                       const model::ThemeSet& themes,
                                                                       const analysis::GapReport* report,
                                                                       const SceneOptions& options,
                                                                       const Task& task = {});
    /// The same scene with other gaps; shares everything else, milliseconds.
    [[nodiscard]] std::shared_ptr<const MapScene> withGaps(const model::ThemeSet& themes,
                                                           const analysis::GapReport* report) const;
    /// The same with other naming and numbering of gaps; theme and language must not change.
    [[nodiscard]] std::shared_ptr<const MapScene> withGaps(const model::ThemeSet& themes,
                                                           const analysis::GapReport* report,
                                                           const SceneOptions& options) const;

    /// Switches in the order to offer them.
    [[nodiscard]] const std::vector<LayerGroup>& groups() const { return groups_; }
    /// Null if the scene has no such layer.
    [[nodiscard]] const SceneLayer* find(const std::string& sourceLayer) const;
    [[nodiscard]] const std::vector<std::shared_ptr<const SceneLayer>>& layers() const { return layers_; }

    /// Box of the programme area, working CRS; what a map shows first.
    [[nodiscard]] const geo::Box& areaBox() const { return areaBox_; }
    /// Box of everything.
    [[nodiscard]] const geo::Box& dataBox() const { return dataBox_; }
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    [[nodiscard]] bool hasExampleData() const { return exampleData_; }

    /// What lies at `p` (working CRS) within `tolerance` metres, the most particular first: gaps' numbers,
    /// facilities, organisations, gaps' areas, buildings, streets, land use; then by distance, then id.
    /// Groups in `hiddenGroups` are not asked.
    [[nodiscard]] std::vector<Hit> hitsAt(geo::Point p, double tolerance,
                                          const std::set<std::string>& hiddenGroups = {}) const;

  private:
    std::vector<std::shared_ptr<const SceneLayer>> layers_;
    std::vector<LayerGroup> groups_;
    geo::Box areaBox_;
    geo::Box dataBox_;
    std::uint64_t revision_ = 0;
    bool exampleData_ = false;
    SceneOptions options_;
};

}  // namespace nordertor::render
