// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "geo/crs.h"
#include "publish/table_pages_p.h"
#include "render/map_scene.h"
#include "style/map_style.h"

namespace nordertor::publish {

/// What a page is about, if not the programme area and its gaps.
struct PageSubject {
    std::optional<geo::Box> focus;  ///< what the map shows at least, working CRS
    /// Numbers of the gaps drawn, by GapPlace::id; others are not drawn. Else all, numbered as listed.
    std::optional<std::map<std::string, std::size_t>> gaps;
    std::optional<FactSheet> facts;  ///< instead of the list of gaps
    std::vector<MapOutline> outlines;
    /// Of the atlas whose overview the page is: in the layout's frame for it, and on further pages where that
    /// is missing or cannot hold it, or the options ask for tables.
    std::optional<SheetList> sheets;
};

/// Of the assumptions and places listed beside the map, in a table, or on a further page; the places are
/// counted in `input`, too.
[[nodiscard]] std::vector<render::SceneOptions::PlaceNumber> placeNumbers(PageInput& input);
/// Boxes of all places with a number on the map, working CRS.
[[nodiscard]] std::vector<geo::Box> numberedBoxes(const analysis::GapReport* report,
                                                  const render::SceneOptions& scene);
/// What lies beside the map keeps its words, without a number that would lead nowhere; the rest is numbered
/// from 1.
void keepMarksInView(FactSheet& facts, const render::MapView& view);

/// That something given for the sheet is not on it, or not whole.
void addUnusedNotices(const PageInput& input, Notices& notices);
/// That results on the sheet cannot be told from each other.
void addAlikeNotices(const PageInput& input, Notices& notices);
/// That numbers of areas find no room on the map.
void addOutlineNotice(const PageInput& input, Notices& notices);
/// Where the frames leave the map so little room that it hardly shows the town's places.
void addScaleNotice(const PageInput& input, Notices& notices);
/// What no font can show, a page must not hold (PDF/A): another sign stands for it.
void replaceLettersWithoutSign(std::vector<PageDrawing>& pages);
/// That the font is another one, or that none has a character of the pages.
void addFontNotices(const std::vector<PageDrawing>& pages, Notices& notices);

/// Composes pages of one project state in one variant. What they share is made once.
class PageComposer {
  public:
    /// All must outlive it; `report` may be null. Errors: InvalidData (no programme area), and those of PROJ.
    [[nodiscard]] static Result<PageComposer> create(const model::ProjectSnapshot& snapshot,
                                                     const model::ThemeSet& themes,
                                                     const analysis::GapReport* report,
                                                     style::MapVariant variant);

    /// Everything writeMapPage() does before it writes.
    [[nodiscard]] Result<ComposedPage> compose(const MapPageOptions& options, const PageSubject& subject,
                                               const Task& task);

    /// Draws the map of input.options into `input` for the sake of its legend: what occurs on it, or with
    /// `everything` all the project's data. The scene it was drawn from.
    [[nodiscard]] Result<std::shared_ptr<const render::MapScene>> drawLegend(PageInput& input,
                                                                             bool everything,
                                                                             const Task& task);

  private:
    PageComposer(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                 const analysis::GapReport* report, style::MapVariant variant, geo::Crs crs);
    /// Lays the sheet out and draws the map, twice or more until both fit each other.
    [[nodiscard]] Result<std::shared_ptr<const render::MapScene>> drawMap(PageInput& input,
                                                                          const PageSubject& subject,
                                                                          const Task& task);
    /// Places the frames and the map in them.
    [[nodiscard]] static Result<> lay(PageInput& input, const MapPageOptions& options, const geo::Box& focus);
    [[nodiscard]] Result<> addOverview(PageInput& input, const render::MapScene& scene,
                                       const std::stop_token& stop) const;
    [[nodiscard]] Result<ComposedPage> composeWithoutBackdrop(const MapPageOptions& options,
                                                              const PageSubject& subject, const Task& task,
                                                              const Notice& why);
    /// Everything of the page that is known once the map is drawn.
    [[nodiscard]] ComposedPage pagesOf(PageInput& input, const PageSubject& subject,
                                       const render::MapScene& scene) const;
    [[nodiscard]] Result<std::shared_ptr<const render::MapScene>> sceneFor(
        const render::SceneOptions& options, const Task& task);
    /// The same; with a base map of vectors from outside it has that, for input.view, instead of the own.
    [[nodiscard]] Result<std::shared_ptr<const render::MapScene>> sceneOnGround(
        const PageInput& input, const render::SceneOptions& options, const Task& task);

    const model::ProjectSnapshot& snapshot_;
    const model::ThemeSet& themes_;
    const analysis::GapReport* report_;
    geo::Crs crs_;
    style::MapStyle style_;
    using Choice = std::optional<std::set<std::string>>;
    /// Theme, chosen facilities and results.
    using SceneKey = std::tuple<std::string, Choice, Choice>;
    [[nodiscard]] static SceneKey keyOf(const render::SceneOptions& options) {
        return {options.theme, options.onlyFacilities, options.onlyResults};
    }
    std::map<SceneKey, std::shared_ptr<const render::MapScene>> scenes_;
    /// The newest with a base map of vectors from outside.
    struct Ground {
        SceneKey key;
        geo::Box box;
        double scaleDenominator = 0;
        std::shared_ptr<const render::MapScene> scene;
        bool empty = true;  ///< it has nothing there
    };
    Ground ground_;
    std::optional<Notice> groundTrouble_;  ///< nothing of the base map from outside could be read
};

}  // namespace nordertor::publish
