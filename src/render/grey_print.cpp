// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/grey_print.h"

#include <cmath>
#include <variant>

namespace nordertor::render {
namespace {

double linear(std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double value) {
    const double c = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

Colour bleached(Colour colour) {
    const auto half = [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - (255 - value) / 2); };
    return {half(colour.r), half(colour.g), half(colour.b), colour.a};
}

/// Turns the colours of one item.
struct Greying {
    bool bleach = false;

    void operator()(Colour& colour) const { colour = bleach ? bleached(greyOf(colour)) : greyOf(colour); }
    void operator()(AreaItem& area) const {
        (*this)(area.fill);
        (*this)(area.outline);
    }
    void operator()(LineItem& line) const { (*this)(line.stroke.colour); }
    void operator()(CircleItem& circle) const {
        (*this)(circle.fill);
        (*this)(circle.stroke);
    }
    void operator()(TextItem& text) const {
        text.colour = greyOf(text.colour);
        text.halo = greyOf(text.halo);
    }
    void operator()(PictureItem& item) const {
        auto picture = std::make_shared<Picture>(*item.picture);
        for (std::uint32_t& pixel : picture->pixels) {
            Colour colour = colourOf(pixel);
            (*this)(colour);
            pixel = pixelOf(colour);
        }
        item.picture = std::move(picture);
    }
};

}  // namespace

Colour greyOf(Colour colour) {
    const double luminance =
        0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    const std::uint8_t grey = encoded(luminance);
    return {grey, grey, grey, colour.a};
}

void printGrey(DrawList& list) {
    const Greying base{true};
    const Greying other{false};
    base(list.background);
    for (DrawEntry& entry : list.entries) {
        std::visit(entry.group == "base" || entry.group == "backdrop" ? base : other, entry.item);
    }
}

}  // namespace nordertor::render
