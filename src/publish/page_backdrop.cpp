// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "publish/page_composer_p.h"
#include "render/ground_view.h"
#include "render/variant_colours.h"

namespace nordertor::publish {
namespace {

/// As it looks on white paper: no transparency is left, which printers and archives like best.
void layOnPaper(Picture& picture, double opacity) {
    for (std::uint32_t& pixel : picture.pixels) {
        const double cover = (pixel >> 24U) / 255.0 * opacity;
        std::uint32_t result = 0xff000000U;
        for (unsigned shift = 0; shift < 24; shift += 8) {
            const double colour = (pixel >> shift) & 0xffU;
            result |= static_cast<std::uint32_t>(std::lround(255 + (colour - 255) * cover)) << shift;
        }
        pixel = result;
    }
}

}  // namespace

const model::VectorGround* vectorGround(const MapPageOptions& options) {
    return dynamic_cast<const model::VectorGround*>(options.backdrop.get());
}

void fadeGround(PageInput& input) {
    const double opacity = input.options.backdropOpacity;
    render::fadeBaseMap(input.map.list, opacity);
    for (render::LegendEntry& entry : input.map.legend) {
        render::fadeBaseMap(entry.sample, opacity);
    }
}

Result<bool> addBackdrop(PageInput& input, const Task& task) {
    const MapPageOptions& options = input.options;
    if (options.backdrop == nullptr) {
        return true;
    }
    const render::MapView& view = input.view;
    auto picture = options.backdrop->picture(
        render::groundView(view, options.dotsPerInch / 25.4 * input.layout.magnification), task);
    if (!picture) {
        return fail(picture.error());
    }
    if (std::ranges::none_of(picture->pixels, [](std::uint32_t pixel) { return (pixel >> 24U) != 0; })) {
        return false;
    }
    layOnPaper(*picture, options.backdropOpacity);
    auto& entries = input.map.list.entries;
    entries.insert(
        entries.begin(),
        {backdropGroup, backdropGroup,
         render::PictureItem{
             {0, 0}, view.widthMm, view.heightMm, std::make_shared<const Picture>(std::move(*picture))}});
    return true;
}

Notice noBackdropNotice(const Error& error) {
    return {Severity::Warning,
            {"Die Hintergrundkarte ist nicht zu haben; das Blatt hat stattdessen die eigene Grundkarte. " +
                 error.message.de + " " + error.remedy.de,
             "The base map cannot be had; the sheet has the project's own instead. " + error.message.en +
                 " " + error.remedy.en},
            error.file,
            {}};
}

/// An empty sheet that names the origin of nothing would help nobody.
Result<ComposedPage> PageComposer::composeWithoutBackdrop(const MapPageOptions& options,
                                                          const PageSubject& subject, const Task& task,
                                                          const Notice& why) {
    MapPageOptions own = options;
    own.backdrop = nullptr;
    auto composed = compose(own, subject, task);
    if (composed) {
        composed->result.notices.push_back(why);
        composed->backdropLost = true;
    }
    return composed;
}

}  // namespace nordertor::publish
