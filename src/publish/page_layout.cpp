// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::publish {
namespace {

constexpr std::array<int, 15> roundScales{500,   1000,  2000,  2500,  4000,  5000,   7500,  10000,
                                          15000, 20000, 25000, 50000, 75000, 100000, 200000};
constexpr double smallestMap = 30;  ///< mm, width and height

/// Divides boxes among the nodes of a layout, from the outside in.
class Division {
  public:
    Division(const ContentHeight& content, std::vector<PlacedFrame>& frames)
        : content_(content), frames_(frames) {}

    void place(const LayoutNode& node, const PageBox& box) {
        switch (node.kind) {
            case LayoutNode::Kind::Frame:
                frames_.push_back({node.frame, box});
                return;
            case LayoutNode::Kind::Column:
                placeColumn(node, box);
                return;
            case LayoutNode::Kind::Row:
                placeRow(node, box);
                return;
        }
    }

  private:
    [[nodiscard]] std::vector<const LayoutNode*> present(const LayoutNode& node, double width) const {
        std::vector<const LayoutNode*> children;
        for (const LayoutNode& child : node.children) {
            if (heightOf(child, width)) {
                children.push_back(&child);
            }
        }
        return children;
    }

    static double spacings(const LayoutNode& node, std::size_t children) {
        return children == 0 ? 0 : node.spacing * static_cast<double>(children - 1);
    }

    /// Empty if nothing in the node has content.
    [[nodiscard]] std::optional<double> heightOf(const LayoutNode& node, double width) const {
        if (node.kind == LayoutNode::Kind::Frame) {
            return content_(node.frame, width, anyRoom);
        }
        const std::vector<const LayoutNode*> children = present(node, width);
        if (children.empty()) {
            return std::nullopt;
        }
        if (node.kind == LayoutNode::Kind::Row) {
            double height = 0;
            const std::vector<double> widths = widthsOf(node, children, width);
            for (std::size_t i = 0; i < children.size(); ++i) {
                height = std::max(height, heightOf(*children[i], widths[i]).value_or(0));
            }
            return height;
        }
        double height = spacings(node, children.size());
        for (const LayoutNode* child : children) {
            height += child->sizing == LayoutNode::Sizing::Fixed ? child->size
                                                                 : heightOf(*child, width).value_or(0);
        }
        return height;
    }

    /// Words that may not be cut need all of their height, others can do with less than their content.
    [[nodiscard]] double leastFrame(const Frame& frame, double width) const {
        const double content = content_(frame, width, anyRoom).value_or(0);
        switch (frame.kind) {
            case FrameKind::Title:
            case FrameKind::TitleBlock:
            case FrameKind::Warning:
                return content;
            default:
                break;
        }
        static constexpr double headingHeight = 5.5;
        const double least = leastHeightOf(frame.kind) + (frame.heading.empty() ? 0 : headingHeight);
        return content > 0 ? std::min(content, least) : least;
    }

    /// That its frames can do with.
    [[nodiscard]] double leastHeight(const LayoutNode& node, double width) const {
        if (node.kind == LayoutNode::Kind::Frame) {
            return leastFrame(node.frame, width);
        }
        const std::vector<const LayoutNode*> children = present(node, width);
        const bool row = node.kind == LayoutNode::Kind::Row;
        const std::vector<double> widths =
            row && !children.empty() ? widthsOf(node, children, width) : std::vector(children.size(), width);
        double least = row ? 0 : spacings(node, children.size());
        for (std::size_t i = 0; i < children.size(); ++i) {
            const bool fixed = !row && children[i]->sizing == LayoutNode::Sizing::Fixed;
            const double own = fixed ? children[i]->size : leastHeight(*children[i], widths[i]);
            least = row ? std::max(least, own) : least + own;
        }
        return least;
    }

    /// What stands on a further sheet, or is said, where the column has no room for it.
    static bool mayGo(const LayoutNode& node) {
        if (node.kind != LayoutNode::Kind::Frame) {
            return std::ranges::all_of(node.children, mayGo);
        }
        switch (node.frame.kind) {
            case FrameKind::Gaps:
            case FrameKind::Legend:
            case FrameKind::Chart:
            case FrameKind::Table:
            case FrameKind::Sheets:
            case FrameKind::Text:
            case FrameKind::Sources:
                return true;
            default:
                return false;
        }
    }

    /// Its frames without room.
    void leaveOut(const LayoutNode& node) {
        if (node.kind == LayoutNode::Kind::Frame) {
            frames_.push_back({node.frame, {}});
        }
        for (const LayoutNode& child : node.children) {
            leaveOut(child);
        }
    }

