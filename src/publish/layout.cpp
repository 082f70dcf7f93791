// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/layout.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/number_format.h"
#include "base/text.h"
#include "publish/built_in_layouts_p.h"

namespace nordertor::publish {
namespace {

struct FrameName {
    FrameKind kind;
    const char* name;
    LocalizedText label;
    double leastWidth;   ///< mm before magnification: less holds no legible text, or no map
    double leastHeight;  ///< mm
};

const std::vector<FrameName>& frameNames() {
    static const std::vector<FrameName> names{
        {FrameKind::Title, "title", {"Titel", "Title"}, 60, 8},
        {FrameKind::TitleBlock, "title-block", {"Schriftfeld", "Title block"}, 35, 12},
        {FrameKind::Warning, "warning", {"Warnung", "Warning"}, 60, 6},
        {FrameKind::Map, "map", {"Karte", "Map"}, 30, 30},
        {FrameKind::Overview, "overview", {"Übersicht", "Overview"}, 20, 20},
        {FrameKind::Gaps, "gaps", {"Lücken", "Gaps"}, 40, 15},
        {FrameKind::Legend, "legend", {"Legende", "Legend"}, 25, 12},
        {FrameKind::Chart, "chart", {"Diagramm", "Chart"}, 45, 15},
        {FrameKind::Table, "table", {"Tabelle", "Table"}, 70, 15},
        {FrameKind::Sheets, "sheets", {"Liste der Blätter", "List of sheets"}, 60, 15},
        {FrameKind::Text, "text", {"Text", "Text"}, 25, 5},
        {FrameKind::Notes, "notes", {"Notizen", "Notes"}, 25, 10},
        {FrameKind::Image, "image", {"Bild", "Picture"}, 8, 8},
        {FrameKind::ScaleBar, "scale-bar", {"Maßstab", "Scale"}, 30, 11},
        {FrameKind::NorthArrow, "north-arrow", {"Nordpfeil", "North arrow"}, 8, 13.5},
        {FrameKind::Sources, "sources", {"Quellen", "Sources"}, 60, 5},
    };
    return names;
}

constexpr std::array<std::pair<const char*, MapCorner>, 4> corners{
    {{"top-left", MapCorner::TopLeft},
     {"top-right", MapCorner::TopRight},
     {"bottom-left", MapCorner::BottomLeft},
     {"bottom-right", MapCorner::BottomRight}}};

const FrameName& nameEntry(FrameKind kind) {
    return *std::ranges::find(frameNames(), kind, &FrameName::kind);
}

bool holds(const LayoutNode& node, FrameKind kind) {
    return node.kind == LayoutNode::Kind::Frame
               ? node.frame.kind == kind
               : std::ranges::any_of(node.children,
                                     [&](const LayoutNode& child) { return holds(child, kind); });
}

/// Deeper files are not meant, they are mischief.
constexpr int deepest = 8;

class LayoutReader {
  public:
    LayoutReader(const Json& json, JsonProblems& problems) : root_(json, "", problems) {}

    Layout read() {
        Layout layout;
        root_.integer("nordertor:layout", 1, 1);
        layout.id = root_.text("id");
        layout.name = root_.localizedText("name");
        layout.about = root_.localizedText("about");
        readPapers(layout);
        layout.margin = root_.optionalNumber("margin", 0, 50).value_or(layout.margin);
        layout.forOneGap = root_.boolean("one-gap", false);
        readSide("portrait", layout.portrait);
        readSide("landscape", layout.landscape);
        if (!layout.portrait && !layout.landscape) {
            root_.problems().add("", {"Weder Hochformat noch Querformat ist beschrieben.",
                                      "Neither portrait nor landscape is described."});
        }
        root_.finish();
        return layout;
    }

  private:
    void readPapers(Layout& layout) {
        const auto wrong = [&](const char* key) {
            root_.problem(key, {"Das Papierformat gibt es nicht.", "There is no such paper."},
                          {"Möglich sind A4, A3, A2, A1 und A0.", "Possible are A4, A3, A2, A1 and A0."});
        };
        for (const std::string& name : root_.texts("papers")) {
            if (const auto paper = paperNamed(name)) {
                layout.papers.push_back(*paper);
            } else {
                wrong("papers");
            }
        }
        if (layout.papers.empty()) {
            root_.problem("papers",
                          {"Hier fehlt mindestens ein Papierformat.", "At least one paper is missing."},
                          {"Beispiel: [\"A4\"]", "Example: [\"A4\"]"});
        }
        if (!root_.has("magnify")) {
            return;
        }
        JsonObject magnify = root_.object("magnify");
        for (const std::string& name : magnify.keys()) {
            if (const auto paper = paperNamed(name)) {
                layout.magnify[*paper] = magnify.number(name, 1, 4);
            }
        }
        magnify.finish();
    }

