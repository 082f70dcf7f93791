// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "publish/page_assumptions_p.h"
#include "publish/page_composer_p.h"
#include "publish/page_picture_p.h"
#include "render/variant_colours.h"

namespace nordertor::publish {
namespace {

/// Empty where PROJ cannot say it, which only makes coordinates unknown to the viewer.
std::optional<MapFrame> mapFrame(const PageInput& input, const geo::Crs& crs) {
    const render::MapView& view = input.view;
    const auto geographic = geo::Crs::fromEpsg(4326);
    auto transform = geographic ? geo::Transform::create(crs, *geographic) : fail(geographic.error());
    MapFrame frame{input.layout.map(), crs.epsg(), crs.wkt1(), {}};
    if (!transform || frame.wkt.empty()) {
        return std::nullopt;
    }
    const double right = view.widthMm;
    const double bottom = view.heightMm;
    const std::array<render::MmPoint, 4> corners{{{0, bottom}, {0, 0}, {right, 0}, {right, bottom}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto place = (*transform)(view.toMap(corners[i]));
        if (!place) {
            return std::nullopt;
        }
        frame.corners[i] = {place->x, place->y};
    }
    return frame;
}

}  // namespace

void applyVariant(PageDrawing& page, style::MapVariant variant) {
    if (variant == style::MapVariant::Dark) {
        PageWriter ground(page.widthMm, page.heightMm);
        ground.rectangle({0, 0, page.widthMm, page.heightMm}, {255, 255, 255, 255});
        page.parts.insert(page.parts.begin(), ground.take().parts.front());
    }
    for (PagePart& part : page.parts) {
        render::applyVariant(part.list, variant);
    }
}

ComposedPage PageComposer::pagesOf(PageInput& input, const PageSubject& subject,
                                   const render::MapScene& scene) const {
    const MapPageOptions& options = input.options;
    const PageLayout& layout = input.layout;
    ComposedPage composed;
    MapPageResult& result = composed.result;
    append(result.notices, options.notices);
    addUnusedNotices(input, result.notices);
    addAlikeNotices(input, result.notices);
    addScaleNotice(input, result.notices);
    addOutlineNotice(input, result.notices);
    result.scaleDenominator = layout.scaleDenominator;
    result.landscape = layout.landscape;
    result.paper = layout.paper;
    append(result.notices, input.map.notices);
    result.gapsOnMap = input.gaps.size();
    result.gapsListed = input.gapsListed;
    result.gapsDrawn = input.gapsDrawn;
    input.description = options.description.empty() ? describedMap(input) : options.description;
    composed.pages.push_back(composePage(input, composed.rest));
    composed.layout = layout;
    composed.description = input.description;
    composed.sources = sourceTexts(input);
    composed.tables = tablesOf(input);
    const double paperMm = 1 / layout.magnification;
    composed.ground = {input.view.toMap({-layout.map().left, -layout.map().top}),
                       input.view.metresPerMm() * paperMm, crs_.wkt1()};
    auto& labels = composed.pages.front().groupLabels;
    labels["page"] = LocalizedText{"Blatt", "Sheet"}.in(options.language);
    labels[backdropGroup] = LocalizedText{"Hintergrundkarte", "Base map from outside"}.in(options.language);
    for (const render::LayerGroup& group : scene.groups()) {
        labels[group.id] = group.label.in(options.language);
    }
    // of results that are not kept, nobody knows the name
    for (const model::ResultLayer* layer : assumptionLayers(options, input.project)) {
        if (std::ranges::find(options.assumptions, layer->record.name) != options.assumptions.end()) {
            labels["results:" + layer->record.name] = layer->record.title.in(options.language);
        }
    }
    labels["gaps"] = LocalizedText{"Nummern der Orte", "Numbers of places"}.in(options.language);
    for (const style::MapStyleLayer& each : style_.layers) {
        if (!each.layer.legend.de.empty()) {
            composed.pages.front().legendOfLayers[each.layer.id] = each.layer.legend.in(options.language);
        }
    }
    composed.pages.front().map = mapFrame(input, crs_);
    if (composed.rest.further()) {
        std::ranges::move(furtherPages(input, composed.rest), std::back_inserter(composed.pages));
    }
    std::vector<TableContent> tables;
    if (subject.sheets) {
        const bool listed = layout.boxOf(FrameKind::Sheets) != PageBox{} && !composed.rest.sheets;
        if (!listed || options.tables) {
            tables.push_back(subject.sheets->whole);
        }
    } else if (options.tables) {
        tables = composed.tables;
    } else if (gapsTableFollows(input) && input.gapsListed < input.gaps.size()) {
        tables.push_back(gapTable(input));
    }
    if (composed.rest.standards) {
        tables.insert(tables.begin(), standardsTable(input));
    }
    std::ranges::move(tablePages(input, tables, composed.pages.size()), std::back_inserter(composed.pages));
    beginWithFirstLevel(composed.pages);
    for (PageDrawing& page : composed.pages) {
        applyVariant(page, style_.variant);
        if (layout.magnification != 1) {
            magnify(page, layout.magnification);
        }
    }
    addFontNotices(composed.pages, result.notices);
    replaceLettersWithoutSign(composed.pages);
    return composed;
}

}  // namespace nordertor::publish