    static std::vector<double> widthsOf(const LayoutNode& row, const std::vector<const LayoutNode*>& children,
                                        double width) {
        double left = width - spacings(row, children.size());
        double shares = 0;
        for (const LayoutNode* child : children) {
            (child->sizing == LayoutNode::Sizing::Fixed ? left : shares) +=
                child->sizing == LayoutNode::Sizing::Fixed ? -child->size : child->size;
        }
        std::vector<double> widths;
        for (const LayoutNode* child : children) {
            widths.push_back(child->sizing == LayoutNode::Sizing::Fixed
                                 ? child->size
                                 : std::max(left, 0.0) * child->size / shares);
        }
        if (shares == 0 && left > 0) {
            // what is left out leaves its room to the last
            widths.back() += left;
        }
        return widths;
    }

    void placeRow(const LayoutNode& row, const PageBox& box) {
        const std::vector<const LayoutNode*> children = present(row, box.width);
        if (children.empty()) {
            return;
        }
        const std::vector<double> widths = widthsOf(row, children, box.width);
        double left = box.left;
        for (std::size_t i = 0; i < children.size(); ++i) {
            place(*children[i], {left, box.top, widths[i], box.height});
            left += widths[i] + row.spacing;
        }
    }

    struct Part {
        const LayoutNode* node = nullptr;
        double height = 0;
        double least = 0;
    };

    static bool holds(const Part& part, FrameKind kind) {
        return part.node->kind == LayoutNode::Kind::Frame && part.node->frame.kind == kind;
    }

    /// Of the nodes in the column; those with a share have no height yet.
    [[nodiscard]] std::vector<Part> partsOf(const LayoutNode& column, const PageBox& box) const {
        std::vector<Part> parts;
        for (const LayoutNode* child : present(column, box.width)) {
            Part part{child};
            switch (child->sizing) {
                case LayoutNode::Sizing::Share:
                    part.least = leastHeight(*child, box.width);
                    break;
                case LayoutNode::Sizing::Fixed:
                    part.height = part.least = child->size;
                    break;
                case LayoutNode::Sizing::Content:
                    part.height = std::min(heightOf(*child, box.width).value_or(0), child->most * box.height);
                    part.least = std::min(part.height, leastHeight(*child, box.width));
                    break;
            }
            parts.push_back(part);
        }
        return parts;
    }

    /// Until the others have the least they need: the lowest go first, what names the sources last.
    void leaveOutWhatHasNoRoom(const LayoutNode& column, const PageBox& box, std::vector<Part>& parts) {
        const auto needed = [&] {
            return std::accumulate(parts.begin(), parts.end(), spacings(column, parts.size()),
                                   [](double sum, const Part& part) { return sum + part.least; });
        };
        static constexpr double rounding = 1e-6;
        for (const bool sources : {false, true}) {
            for (std::size_t i = parts.size(); i-- > 0 && needed() > box.height + rounding;) {
                if (parts[i].node->sizing == LayoutNode::Sizing::Content && mayGo(*parts[i].node) &&
                    holds(parts[i], FrameKind::Sources) == sources) {
                    leaveOut(*parts[i].node);
                    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
                }
            }
        }
    }

    /// Of the parts without the text, with room for all entries of the list.
    [[nodiscard]] double neededBeside(const Part& text, const std::vector<Part>& parts, double width) const {
        double contents = 0;
        double shares = 0;
        double perShare = 0;
        for (const Part& part : parts) {
            const bool share = part.node->sizing == LayoutNode::Sizing::Share;
            const bool list = holds(part, FrameKind::Gaps) && part.node->sizing != LayoutNode::Sizing::Fixed;
            const double whole = list ? content_(part.node->frame, width, 0).value_or(0) : 0;
            if (share) {
                shares += part.node->size;
                perShare = std::max(perShare, std::max(part.least, whole) / part.node->size);
            } else if (&part != &text) {
                contents += list ? std::min(part.height, whole) : part.height;
            }
        }
        return contents + perShare * shares;
    }

    /// Texts are as high as they are written, and leave a list beside them the room of all its entries.
    void fitTexts(const LayoutNode& column, const PageBox& box, std::vector<Part>& parts) const {
        const bool listed =
            std::ranges::any_of(parts, [](const Part& part) { return holds(part, FrameKind::Gaps); });
        for (Part& text : parts) {
            if (!holds(text, FrameKind::Text) || text.node->sizing != LayoutNode::Sizing::Content) {
                continue;
            }
            const double spare =
                box.height - spacings(column, parts.size()) - neededBeside(text, parts, box.width);
            const double room = listed ? std::clamp(spare, text.least, text.height) : text.height;
            text.height = std::min(room, content_(text.node->frame, box.width, room).value_or(0));
            text.least = std::min(text.least, text.height);
        }
    }