    void readSide(const char* key, std::optional<LayoutNode>& side) {
        if (!root_.has(key)) {
            return;
        }
        JsonObject object = root_.object(key);
        maps_ = 0;
        corners_.clear();
        side = node(object, LayoutNode::Kind::Column, 0);
        object.finish();
        for (const FrameKind kind : corners_) {
            if (holds(*side, kind)) {
                root_.problem(key,
                              {"„" + nameOf(kind) + "“ hat ein eigenes Feld und eine Ecke der Karte.",
                               "'" + nameOf(kind) + "' has a frame of its own and a corner of the map."},
                              {"Bitte eines von beiden weglassen.", "Please leave out one of the two."});
            }
        }
        if (maps_ != 1) {
            root_.problem(
                key, {"Jedes Format braucht genau eine Karte.", "Each orientation needs exactly one map."},
                {"Genau ein Feld muss \"frame\": \"map\" haben.",
                 "Exactly one frame must be \"frame\": \"map\"."});
        }
    }

    LayoutNode node(JsonObject& object, LayoutNode::Kind parent, int depth) {
        LayoutNode node;
        if (object.has("column") || object.has("row")) {
            const char* key = object.has("column") ? "column" : "row";
            node.kind = object.has("column") ? LayoutNode::Kind::Column : LayoutNode::Kind::Row;
            node.spacing = object.optionalNumber("spacing", 0, 50).value_or(node.spacing);
            if (depth == deepest) {
                object.problem(key, {"So tief lassen sich Felder nicht schachteln.",
                                     "Frames cannot be nested so deep."});
                [[maybe_unused]] const Json* refused = object.member(key);
            } else {
                object.forEachObject(key, [&](JsonObject& child) {
                    node.children.push_back(this->node(child, node.kind, depth + 1));
                });
            }
        } else {
            node.frame = frame(object);
        }
        readSize(object, node, parent);
        return node;
    }

    void readSize(JsonObject& object, LayoutNode& node, LayoutNode::Kind parent) {
        const bool content = !object.has("size") && !object.has("share");
        if (const auto size = object.optionalNumber("size", 1, 1500)) {
            node.sizing = LayoutNode::Sizing::Fixed;
            node.size = *size;
        } else if (const auto share = object.optionalNumber("share", 0.01, 100)) {
            node.sizing = LayoutNode::Sizing::Share;
            node.size = *share;
        }
        if (const auto most = object.optionalNumber("most", 0.01, 1)) {
            node.most = *most;
        }
        const bool wantsRoom = node.kind == LayoutNode::Kind::Frame &&
                               (node.frame.kind == FrameKind::Map || node.frame.kind == FrameKind::Overview ||
                                node.frame.kind == FrameKind::Image || node.frame.kind == FrameKind::Notes);
        if (content && (parent == LayoutNode::Kind::Row || wantsRoom)) {
            object.problem("size", {"Hier fehlt eine Größe.", "A size is missing here."},
                           {"\"size\": Millimeter, oder \"share\": Anteil am übrigen Platz.",
                            "\"size\": millimetres, or \"share\": part of the room that is left."});
        }
    }

    Frame frame(JsonObject& object) {
        Frame frame;
        const std::string name = object.text("frame");
        const auto known = std::ranges::find(frameNames(), name, &FrameName::name);
        if (known == frameNames().end()) {
            std::vector<std::string> names;
            for (const FrameName& each : frameNames()) {
                names.emplace_back(each.name);
            }
            const std::string all = joined(names, ", ");
            object.problem("frame", {"Ein Feld dieser Art gibt es nicht.", "There is no frame of this kind."},
                           {"Möglich sind: " + all, "Possible are: " + all});
            return frame;
        }
        frame.kind = known->kind;
        if (frame.kind == FrameKind::Map) {
            ++maps_;
            frame.grid = object.boolean("grid", false);
            frame.scaleBar = corner(object, FrameKind::ScaleBar);
            frame.northArrow = corner(object, FrameKind::NorthArrow);
            if (frame.scaleBar && frame.scaleBar == frame.northArrow) {
                object.problem("scale-bar",
                               {"Hier steht schon der Nordpfeil.", "The north arrow stands here already."},
                               {"Bitte eine andere Ecke wählen.", "Please choose another corner."});
            }
        }
        if (frame.kind == FrameKind::Overview) {
            frame.ofDetail = object.boolean("detail", false);
        }
        if (frame.kind == FrameKind::Text || frame.kind == FrameKind::Notes) {
            frame.heading = object.optionalLocalizedText("heading");
        }
        if (frame.kind == FrameKind::Text) {
            frame.text = object.optionalLocalizedText("text");
        }
        return frame;
    }

