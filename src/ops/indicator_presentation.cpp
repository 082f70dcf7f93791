// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/indicator_presentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "ops/class_parameters.h"

namespace nordertor::ops {
namespace {

/// A figure that reads like a bound must be in the class up to it. Where rounding would join classes, as is.
std::vector<double> boundsAsShown(const std::vector<double>& bounds, const ResultColumn& column) {
    std::vector<double> shown;
    for (const double bound : bounds) {
        shown.push_back(asShown(bound, column));
    }
    return std::ranges::adjacent_find(shown, std::greater_equal<>()) == shown.end() ? shown : bounds;
}

}  // namespace

Result<Presentation> indicatorPresentation(const std::string& show, const ResultColumn* figures,
                                           bool aroundZero, const ParameterValues& values) {
    Presentation presentation{.column = show};
    if (show == "status" || show == "dynamics") {
        presentation.kind = Presentation::Kind::Categories;
        presentation.title =
            show == "status" ? LocalizedText{"Status", "Status"} : LocalizedText{"Dynamik", "Dynamics"};
        using analysis::Dynamics;
        using analysis::Status;
        const auto add = [&](const LocalizedText& label, const char* colour) {
            presentation.categories.push_back({label.de, label, colour});
        };
        // light to dark as the burden grows; ColorBrewer PuBu and PRGn
        if (show == "status") {
            add(statusLabel(Status::High), "#f1eef6");
            add(statusLabel(Status::Medium), "#bdc9e1");
            add(statusLabel(Status::Low), "#74a9cf");
            add(statusLabel(Status::VeryLow), "#0570b0");
        } else {
            add(dynamicsLabel(Dynamics::Positive), "#7fbf7b");
            add(dynamicsLabel(Dynamics::Stable), "#f7f7f7");
            add(dynamicsLabel(Dynamics::Negative), "#af8dc3");
        }
        return presentation;
    }
    const ResultColumn& column = *figures;
    presentation.kind = aroundZero ? Presentation::Kind::Diverging : Presentation::Kind::Sequential;
    presentation.title = column.column.label;
    const std::vector<double> known = shownFigures(column);
    if (known.empty()) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Für keine Fläche ist „{}“ bekannt.", column.column.label.de),
             fmt::format("For no area is \"{}\" known.", column.column.label.en)},
            {"Bitte andere Flächen oder eine andere Kennzahl wählen, oder --least-inhabitants senken.",
             "Please choose other areas or another indicator, or lower --least-inhabitants."},
            {}, values.has("show") ? "--show" : "--least-inhabitants");
    }
    auto bounds = classBoundsFrom(values, known);
    if (!bounds) {
        return fail(bounds.error());
    }
    presentation.breaks = values.has("breaks") ? std::move(*bounds) : boundsAsShown(*bounds, column);
    return presentation;
}

}  // namespace nordertor::ops