    void placeColumn(const LayoutNode& column, const PageBox& box) {
        std::vector<Part> parts = partsOf(column, box);
        leaveOutWhatHasNoRoom(column, box, parts);
        fitTexts(column, box, parts);
        double left = box.height - spacings(column, parts.size());
        double shares = 0;
        double needed = 0;
        for (const Part& part : parts) {
            const bool share = part.node->sizing == LayoutNode::Sizing::Share;
            left -= part.height;
            shares += share ? part.node->size : 0;
            needed += share ? part.least : 0;
        }
        // contents that are higher together than the column: the lower ones give way
        for (std::size_t i = parts.size(); i-- > 0 && left < needed;) {
            if (parts[i].node->sizing == LayoutNode::Sizing::Content) {
                const double given = std::min(parts[i].height - parts[i].least, needed - left);
                parts[i].height -= given;
                left += given;
            }
        }
        double top = box.top;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Part& part = parts[i];
            if (part.node->sizing == LayoutNode::Sizing::Share) {
                part.height = std::max(left, 0.0) * part.node->size / shares;
            } else if (shares == 0 && left > 0 && i + 1 == parts.size()) {
                part.height += left;
            }
            place(*part.node, {box.left, top, box.width, part.height});
            top += part.height + column.spacing;
        }
    }

    const ContentHeight& content_;
    std::vector<PlacedFrame>& frames_;
};

std::string papersOf(const Layout& layout) {
    std::vector<std::string> names;
    for (const Paper paper : layout.papers) {
        names.push_back(nameOf(paper));
    }
    return joined(names, ", ");
}

tl::unexpected<Error> noSuchPaper(const Layout& layout, Paper paper) {
    return fail(ErrorCode::InvalidArgument,
                {"Die Blattaufteilung „" + layout.name.de + "“ gibt es nicht auf " + nameOf(paper) + ".",
                 "The layout '" + layout.name.en + "' is not made for " + nameOf(paper) + "."},
                {"Möglich ist --paper " + papersOf(layout) + ", oder eine andere Blattaufteilung (--layout).",
                 "Possible is --paper " + papersOf(layout) + ", or another layout (--layout)."});
}

std::vector<bool> sidesOf(const Layout& layout, Orientation wanted, const geo::Box& area) {
    std::vector<bool> sides;
    for (const bool landscape : {area.width() > area.height(), area.width() <= area.height()}) {
        const bool has = landscape ? layout.landscape.has_value() : layout.portrait.has_value();
        if (has && (wanted == Orientation::ByArea || (wanted == Orientation::Landscape) == landscape)) {
            sides.push_back(landscape);
        }
    }
    return sides;
}

/// "--paper A2", the next larger one the layout is made for; empty if there is none.
std::string largerPaper(const Layout& layout, Paper paper) {
    std::optional<Paper> next;
    for (const Paper each : layout.papers) {
        if (each > paper && (!next || each < *next)) {
            next = each;
        }
    }
    return next ? "--paper " + nameOf(*next) : std::string();
}

Result<PageLayout> withScale(PageLayout layout, int wanted, const geo::Box& area, const LocalizedText& more) {
    const int fits = layout.scaleDenominator;
    const auto text = [](int scale, Language language) { return "1:" + formatCount(scale, language); };
    const double perMetre = 1000 / (std::max(wanted, 1) * layout.magnification);
    if (wanted < 100 || wanted > 2000000 || area.width() * perMetre > layout.map().width - 2 ||
        area.height() * perMetre > layout.map().height - 2) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Im Maßstab " + text(wanted, Language::German) +
                 " passt nicht auf das Papier, was die Karte zeigen soll.",
             "At " + text(wanted, Language::English) + " what the map is to show does not fit on the paper."},
            {"Möglich ist " + text(fits, Language::German) + " oder kleiner. " + more.de,
             "Possible is " + text(fits, Language::English) + " or smaller. " + more.en});
    }
    layout.scaleDenominator = wanted;
    return layout;
}

}  // namespace

const PlacedFrame* PageLayout::find(FrameKind kind) const {
    const auto found =
        std::ranges::find(frames, kind, [](const PlacedFrame& placed) { return placed.frame.kind; });
    return found != frames.end() ? &*found : nullptr;
}

