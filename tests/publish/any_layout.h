// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "publish/page_composer_p.h"

namespace nordertor::publish {

/// More than a sheet has room for.
inline SheetList longSheetList() {
    TableContent table{
        "Blätter", {{"Nr.", 0.5, Align::Right}, {"Was fehlt", 3}, {"Seite", 0.6, Align::Right}}, {}};
    for (int i = 1; i <= 120; ++i) {
        table.rows.push_back(
            {std::to_string(i),
             i % 7 == 0 ? "Spiel- und Bewegungsort für Jugendliche ab 12 Jahren, öffentlich und ohne "
                          "Eintritt zu allen Zeiten zugänglich"
                        : "Spielplatz für Kinder unter 6",
             std::to_string(i + 2)});
    }
    return {table, table};
}

/// A sheet of the layout, whatever it is about: of a gap the report's largest, of an atlas the overview.
inline Result<ComposedPage> composedIn(const Layout& layout, MapPageOptions options,
                                       const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                       const analysis::GapReport& report) {
    options.layout = std::make_shared<const Layout>(layout);
    options.gap = layout.forOneGap ? report.ranked().front()->id : "";
    if (!hasFrame(layout, FrameKind::Sheets)) {
        return composeMapPage(snapshot, themes, &report, options, {});
    }
    auto composer = PageComposer::create(snapshot, themes, &report, options.variant);
    PageSubject overview;
    overview.sheets = longSheetList();
    return composer ? composer->compose(options, overview, {}) : fail(composer.error());
}

}  // namespace nordertor::publish
