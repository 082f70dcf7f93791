// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/gap_text.h"

#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "ops/table_output.h"

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

/// A number that small would be told, or that would tell such a one by its complement.
bool tells(DemandMeasure measure, double value) {
    return measure != DemandMeasure::Homes && ops::isSuppressed(ops::Persons{value});
}

QString whole(double value, Words words) {
    return toQt(formatCount(std::llround(value), words.language()));
}

QString range(const QString& least, const QString& most, Words words) {
    return toQt(spanText(least.toStdString(), most.toStdString(), words.language()));
}

/// "132 Kinder unter 10 hier; im Gebiet 523 von 1.204"
QString coverageText(const GapReport& report, const GapPlace& place, const StandardResult& result,
                     Words words) {
    QString text = personsText(report, place, true, words) + words({" hier", " here"});
    const double without = result.inside.all - result.inside.supplied;
    const DemandMeasure measure = result.demand.measure;
    if (!tells(measure, without) && !tells(measure, result.inside.supplied) && result.inside.all > 0) {
        text += words({"; im Gebiet ", "; in the area "}) + whole(without, words) + words({" von ", " of "}) +
                whole(result.inside.all, words);
    }
    return text;
}

/// "hier fehlen 264 m² (2 m² je Kopf); im Gebiet 500 bis 900 m²"
QString capacityText(const GapPlace& place, const analysis::CapacityResult& capacity, Words words) {
    const bool places = capacity.unit == model::SupplyUnit::Places;
    const QString unit = places ? words({" Plätze", " places"}) : QString(" m²");
    QString text;
    // an amount divided by the figure per head is a number of persons
    if (place.capacityMissing && !tells(capacity.demand.measure, place.persons)) {
        text = whole(*place.capacityMissing, words) + unit + words({" hier", " here"});
    }
    const analysis::CapacityTotals& area = capacity.inside;
    if (!tells(capacity.demand.measure, area.personsShort) && !tells(capacity.demand.measure, area.persons) &&
        area.persons > 0) {
        const QString least = whole(area.missingAtLeast, words);
        const QString most = whole(area.missing, words);
        text += (text.isEmpty() ? words({"im Gebiet ", "in the area "})
                                : words({"; im Gebiet ", "; in the area "})) +
                (!capacity.anySizeKnown() ? words({"mindestens ", "at least "}) + least
                                          : range(least, most, words)) +
                unit;
    }
    const int decimals = capacity.perHead == std::round(capacity.perHead) ? 0 : 2;
    return text.isEmpty() ? text
                          : text + words({" zu wenig; Richtwert ", " short; the figure is "}) +
                                toQt(formatNumber(capacity.perHead, decimals, words.language())) + unit +
                                words({" je Kopf", " per head"});
}

QString stabilityText(const GapPlace& place, const StandardResult& result, Words words) {
    QString text = words({"bleibt in ", "stays in "}) + whole(100 * *place.stability, words) +
                   words({" von 100 Läufen, wenn Annahmen schwanken", " of 100 runs when assumptions vary"});
    const DemandMeasure measure = result.demand.measure;
    if (result.stability && !tells(measure, result.stability->inside.low) &&
        !tells(measure, result.stability->inside.high)) {
        text += words({"; im Gebiet sind dann ", "; in the area then "}) +
                range(whole(result.stability->inside.low, words), whole(result.stability->inside.high, words),
                      words) +
                words({" ohne Versorgung", " are without"});
    }
    return text;
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
        html += paragraph(words({"Ohne Versorgung:", "Without supply:"}),
                          coverageText(report, place, *result, words));
        if (result->capacity) {
            if (const QString text = capacityText(place, *result->capacity, words); !text.isEmpty()) {
                html += paragraph(words({"Bedarf je Kopf:", "Need per head:"}), text);
            }
        }
        if (place.stability) {
            html += paragraph(words({"Stabilität:", "Stability:"}), stabilityText(place, *result, words));
        }
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