PageBox PageLayout::boxOf(FrameKind kind) const {
    const PlacedFrame* placed = find(kind);
    return placed != nullptr ? placed->box : PageBox{};
}

const Layout& layoutFor(const MapPageOptions& options) {
    return options.layout ? *options.layout : builtInLayouts().front();
}

LocalizedText moreRoom(const Layout& layout, Paper paper) {
    const std::string larger = largerPaper(layout, paper);
    return larger.empty() ? LocalizedText{"Größeres Papier hat diese Blattaufteilung nicht.",
                                          "This layout has no larger paper."}
                          : LocalizedText{"Größeres Papier (" + larger + ") gibt mehr Platz.",
                                          "Larger paper (" + larger + ") gives more room."};
}

PageLayout placedFrames(const Layout& layout, Paper paper, bool landscape, const ContentHeight& content) {
    PageLayout placed;
    placed.paper = paper;
    placed.landscape = landscape;
    const auto larger = layout.magnify.find(paper);
    placed.magnification = larger != layout.magnify.end() ? larger->second : 1;
    const PaperSize size = sizeOf(paper);
    placed.width = (landscape ? size.longSide : size.shortSide) / placed.magnification;
    placed.height = (landscape ? size.shortSide : size.longSide) / placed.magnification;
    placed.margin = layout.margin / placed.magnification;
    const std::optional<LayoutNode>& side = landscape ? layout.landscape : layout.portrait;
    if (side) {
        Division(content, placed.frames).place(*side, placed.inner());
    }
    return placed;
}

int fittingScale(const PageLayout& layout, const geo::Box& area) {
    const PageBox map = layout.map();
    if (map.width < smallestMap || map.height < smallestMap) {
        return 0;
    }
    const double needed =
        std::max(area.width() / (map.width - 2 * areaEdge), area.height() / (map.height - 2 * areaEdge)) *
        1000 / layout.magnification;
    const auto* const found = std::lower_bound(roundScales.begin(), roundScales.end(), needed,
                                               [](int scale, double value) { return scale < value; });
    return found != roundScales.end() ? *found : 0;
}

Result<PageLayout> chooseLayout(const MapPageOptions& options, const geo::Box& area,
                                const ContentHeight& content) {
    const Layout& layout = layoutFor(options);
    const Paper paper = options.paper.value_or(layout.papers.front());
    if (std::ranges::find(layout.papers, paper) == layout.papers.end()) {
        return noSuchPaper(layout, paper);
    }
    const std::vector<bool> sides = sidesOf(layout, options.orientation, area);
    if (sides.empty()) {
        const bool portrait = layout.portrait.has_value();
        return fail(
            ErrorCode::InvalidArgument,
            {"Die Blattaufteilung „" + layout.name.de + "“ gibt es nur im " +
                 (portrait ? "Hochformat." : "Querformat."),
             "The layout '" + layout.name.en + "' is " + (portrait ? "portrait" : "landscape") + " only."},
            {"Bitte --orientation weglassen.", "Please leave out --orientation."});
    }
    std::optional<PageLayout> best;
    for (const bool landscape : sides) {
        PageLayout placed = placedFrames(layout, paper, landscape, content);
        placed.scaleDenominator = fittingScale(placed, area);
        if (placed.scaleDenominator != 0 && (!best || placed.scaleDenominator < best->scaleDenominator)) {
            best = std::move(placed);
        }
    }
    if (!best) {
        return fail(ErrorCode::InvalidArgument,
                    {"Das Programmgebiet ist für eine Karte dieses Papierformats zu groß.",
                     "The programme area is too large for a map on this paper."},
                    {"Bitte ein kleineres Gebiet wählen. " + moreRoom(layout, paper).de,
                     "Choose a smaller area. " + moreRoom(layout, paper).en});
    }
    static constexpr int ofDetails = 1000;
    const auto wanted =
        options.scaleDenominator || !options.centre ? options.scaleDenominator : std::optional(ofDetails);
    if (!wanted || (options.smallerScaleIfNeeded && *wanted < best->scaleDenominator)) {
        return std::move(*best);
    }
    return withScale(std::move(*best), *wanted, area, moreRoom(layout, paper));
}

ScaleBar scaleBarFor(double scaleDenominator, double width) {
    const double most = width * scaleDenominator / 1000;
    const double power = std::pow(10, std::floor(std::log10(most / 4)));
    ScaleBar bar;
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (step * power * 4 <= most) {
            bar = {step * power, 4};
        }
    }
    return bar;
}

}  // namespace nordertor::publish
