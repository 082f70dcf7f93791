// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.h"
#include "model/vector_ground.h"
#include "publish/page_writer_p.h"
#include "render/map_drawing.h"
#include "render/map_view.h"

namespace nordertor::publish {

/// The number of a listed place, and where it stands on the map.
struct PlaceMark {
    std::size_t number = 0;
    geo::Point at;  ///< working CRS
    style::Colour colour = ink;
    std::string form = {};  ///< of the circle, as in styles; empty: round
    /// Before the number of an assumption or a partner, so that it is not taken for a gap's.
    std::string prefix = {};
    std::shared_ptr<const geo::MultiPolygon> area = {};  ///< that it is about; null of a point or line
    [[nodiscard]] bool isPrefixed() const { return !prefix.empty(); }
    [[nodiscard]] std::string text() const { return prefix + std::to_string(number); }
};
inline constexpr double numberColumn = 7;    ///< mm for the number of a list's entry
inline constexpr double numberMiddle = 2.4;  ///< mm from its top and left to the middle of its ring
inline constexpr double numberEdge = 3;      ///< mm from the map's edge: its circle is seen whole
/// As on the map, left of the entry that begins at `top`.
/// `close`: smaller, so that those of single lines below each other do not touch.
void writeNumber(PageWriter& page, double left, double top, const PlaceMark& mark, bool close = false);

/// What a page says of its one subject, beside the map.
struct FactSheet {
    struct Item {
        std::string head;  ///< "Wem"; empty: goes on under the head above
        std::string text;
        /// A place that may have a number on the map.
        std::optional<PlaceMark> mark = {};
        bool mayBeCut = false;  ///< it is counted where it finds no room, and no further page has it
    };
    std::string heading;
    std::vector<Item> items;
    std::size_t unlisted = 0;  ///< what there is besides the items, counted with those that find no room
    LocalizedText one = {"weitere Angabe", "more fact"};
    LocalizedText many = {"weitere Angaben", "more facts"};
    std::string closing = {};  ///< last and whole, may be empty
};

/// An assumption of the scenario a page is about.
struct Assumption {
    std::string heading;  ///< "Annahmen „Neue Kita“"
    std::size_t number = 0;
    std::string sign;                    ///< "A1"
    std::string text;                    ///< "Neue Einrichtung: Kita „Süd“"
    std::optional<PlaceMark> mark = {};  ///< where it is on the map
    bool placed = true;                  ///< it is somewhere
};

struct TableColumn {
    std::string label;
    double share = 1;  ///< of the width, relative to the others
    Align align = Align::Left;
};

struct TableContent {
    std::string heading;
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
};

/// The sheets of an atlas with their pages.
struct SheetList {
    TableContent brief;  ///< for a frame of the overview
    TableContent whole;  ///< for pages of its own
};

/// An area the page is about, drawn as a line over the map with its label inside.
struct MapOutline {
    geo::MultiPolygon shape;  ///< working CRS
    std::string label;        ///< may be empty
};

/// mm, of type that can still be read.
inline constexpr double smallestPrint = 1.8;

/// Relative to the map; without size where the layout has a frame for it.
struct BoxesOnMap {
    PageBox scale;
    PageBox north;
    friend bool operator==(const BoxesOnMap&, const BoxesOnMap&) = default;
};

/// What the page is composed from.
struct PageInput {
    const model::Project& project;
    const model::ThemeSet& themes;
    const analysis::GapReport* report = nullptr;
    const MapPageOptions& options;
    PageLayout layout = {};
    render::MapView view = {};
    render::MapDrawing map = {};
    bool drawn = false;  ///< the map and with it legend and gaps are known
    std::string crsName = {};
    std::vector<const analysis::GapPlace*> gaps = {};  ///< gapsInView(), or numberedGaps()
    std::size_t gapsListed = 0;                        ///< the first of them stand in the list
    std::size_t gapsDrawn = 0;                         ///< the first of them
    BoxesOnMap boxes = {};
    std::optional<FactSheet> facts = {};       ///< instead of the list of gaps
    std::vector<Assumption> assumptions = {};  ///< they are among the facts, or stand above the list of gaps
    std::size_t placesNumbered = 0;  ///< places of the result whose mark stands on the map, the first of them
    std::size_t gapsBeyond = 0;      ///< gapsReachingInto()
    /// All gaps of the options' theme with their centre on the map, whatever the sheet is about.
    std::vector<const analysis::GapPlace*> gapsInSight = {};
    bool allNumbered = false;      ///< every one of the gaps has a number on the map, listed or not
    std::string description = {};  ///< of the map, in words
    std::optional<render::MapDrawing> overview = {};
    render::MapView overviewView = {};
    geo::Box data = {};  ///< where there is something to see, working CRS
    std::shared_ptr<const render::Picture> logo = {};
    std::vector<MapOutline> outlines = {};
    const SheetList* sheets = nullptr;  ///< of the atlas whose overview the page is
};

/// Group and layer of the base map from outside in a drawing.
inline constexpr auto backdropGroup = "backdrop";
/// Lays the options' backdrop under the map that is drawn, if there is one. False where it shows nothing of
/// the map's ground. Errors: those of the backdrop.
[[nodiscard]] Result<bool> addBackdrop(PageInput& input, const Task& task);
/// The options' backdrop if it is made of vectors: then it is drawn in place of the own base map, and no
/// picture is laid under it. Else null.
[[nodiscard]] const model::VectorGround* vectorGround(const MapPageOptions& options);
/// The base map drawn, and its signs in the legend, with the options' opacity.
void fadeGround(PageInput& input);

/// What the frames could not hold.
struct PageRest {
    bool legend = false;
    bool sources = false;
    bool text = false;
    bool standards = false;
    bool facts = false;
    bool gaps = false;
    bool chart = false;
    bool block = false;
    bool sheets = false;  ///< the list of an atlas's sheets stands whole on the page only if this is false

