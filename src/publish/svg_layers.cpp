// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/svg_layers_p.h"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

#include "publish/page_structure_p.h"

namespace nordertor::publish {
namespace {

using render::ItemBox;

/// What a layer may consist of, in the order of render::DrawItem.
const std::array<LocalizedText, std::variant_size_v<render::DrawItem>>& contentWords() {
    static const std::array<LocalizedText, std::variant_size_v<render::DrawItem>> words{
        {{"Flächen", "areas"},
         {"Linien", "lines"},
         {"Zeichen", "signs"},
         {"Schrift", "lettering"},
         {"Bild", "picture"}}};
    return words;
}

/// A layer while it is put together.
struct Growing {
    SvgLayer layer;
    std::vector<ItemBox> boxes;  ///< on the page

    void add(const SvgRun& run) {
        const PagePart& part = *run.part;
        const ItemBox frame{part.at, {part.at.x + part.list.widthMm, part.at.y + part.list.heightMm}};
        if (run.entries.begin == 0 && part.list.background.a > 0) {
            boxes.push_back(frame);
        }
        for (std::size_t i = run.entries.begin; i < run.entries.end; ++i) {
            const ItemBox box = itemBox(part.list.entries[i].item);
            boxes.push_back(
                {{std::max(part.at.x + box.low.x, frame.low.x), std::max(part.at.y + box.low.y, frame.low.y)},
                 {std::min(part.at.x + box.high.x, frame.high.x),
                  std::min(part.at.y + box.high.y, frame.high.y)}});
        }
        layer.runs.push_back(run);
    }
    void append(Growing&& other) {
        std::ranges::move(other.layer.runs, std::back_inserter(layer.runs));
        std::ranges::move(other.boxes, std::back_inserter(boxes));
    }
};

bool mayCover(const Growing& a, const Growing& b) {
    return std::ranges::any_of(a.boxes, [&](const ItemBox& one) {
        return std::ranges::any_of(b.boxes, [&](const ItemBox& other) {
            return one.low.x < other.high.x && other.low.x < one.high.x && one.low.y < other.high.y &&
                   other.low.y < one.high.y;
        });
    });
}

/// Entries of one group that follow each other are a layer.
std::vector<Growing> layersAsDrawn(const PageDrawing& page) {
    std::vector<Growing> layers;
    for (const PagePart& part : page.parts) {
        const bool framed = part.list.widthMm < page.widthMm || part.list.heightMm < page.heightMm;
        const auto& entries = part.list.entries;
        for (std::size_t begin = 0; begin < entries.size();) {
            std::size_t end = begin + 1;
            while (end < entries.size() && entries[end].group == entries[begin].group) {
                ++end;
            }
            // the signs of the legend belong to the sheet
            const std::string group =
                framed && part.element == StructureElement::none ? "page" : entries[begin].group;
            if (layers.empty() || layers.back().layer.group != group) {
                layers.emplace_back().layer.group = group;
            }
            layers.back().add({&part, {begin, end}, framed});
            begin = end;
        }
    }
    return layers;
}

/// Joins layers of a group that others lie between where neither is seen through them: the picture stays.
void join(std::vector<Growing>& layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        std::size_t before = i;
        while (before-- > 0 && layers[before].layer.group != layers[i].layer.group) {
        }
        if (before >= i) {
            continue;
        }
        const auto isFree = [&](const Growing& moved) {
            return std::none_of(layers.begin() + static_cast<std::ptrdiff_t>(before) + 1,
                                layers.begin() + static_cast<std::ptrdiff_t>(i),
                                [&](const Growing& between) { return mayCover(moved, between); });
        };
        if (isFree(layers[i])) {
            layers[before].append(std::move(layers[i]));
            layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(i--));
        } else if (isFree(layers[before])) {
            Growing whole = std::move(layers[before]);
            whole.append(std::move(layers[i]));
            layers[i] = std::move(whole);
            layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(before));
            --i;
        }
    }
}

class LayerNames {
  public:
    LayerNames(const PageDrawing& page, Language language) : page_(page), language_(language) {}

    void give(std::vector<SvgLayer>& layers) {
        for (SvgLayer& layer : layers) {
            const auto known = page_.groupLabels.find(layer.group);
            const std::string label = known != page_.groupLabels.end() ? known->second : layer.group;
            const bool alone = std::ranges::count(layers, layer.group, &SvgLayer::group) == 1;
            const std::string described = label + " – " + contentOf(layer);
            layer.name =
                (alone && take(label)) ? label : firstFree({described, label + " – " + legendOf(layer)});
        }
    }

  private:
    bool take(const std::string& name) { return taken_.insert(name).second; }

    std::string firstFree(const std::array<std::string, 2>& names) {
        for (const std::string& name : names) {
            if (!name.ends_with(" – ") && take(name)) {
                return name;
            }
        }
        for (int level = 2;; ++level) {
            const std::string number = std::to_string(level);
            std::string name =
                names.front() + LocalizedText{", " + number + ". Lage", ", level " + number}.in(language_);
            if (take(name)) {
                return name;
            }
        }
    }

    /// "Flächen, Linien und Schrift"
    [[nodiscard]] std::string contentOf(const SvgLayer& layer) const {
        std::array<bool, std::variant_size_v<render::DrawItem>> has{};
        for (const SvgRun& run : layer.runs) {
            for (std::size_t i = run.entries.begin; i < run.entries.end; ++i) {
                has[run.part->list.entries[i].item.index()] = true;
            }
        }
        std::vector<std::string> parts;
        for (std::size_t kind = 0; kind < has.size(); ++kind) {
            if (has[kind]) {
                parts.push_back(contentWords()[kind].in(language_));
            }
        }
        std::string text;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool last = i + 1 == parts.size();
            text += (i == 0 ? "" : last ? LocalizedText{" und ", " and "}.in(language_) : ", ") + parts[i];
        }
        return text;
    }

    /// What the legend calls all of it; empty if it has several words for it.
    [[nodiscard]] std::string legendOf(const SvgLayer& layer) const {
        std::set<std::string> words;
        for (const SvgRun& run : layer.runs) {
            for (std::size_t i = run.entries.begin; i < run.entries.end; ++i) {
                const auto known = page_.legendOfLayers.find(run.part->list.entries[i].layer);
                if (known != page_.legendOfLayers.end()) {
                    words.insert(known->second);
                }
            }
        }
        return words.size() == 1 ? *words.begin() : std::string();
    }

    const PageDrawing& page_;
    Language language_;
    std::set<std::string> taken_;
};

}  // namespace

std::vector<SvgLayer> svgLayers(const PageDrawing& page, Language language) {
    std::vector<Growing> grown = layersAsDrawn(page);
    join(grown);
    std::vector<SvgLayer> layers;
    std::ranges::transform(grown, std::back_inserter(layers),
                           [](Growing& each) { return std::move(each.layer); });
    LayerNames(page, language).give(layers);
    return layers;
}

}  // namespace nordertor::publish
