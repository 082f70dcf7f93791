// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_layers_p.h"

#include <cmath>
#include <numbers>

#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

/// One halo or one set of letters.
class LayerPreparation {
  public:
    LayerPreparation(const TextItem& text, double haloWidthMm, double scale)
        : text_(text),
          haloWidth_(haloWidthMm / text.size),
          em_(text.size * scale),
          baseline_(baselineBelowMiddle(text.face, text.size) * scale) {}

    [[nodiscard]] TextLayer layer(MmPoint centre) const {
        static constexpr double largestKept = 24;  // pixels; larger ones are of pictures drawn once
        TextLayer layer;
        const bool level = text_.runs.empty() && text_.angle == 0;
        if (level) {  // such letters stand on a row of pixels
            centre.y = std::round(centre.y + baseline_) - baseline_;
        }
        if (em_ > largestKept) {
            layer.letters = lettersAt(centre);
            return layer;
        }
        // one of some places within a pixel, so that the mask is found again
        static constexpr double places = 8;
        const auto onPlace = [](double at) { return std::round(at * places) / places; };
        centre = {onPlace(centre.x), level ? centre.y : onPlace(centre.y)};
        layer.x = static_cast<int>(std::floor(centre.x));
        layer.y = static_cast<int>(std::floor(centre.y));
        const MmPoint place{centre.x - layer.x, centre.y - layer.y};
        layer.maskKey = keyAt(place);
        layer.mask = keptMask(layer.maskKey);
        if (!layer.mask) {
            layer.letters = lettersAt(place);
        }
        return layer;
    }

  private:
    [[nodiscard]] std::string keyAt(MmPoint place) const {
        std::string key;
        const auto add = [&](auto... values) {
            for (const double value : {static_cast<double>(values)...}) {
                key.append(reinterpret_cast<const char*>(&value), sizeof(value));
            }
        };
        add(em_, baseline_, haloWidth_, place.x, place.y, static_cast<int>(text_.face), text_.angle,
            text_.width / text_.size);
        for (const TextRun& run : text_.runs) {
            add(run.offset.x, run.offset.y, run.width, run.angle, run.letters.size());
            key += run.letters;
        }
        return key + text_.text;
    }

    [[nodiscard]] std::vector<PlacedLetters> lettersAt(MmPoint centre) const {
        if (text_.runs.empty()) {
            return {placed(centre, text_.angle, text_.width / text_.size, text_.text)};
        }
        std::vector<PlacedLetters> letters;
        for (const TextRun& run : text_.runs) {
            letters.push_back(placed({centre.x + run.offset.x * em_, centre.y + run.offset.y * em_},
                                     run.angle, run.width, run.letters));
        }
        return letters;
    }

    /// Width in ems.
    [[nodiscard]] PlacedLetters placed(MmPoint centre, double angle, double width,
                                       const std::string& letters) const {
        const double radians = angle * std::numbers::pi / 180;
        const double c = std::cos(radians);
        const double s = std::sin(radians);
        const MmPoint start{-width / 2 * em_, baseline_};
        return {
            letterOutlines(letters, text_.face, em_, haloWidth_),
            {{centre.x + start.x * c - start.y * s, centre.y + start.x * s + start.y * c}, c * em_, s * em_}};
    }

    const TextItem& text_;
    double haloWidth_;  ///< ems
    double em_;         ///< pixels
    double baseline_;   ///< pixels below the middle
};

std::vector<Rows> rowsOf(const std::vector<PlacedLetters>& letters) {
    std::vector<Rows> parts;
    for (const PlacedLetters& placed : letters) {
        const Shape& outlines = *placed.outlines;
        for (std::size_t part = 0; part < outlines.parts(); ++part) {
            Rows& rows = parts.emplace_back();
            for (std::uint32_t i = outlines.starts[part]; i < outlines.starts[part + 1]; ++i) {
                rows.add(placed.place.pixel(outlines.points[i]).y);
            }
        }
    }
    return parts;
}

}  // namespace

std::vector<TextLayer> textLayers(const TextItem& text, double scale, MmPoint offset) {
    const MmPoint centre{offset.x + text.centre.x * scale, offset.y + text.centre.y * scale};
    std::vector<TextLayer> layers;
    if (text.haloWidth > 0 && text.halo.a > 0) {
        layers.push_back(LayerPreparation(text, text.haloWidth, scale).layer(centre));
        layers.back().colour = text.halo;
    }
    layers.push_back(LayerPreparation(text, 0, scale).layer(centre));
    layers.back().colour = text.colour;
    return layers;
}

Rows completeLayers(std::vector<TextLayer>& layers) {
    Rows rows;
    for (TextLayer& layer : layers) {
        if (!layer.mask && !layer.maskKey.empty()) {
            layer.mask = keepMask(layer.maskKey, maskOf(layer.letters));
        }
        if (layer.mask) {
            rows.add(layer.y + layer.mask->top);
            rows.add(layer.y + layer.mask->top + layer.mask->height());
            continue;
        }
        layer.parts = rowsOf(layer.letters);
        for (const Rows& part : layer.parts) {
            rows.add(part.top);
            rows.add(part.bottom);
        }
    }
    return rows;
}

void paintLayer(const TextLayer& layer, PixelStrip& strip) {
    if (layer.mask) {
        const TextMask& mask = *layer.mask;
        for (std::size_t row = 0; row + 1 < mask.rows.size(); ++row) {
            const TextMask::Row& from = mask.rows[row];
            strip.blendRow(layer.x + from.left, layer.y + mask.top + static_cast<int>(row),
                           std::span(mask.shares).subspan(from.begin, mask.rows[row + 1].begin - from.begin),
                           layer.colour);
        }
        return;
    }
    std::size_t at = 0;
    for (const PlacedLetters& letters : layer.letters) {
        for (std::size_t part = 0; part < letters.outlines->parts(); ++part, ++at) {
            if (layer.parts[at].touch(strip.box())) {
                addOutline(strip, *letters.outlines, part, letters.place);
            }
        }
    }
    strip.fill(layer.colour);  // letters of a bent word are one shape
}

}  // namespace nordertor::render