    std::optional<MapCorner> corner(JsonObject& object, FrameKind what) {
        const std::string key = nameOf(what);
        if (!object.has(key)) {
            return std::nullopt;
        }
        corners_.push_back(what);
        const std::string wanted = object.text(key);
        for (const auto& [name, value] : corners) {
            if (wanted == name) {
                return value;
            }
        }
        object.problem(key, {"Diese Ecke gibt es nicht.", "There is no such corner."},
                       {"Möglich sind: top-left, top-right, bottom-left, bottom-right",
                        "Possible are: top-left, top-right, bottom-left, bottom-right"});
        return std::nullopt;
    }

    JsonObject root_;
    int maps_ = 0;
    std::vector<FrameKind> corners_;  ///< what a corner of the map is given for
};

/// Whether the frames fit on the paper, each with the least it needs. What content needs is known on a page
/// only; here it counts as little as it can be.
class RoomCheck {
  public:
    RoomCheck(Paper paper, JsonProblems& problems) : paper_(nameOf(paper)), problems_(problems) {}

    /// False if anything does not fit.
    bool check(const LayoutNode& node, const std::string& pointer, double width, double height) {
        if (node.kind == LayoutNode::Kind::Frame) {
            return checkFrame(node.frame.kind, pointer, width, height);
        }
        const bool row = node.kind == LayoutNode::Kind::Row;
        const double room = row ? width : height;
        double left =
            room - node.spacing * static_cast<double>(std::max<std::size_t>(node.children.size(), 1) - 1);
        double shares = 0;
        for (const LayoutNode& child : node.children) {
            if (child.sizing == LayoutNode::Sizing::Share) {
                shares += child.size;
            } else if (child.sizing == LayoutNode::Sizing::Fixed) {
                left -= child.size;
            }
        }
        const std::string list = pointer + (row ? "/row" : "/column");
        if (left < 0) {
            return tooLarge(list, room - left, room);
        }
        bool fits = true;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const LayoutNode& child = node.children[i];
            const double size = child.sizing == LayoutNode::Sizing::Fixed   ? child.size
                                : child.sizing == LayoutNode::Sizing::Share ? left * child.size / shares
                                                                            : room * child.most;
            fits =
                check(child, list + "/" + std::to_string(i), row ? size : width, row ? height : size) && fits;
        }
        return fits;
    }

  private:
    bool checkFrame(FrameKind kind, const std::string& pointer, double width, double height) {
        const FrameName& least = nameEntry(kind);
        if (width >= least.leastWidth - rounding && height >= least.leastHeight - rounding) {
            return true;
        }
        const auto size = [](double w, double h, Language language) {
            return formatNumber(w, 0, language) + " × " + formatNumber(h, 0, language) + " mm";
        };
        const auto needed = [&](Language language) {
            return size(least.leastWidth, least.leastHeight, language);
        };
        problems_.add(pointer,
                      {"Das Feld „" + least.label.de + "“ hat auf " + paper_ + " nur " +
                           size(width, height, Language::German) + ".",
                       "The frame '" + least.label.en + "' has only " +
                           size(width, height, Language::English) + " on " + paper_ + "."},
                      {"Es braucht mindestens " + needed(Language::German) + " (Breite × Höhe).",
                       "It needs at least " + needed(Language::English) + " (width × height)."});
        return false;
    }

    bool tooLarge(const std::string& pointer, double needed, double room) {
        const auto mm = [](double value, Language language) {
            return formatNumber(value, 0, language) + " mm";
        };
        problems_.add(pointer,
                      {"Diese Felder brauchen zusammen " + mm(needed, Language::German) + ", auf " + paper_ +
                           " sind " + mm(room, Language::German) + " da.",
                       "These frames need " + mm(needed, Language::English) + " together, on " + paper_ +
                           " there are " + mm(room, Language::English) + "."},
                      {"Bitte kleinere Werte für \"size\" wählen, oder \"share\".",
                       "Please choose smaller values of \"size\", or \"share\"."});
        return false;
    }