    /// Whether furtherPages() has something to say.
    [[nodiscard]] bool further() const { return legend || sources || text || facts || chart || block; }
};

[[nodiscard]] PageDrawing composePage(const PageInput& input, PageRest& rest);
/// How high a frame's content is at that width, as ContentHeight says.
[[nodiscard]] std::optional<double> contentHeight(const PageInput& input, const Frame& frame, double width,
                                                  double room);
/// At the foot of a page that follows the map's as number `after`.
void writePageNumber(PageWriter& page, const PageInput& input, std::size_t after);
inline constexpr double pageNumberHeight = 2.9;
/// Pages on which title block, facts, text, chart, legend and sources stand whole.
[[nodiscard]] std::vector<PageDrawing> furtherPages(const PageInput& input, const PageRest& rest);
/// All of the page in the variant's colours (render/variant_colours.h).
void applyVariant(PageDrawing& page, style::MapVariant variant);
/// Where no title comes first, the sections of a page are headings of the first level.
void beginWithFirstLevel(std::vector<PageDrawing>& pages);
/// As large on paper as the layout's magnification says.
void magnify(PageDrawing& page, double factor);

/// Where the left upper corner of the page would lie on the ground, had the map the page's size.
struct MapGround {
    geo::Point leftTop;  ///< working CRS
    double metresPerMm = 0;
    std::string wkt;  ///< of the working CRS, OGC 01-009
};

struct ComposedPage {
    PageLayout layout;
    std::string description;           ///< of the map, in words
    std::vector<std::string> sources;  ///< sourceTexts()
    std::vector<TableContent> tables;  ///< tablesOf(), whether wanted on pages or not
    std::vector<PageDrawing> pages;    ///< the map, what did not fit beside it, then its tables if wanted
    PageRest rest;                     ///< what the frames of the first page could not hold
    MapGround ground;
    bool backdropLost = false;  ///< the options' backdrop could not be laid under the map, as a notice says
    MapPageResult result;
};
/// Everything writeMapPage() does before it writes.
[[nodiscard]] Result<ComposedPage> composeMapPage(const model::ProjectSnapshot& snapshot,
                                                  const model::ThemeSet& themes,
                                                  const analysis::GapReport* report,
                                                  const MapPageOptions& options, const Task& task);
/// Gaps with their centre inside the view, and those of the programme area that reach into it, of one theme
/// or of all, by rank; with `reaching` all that reach into it.
[[nodiscard]] std::vector<const analysis::GapPlace*> gapsInView(const analysis::GapReport* report,
                                                                const std::string& theme,
                                                                const render::MapView& view, bool reaching);

/// Those with a number, by it: of a sheet that is about them, wherever they have their centre.
[[nodiscard]] std::vector<const analysis::GapPlace*> numberedGaps(
    const analysis::GapReport* report, const std::map<std::string, std::size_t>& numbers);

/// How many have their centre outside the view and reach into it: they are on no list.
[[nodiscard]] std::size_t gapsReachingInto(const analysis::GapReport* report, const std::string& theme,
                                           const render::MapView& view);

/// Sign of the outlines on the map.
[[nodiscard]] render::LegendEntry outlineSign(const PageInput& input);
/// The options' origins: as signs on the map, their boxes relative to it, and their sign in the legend.
[[nodiscard]] render::DrawList originDrawing(const PageInput& input);
[[nodiscard]] std::vector<PageBox> originBoxes(const PageInput& input);
[[nodiscard]] render::LegendEntry originSign();
/// How many of the names of the outlines find no room on the map.
[[nodiscard]] std::size_t outlinesWithoutName(const PageInput& input);
/// Where the names of the outlines stand, relative to the map; its own names keep clear of them.
[[nodiscard]] std::vector<PageBox> outlineLabelBoxes(const PageInput& input);

/// A box of the map's as one of the page.
[[nodiscard]] PageBox onPage(const PageLayout& layout, const PageBox& inMap);
/// Of the lines around the area, in the box of the map and so far around it; mm.
[[nodiscard]] double boundaryWithin(const PageBox& box, double aside, const render::MapView& view,
                                    const geo::MultiPolygon& area);
void writeScaleOnMap(PageWriter& page, const PageInput& input);
void writeNorthOnMap(PageWriter& page, const PageInput& input);
/// Where scale bar and north arrow lie on the map; its labels keep clear of them. They take the corners the
/// layout says, else those where they hide least of the line around the area, then of the area; of equal ones
/// the scale bar the bottom left, the north arrow the top right. Where it can be helped none of the `places`
/// with a number, working CRS, lies beneath them with all that the map shows of it.
[[nodiscard]] BoxesOnMap boxesOnMap(const PageLayout& layout, const render::MapView& view,
                                    const geo::MultiPolygon& area, const std::vector<geo::Box>& places = {});
/// Where the map is larger than what it shows, the view is moved as far as that allows, if then much less of
/// the area lies beneath scale bar and north arrow.
[[nodiscard]] render::MapView viewBesideBoxes(const PageLayout& layout, const render::MapView& view,
                                              const geo::MultiPolygon& area);

/// "22.11.2026" or "22 November 2026" of "2026-11-22"; shorter dates alike; other text as it is.
[[nodiscard]] std::string dateText(const std::string& iso, Language language);
/// Titles and entries of a list begin alike, whatever kind of word they begin with.
[[nodiscard]] std::string withCapital(std::string label);
/// "Einzugsbereiche: " of titles that all begin so; else empty.
[[nodiscard]] std::string sharedLead(const std::vector<std::string>& titles);
/// "… und 3 weitere Zeichen", where not all find room; `one` is "weiteres Zeichen", `many` "weitere Zeichen".
[[nodiscard]] std::string andMore(std::size_t count, const LocalizedText& one, const LocalizedText& many,
                                  Language language);
/// Whose gaps are drawn, after their noun: " zum Thema Jugend", " (Kita, Hausarztpraxis)", " aller Themen".
[[nodiscard]] std::string ofWhichGaps(const MapPageOptions& options, const model::ThemeSet& themes);
/// The same beside stored results, whose title does not say it; else empty.
[[nodiscard]] std::string gapsBesideResults(const PageInput& input);
[[nodiscard]] std::string defaultTitle(const MapPageOptions& options, const model::Project& project,
                                       const model::ThemeSet& themes);
[[nodiscard]] std::string defaultSubtitle(const model::Project& project, Language language);
/// As given, else as the defaults say; the subtitle with the scenario.
[[nodiscard]] std::string titleOf(const MapPageOptions& options, const model::Project& project,
                                  const model::ThemeSet& themes);
[[nodiscard]] std::string subtitleOf(const MapPageOptions& options, const model::Project& project);
/// "gezeigt: die 12 größten Lücken", so that a blank place is not taken for one where nothing is missing;
/// empty where all are drawn.
[[nodiscard]] std::string largestOnlyText(const PageInput& input);
/// "nummeriert: Lücken zum Thema Jugend": beside stored results, what the numbers on the map are about.
[[nodiscard]] std::string numberedGapsText(const PageInput& input);
/// Of numbers in a table or list whose places are on the map: which stand there, too: "; auf der Karte mit
/// Nummer die ersten 12"; empty where all do.
[[nodiscard]] std::string numbersOnMap(std::size_t numbered, std::size_t rows, Language language);
/// "Vorlage 3/123/2026, Anlage 2"; empty if there is neither.
[[nodiscard]] std::string paperText(const MapPageOptions& options);
/// "Datum: 22.11.2026"
[[nodiscard]] std::string dateLine(const MapPageOptions& options);
/// "9.5.2011 bis 9.2.2016": the oldest and the newest source of a known date; empty without any.
[[nodiscard]] std::string dataDates(const model::Project& project, Language language);
[[nodiscard]] std::string exampleWarning(Language language);
/// "1 : 5.000"
[[nodiscard]] std::string scaleText(int denominator, Language language);

/// The heading of a block, and how much of the block's height it takes.
inline constexpr TextLook sectionHeading{3.0, render::FontFace::Bold, ink};
inline double sectionHeadingHeight() {
    return PageWriter::advance(sectionHeading) + 0.8;
}
void writeSectionHeading(PageWriter& page, const PageBox& box, const std::string& text);

/// What a gap is about, in short.
struct GapFacts {
    std::string missing;  ///< "Spielplatz für Kinder unter 6"
    std::string persons;  ///< "354 Kinder unter 10"; below 3 not told apart
    std::string nearest;  ///< "„Allmende-Wiese“, 410 m"
};
[[nodiscard]] GapFacts gapFacts(const model::ThemeSet& themes, const analysis::GapReport& report,
                                const analysis::GapPlace& gap, Language language);

/// Null if the report has no such standard.
[[nodiscard]] const analysis::StandardResult* resultOf(const analysis::GapReport& report,
                                                       const std::string& standard);

/// What a class of a stored result stands for on paper.
struct ClassFigure {
    std::size_t index = 0;         ///< into ResultLegend::classes
    std::optional<double> amount;  ///< empty: not known
};
/// Persons within each band of service areas, else how many places each class that occurs has.
struct ClassFigures {
    LocalizedText what;  ///< "Personen", "Zahl der Flächen"
    std::vector<ClassFigure> classes;
    std::size_t unknown = 0;  ///< places without a value
    bool places = true;       ///< places are counted, not persons
    std::size_t drawn = 0;    ///< places on this map or beyond it
    double all = 0;
    std::size_t beyond = 0;  ///< places that lie beyond the map and are not counted; persons all are
};
[[nodiscard]] ClassFigures classFigures(const model::ResultLayer& layer, const PageInput& input);
[[nodiscard]] std::string notKnown(Language language);

/// What the map shows, in words, for those who cannot see it: place, scale, gaps, results, signs.
[[nodiscard]] std::string describedMap(const PageInput& input);

/// The blocks of the page.
void writeTitle(PageWriter& page, const PageInput& input, const PageBox& box);
[[nodiscard]] double titleHeight(const PageInput& input, double width);
/// Whether title and subtitle stand whole on the sheet.
[[nodiscard]] bool titleFits(const PageInput& input);
/// False where a value is cut.
[[nodiscard]] bool writeTitleBlock(PageWriter& page, const PageInput& input, const PageBox& box);
[[nodiscard]] double titleBlockHeight(const PageInput& input, double width);
inline constexpr double warningHeight = 6;  ///< of one line
/// Of the lines it needs at that width.
[[nodiscard]] double warningHeightIn(const PageInput& input, double width);
void writeWarning(PageWriter& page, const PageInput& input, const PageBox& box);
void writeMapFrame(PageWriter& page, const PageInput& input, const PageBox& box);
inline constexpr double scaleFrameHeight = 10.6;  ///< mm: the scale as a number, and the bar
void writeScaleFrame(PageWriter& page, const PageInput& input, const PageBox& box);
inline constexpr double northFrameHeight =
    13.5;  ///< mm, as on the map; up to twice as large where there is room
void writeNorthFrame(PageWriter& page, const PageInput& input, const PageBox& box);
/// Boxes on the map, relative to it, where its coordinates stand: each at one end of its line, neither on the
/// line around the area nor beneath scale bar or north arrow. A line of the grid whose number has no room at
/// either end is not drawn. Labels keep clear of them.
[[nodiscard]] std::vector<PageBox> gridLabelBoxes(const PageLayout& layout, const render::MapView& view,
                                                  const MapPageOptions& options,
                                                  const geo::MultiPolygon& area, const BoxesOnMap& boxes);
/// Those of the crosses of its grid, which hide nothing but would strike out a label.
[[nodiscard]] std::vector<PageBox> gridCrossBoxes(const PageLayout& layout, const render::MapView& view,
                                                  const MapPageOptions& options,
                                                  const geo::MultiPolygon& area, const BoxesOnMap& boxes);
/// The view of that frame around the map's.
[[nodiscard]] render::MapView overviewOf(const PageInput& input, const PageBox& box);
/// Whether an overview can show more than the map does. Known once the map is laid.
[[nodiscard]] bool overviewSaysMore(const PageInput& input);
void writeOverview(PageWriter& page, const PageInput& input, const PageBox& box);
/// False where not one of the gaps finds room, or of the facts as writeFacts() says.
[[nodiscard]] bool writeGaps(PageWriter& page, const PageInput& input, const PageBox& box);
/// Greys of colours would tell nothing: rings of numbers are ink.
[[nodiscard]] bool withoutColour(const PageInput& input);
/// "mind. 365 Kinder unter 10"; fewer than 3 are not told apart.
[[nodiscard]] std::string countedText(double count, const std::string& who, bool atLeast, Language language);
/// Which gaps the map shows, where it has no list to say it; empty where it shows all.
[[nodiscard]] std::string shownGapsText(const PageInput& input);
/// Of the whole list, said in as many words as the room lets it, else in the fewest.
[[nodiscard]] double gapsHeight(const PageInput& input, double width, double room);
/// As large as the box allows; what does not fit even in the smallest print is counted in the last line.
/// False where that is more than the end of a list of places.
[[nodiscard]] bool writeFacts(PageWriter& page, const FactSheet& facts, const PageBox& box,
                              Language language);
/// In the largest print that fits into the room, else in the smallest.
[[nodiscard]] double factsHeight(const FactSheet& facts, double width, double room = anyRoom);
/// The same in the print of the list of gaps.
[[nodiscard]] double smallFactsHeight(const FactSheet& facts, double width);
/// How many items of facts a box has room for.
[[nodiscard]] std::size_t factsThatFit(const FactSheet& facts, const PageBox& box);
/// On a sheet about some gaps: how many of those on the map it leaves out.
[[nodiscard]] std::size_t gapsLeftOut(const PageInput& input);
/// How many of input.gaps are numbered 1, 2, 3 ... at most: the same on every paper. On a map of all
/// themes they are those that are drawn, too.
[[nodiscard]] std::size_t gapsNumbered(const PageInput& input);
/// How many of them are drawn; `chosen`: the sheet is about them.
[[nodiscard]] std::size_t gapsToDraw(const PageInput& input, bool chosen);
/// How many of them have their number on the map where the list holds the first `listed`: those that are
/// found in the list or in a table.
[[nodiscard]] std::size_t gapsWithNumber(const PageInput& input, std::size_t listed);
/// Numbers of those drawn by GapPlace::id, 0 for none.
[[nodiscard]] std::map<std::string, std::size_t> numbersOf(const PageInput& input);
/// Where numbers stand whose gaps have their centre outside the map: in the part of the gap that is seen, and
/// of that where the sheet's area is.
[[nodiscard]] std::map<std::string, geo::Point> placesInView(
    const PageInput& input, const std::optional<std::map<std::string, std::size_t>>& numbers);
/// A point in the part of the shape that the view shows, as far from its edge as a number needs; where only
/// less than that reaches in, the nearest to it. Nullopt where nothing is seen.
[[nodiscard]] std::optional<geo::Point> pointInView(const geo::MultiPolygon& shape,
                                                    const render::MapView& view);
/// Whether a page behind the sheet has all of input.gaps where its list has not, as all have a number.
[[nodiscard]] bool gapsTableFollows(const PageInput& input);
/// How many of them fit into the list.
[[nodiscard]] std::size_t gapsThatFit(const PageInput& input);
/// Persons without supply by standard, or the classes of the result on the map. Without either, no chart.
/// False where a bar finds no room.
[[nodiscard]] bool writeChart(PageWriter& page, const PageInput& input, const PageBox& box);
[[nodiscard]] std::optional<double> chartHeight(const PageInput& input, double width);
/// Heading, labels and rows of a table in a frame.
[[nodiscard]] double tableHeight(const TableContent& table, double width);
/// As many rows as find room, cells of at most two lines; the rest is counted ("weiterer Richtwert", "weitere
/// Richtwerte"). False if there is a rest, or a cell is cut.
[[nodiscard]] bool writeTable(PageWriter& page, const TableContent& table, const PageBox& box,
                              const LocalizedText& one, const LocalizedText& many, Language language);
/// Limit, persons without supply and share supplied by standard.
/// False if some are left out.
[[nodiscard]] bool writeStandards(PageWriter& page, const PageInput& input, const PageBox& box);
/// All of them, for a page of its own.
[[nodiscard]] TableContent standardsTable(const PageInput& input);
[[nodiscard]] std::optional<double> standardsHeight(const PageInput& input, double width);
/// False if the text is cut.
[[nodiscard]] bool writeText(PageWriter& page, const PageInput& input, const PlacedFrame& placed);
/// In the largest print that fits into the room, else in the smallest.
[[nodiscard]] std::optional<double> textHeight(const PageInput& input, const Frame& frame, double width,
                                               double room = anyRoom);
void writeNotes(PageWriter& page, const PageInput& input, const PlacedFrame& placed);
void writeImage(PageWriter& page, const PageInput& input, const PageBox& box);
/// A line of the legend: a sign with its label, the heading of a result's signs, or the signs of two numbers
/// at once as a square.
struct LegendLine {
    const render::LegendEntry* entry = nullptr;  ///< of the input's map; null for a heading and a square
    std::string label;
    const model::Presentation::Grid* grid = nullptr;     ///< null but for a square
    std::vector<const render::LegendEntry*> cells = {};  ///< of a square, by class; null: no sign
};
[[nodiscard]] double legendGridHeight(const LegendLine& line, double width, double textSize,
                                      Language language);
/// The narrowest column in which its numbers are read.
inline constexpr double legendGridWidth = 42;  ///< mm
void writeLegendGrid(PageWriter& page, const LegendLine& line, const PageBox& box, double textSize,
                     Language language);
/// The planner's own layers first; signs of a result stand under its heading.
[[nodiscard]] std::vector<LegendLine> legendLines(const PageInput& input);
/// Height of a legend of that width in which every label is written out.
[[nodiscard]] double legendHeight(const PageInput& input, double width);
/// Sources with licence: of the project, of the files that the results on the page were given, and of the
/// backdrop.
[[nodiscard]] std::string creditText(const model::Project& project, const MapPageOptions& options);
/// How results came about, limits, sources with licence, and how the page was made; none of them empty.
[[nodiscard]] std::vector<std::string> sourceTexts(const PageInput& input);
[[nodiscard]] double sourcesHeight(const PageInput& input, double width);
/// False if signs are left out.
[[nodiscard]] bool writeLegend(PageWriter& page, const PageInput& input, const PageBox& box);
/// False if the text is cut.
[[nodiscard]] bool writeSources(PageWriter& page, const PageInput& input, const PageBox& box);

}  // namespace nordertor::publish
