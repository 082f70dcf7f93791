// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/gap_text.h"

#include <algorithm>
#include <cmath>

#include "base/number_format.h"

namespace nordertor::gui {
namespace {

using analysis::DemandMeasure;
using analysis::GapPlace;
using analysis::GapReport;
using analysis::StandardResult;

QString paragraph(const QString& label, const QString& text) {
    return "<p style='margin:4px 0 0 0'><b>" + label.toHtmlEscaped() + "</b> " + text.toHtmlEscaped() +
           "</p>";
}

QString circleText(const StandardResult& result, Words words) {
    const double more = result.inside.suppliedByCircle - result.inside.supplied;
    const QString count = toQt(formatCount(std::llround(more), words.language()));
    return words({"Ein Kreis gleicher Größe würde im Gebiet ", "A circle of the same size would call "}) +
           count +
           words({" mehr als versorgt zählen, als es auf dem Fußweg sind.",
                  " more in the area supplied than are on foot."});
}

}  // namespace

const StandardResult* resultOf(const GapReport& report, const GapPlace& place) {
    const auto at = std::find_if(report.standards.begin(), report.standards.end(),
                                 [&](const StandardResult& r) { return r.standard == place.standard; });
    return at == report.standards.end() ? nullptr : &*at;
}

QString personsText(const GapReport& report, const GapPlace& place, bool withGroup, Words words) {
    const StandardResult* result = resultOf(report, place);
    const auto whole = std::llround(place.persons);
    const bool homes = result != nullptr && result->demand.measure == DemandMeasure::Homes;
    const bool bound = result != nullptr && result->demand.measure == DemandMeasure::KnownPersonsOnly;
    // one or two persons are never told apart
    QString text =
        !homes && whole >= 1 && whole < 3 ? QString("<3") : toQt(formatCount(whole, words.language()));
    if (bound) {
        text.prepend("≥ ");
    }
    if (withGroup && result != nullptr) {
        text += " " + words(result->demand.label);
    } else if (homes) {
        text += words({" Häuser", " homes"});
    }
    return text;
}

QString standardText(const model::ThemeSet& themes, const std::string& standard, Words words) {
    const model::Standard* found = themes.findStandard(standard);
    return found != nullptr ? words(found->label) : toQt(standard);
}

QString gapDetails(const GapReport& report, const GapPlace& place, const model::ThemeSet& themes,
                   Words words) {
    QString html = "<p style='margin:0'>" + words(place.reason).toHtmlEscaped() + "</p>";
    const model::Standard* standard = themes.findStandard(place.standard);
    const StandardResult* result = resultOf(report, place);
    if (result != nullptr) {
        QString limit =
            toQt(formatNumber(result->limit, 0, words.language())) + words({" m Fußweg", " m on foot"});
        if (standard != nullptr) {
            limit += ", " + words(standard->citation.text);
            if (!standard->citation.confirmed) {
                limit += words({" (ohne bestätigte Quelle)", " (no confirmed source)"});
            }
            if (standard->publishedAsAirLine) {
                limit += words({"; veröffentlicht als Luftlinie", "; published as air line"});
            }
        }
        html += paragraph(words({"Richtwert:", "Standard:"}), limit);
        if (result->inside.suppliedByCircle > result->inside.supplied + 0.5) {
            html +=
                paragraph(words({"Kreis statt Weg:", "Circle instead of path:"}), circleText(*result, words));
        }
    }
    if (standard != nullptr && !standard->note.empty()) {
        html += paragraph(words({"Hinweis:", "Note:"}), words(standard->note));
    }
    return html;
}

}  // namespace nordertor::gui