    static constexpr double rounding = 1e-6;
    std::string paper_;
    JsonProblems& problems_;
};

void checkRoom(const Layout& layout, JsonProblems& problems) {
    for (const auto& [side, pointer, landscape] : {std::tuple(&layout.portrait, "/portrait", false),
                                                   std::tuple(&layout.landscape, "/landscape", true)}) {
        bool fits = side->has_value();
        for (std::size_t i = 0; i < layout.papers.size() && fits; ++i) {
            const PaperSize size = sizeOf(layout.papers[i]);
            const auto larger = layout.magnify.find(layout.papers[i]);
            const double factor = larger != layout.magnify.end() ? larger->second : 1;
            const double edges = 2 * layout.margin;
            fits =
                RoomCheck(layout.papers[i], problems)
                    .check(**side, pointer, ((landscape ? size.longSide : size.shortSide) - edges) / factor,
                           ((landscape ? size.shortSide : size.longSide) - edges) / factor);
        }
    }
}

}  // namespace

Result<Layout> parseLayout(const std::string& text, const std::string& file) {
    const auto json = parseJson(text, file);
    if (!json) {
        return fail(json.error());
    }
    JsonProblems problems(file);
    Layout layout = LayoutReader(*json, problems).read();
    if (problems.empty()) {
        checkRoom(layout, problems);
    }
    if (!problems.empty()) {
        return fail(problems.error());
    }
    return layout;
}

const std::vector<Layout>& builtInLayouts() {
    static const std::vector<Layout> layouts = [] {
        std::vector<Layout> all;
        for (const auto& [name, text] : builtInLayoutTexts()) {
            // their correctness is tested
            if (auto layout = parseLayout(std::string(text), std::string(name))) {
                all.push_back(std::move(*layout));
            }
        }
        return all;
    }();
    return layouts;
}

Result<Layout> storedLayout(const model::StoredLayout& stored) {
    auto layout = parseLayout(stored.document, stored.name);
    if (layout) {
        layout->id = stored.name;
    }
    return layout;
}

Result<std::string> layoutDocument(const std::string& nameOrPath,
                                   const std::vector<model::StoredLayout>& stored) {
    const auto known = std::ranges::find(builtInLayouts(), nameOrPath, &Layout::id);
    if (known != builtInLayouts().end()) {
        return std::string(
            builtInLayoutTexts()[static_cast<std::size_t>(known - builtInLayouts().begin())].second);
    }
    const auto kept = std::ranges::find(stored, nameOrPath, &model::StoredLayout::name);
    if (kept != stored.end()) {
        return kept->document;
    }
    const std::filesystem::path path(nameOrPath);
    if (lowered(path.extension().string()) == ".json") {
        std::error_code unknown;
        if (const auto size = std::filesystem::file_size(path, unknown);
            !unknown && size > model::mostLayoutBytes) {
            return fail(
                ErrorCode::InvalidData,
                {"Die Datei ist zu groß für eine Blattaufteilung.", "The file is too large for a layout."},
                {"Eine Blattaufteilung hat wenige Kilobyte.", "A layout has a few kilobytes."},
                path.string());
        }
        return readFile(path);
    }
    std::vector<std::string> ids;
    for (const Layout& layout : builtInLayouts()) {
        ids.push_back(layout.id);
    }
    std::ranges::transform(stored, std::back_inserter(ids), &model::StoredLayout::name);
    return fail(ErrorCode::InvalidArgument,
                {"Eine Blattaufteilung „" + nameOrPath + "“ gibt es nicht.",
                 "There is no layout '" + nameOrPath + "'."},
                {"Vorhanden sind: " + joined(ids, ", ") + ". Oder eine eigene Datei (.json).",
                 "There are: " + joined(ids, ", ") + ". Or a file of your own (.json)."});
}

Result<Layout> findLayout(const std::string& nameOrPath, const std::vector<model::StoredLayout>& stored) {
    const auto known = std::ranges::find(builtInLayouts(), nameOrPath, &Layout::id);
    if (known != builtInLayouts().end()) {
        return *known;
    }
    const auto kept = std::ranges::find(stored, nameOrPath, &model::StoredLayout::name);
    if (kept != stored.end()) {
        return storedLayout(*kept);
    }
    const auto text = layoutDocument(nameOrPath, stored);
    return text ? parseLayout(*text, nameOrPath) : fail(text.error());
}

bool hasFrame(const Layout& layout, FrameKind kind) {
    const auto has = [&](const std::optional<LayoutNode>& side) { return side && holds(*side, kind); };
    return has(layout.portrait) || has(layout.landscape);
}

double leastHeightOf(FrameKind kind) {
    return nameEntry(kind).leastHeight;
}

std::string nameOf(FrameKind kind) {
    return nameEntry(kind).name;
}

LocalizedText labelOf(FrameKind kind) {
    return nameEntry(kind).label;
}

}  // namespace nordertor::publish
