// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/layout.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/text.h"
#include "publish/built_in_layouts_p.h"

namespace nordertor::publish {
namespace {

struct FrameName {
    FrameKind kind;
    const char* name;
    LocalizedText label;
};

const std::vector<FrameName>& frameNames() {
    static const std::vector<FrameName> names{
        {FrameKind::Title, "title", {"Titel", "Title"}},
        {FrameKind::TitleBlock, "title-block", {"Schriftfeld", "Title block"}},
        {FrameKind::Warning, "warning", {"Warnung", "Warning"}},
        {FrameKind::Map, "map", {"Karte", "Map"}},
        {FrameKind::Overview, "overview", {"Übersicht", "Overview"}},
        {FrameKind::Gaps, "gaps", {"Lücken", "Gaps"}},
        {FrameKind::Legend, "legend", {"Legende", "Legend"}},
        {FrameKind::Chart, "chart", {"Diagramm", "Chart"}},
        {FrameKind::Table, "table", {"Tabelle", "Table"}},
        {FrameKind::Text, "text", {"Text", "Text"}},
        {FrameKind::Notes, "notes", {"Notizen", "Notes"}},
        {FrameKind::Image, "image", {"Bild", "Picture"}},
        {FrameKind::Sources, "sources", {"Quellen", "Sources"}},
    };
    return names;
}

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
        side = node(object, LayoutNode::Kind::Column, 0);
        object.finish();
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
        }
        if (frame.kind == FrameKind::Text || frame.kind == FrameKind::Notes) {
            frame.heading = object.optionalLocalizedText("heading");
        }
        if (frame.kind == FrameKind::Text) {
            frame.text = object.optionalLocalizedText("text");
        }
        return frame;
    }

    JsonObject root_;
    int maps_ = 0;
};

}  // namespace

Result<Layout> parseLayout(const std::string& text, const std::string& file) {
    const Json json = Json::parse(text, nullptr, false);
    JsonProblems problems(file);
    if (json.is_discarded()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Blattaufteilung ist kein gültiges JSON.", "The layout is not valid JSON."},
                    {"Bitte die Datei prüfen, z. B. auf fehlende Kommas oder Klammern.",
                     "Please check the file, e.g. for missing commas or brackets."},
                    file);
    }
    Layout layout = LayoutReader(json, problems).read();
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

std::string nameOf(FrameKind kind) {
    return nameEntry(kind).name;
}

LocalizedText labelOf(FrameKind kind) {
    return nameEntry(kind).label;
}

}  // namespace nordertor::publish
