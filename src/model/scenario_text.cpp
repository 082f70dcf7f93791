// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/scenario_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/number_format.h"

namespace nordertor::model {
namespace {

LocalizedText numbered(double value, const LocalizedText& unit) {
    return {formatNumber(value, 0, Language::German) + unit.de,
            formatNumber(value, 0, Language::English) + unit.en};
}

/// "Kita „Kita Süd“ (way/3)"; without themes, or for a kind that none knows: "social.kita ...".
LocalizedText named(const Facility& facility, const ThemeSet* themes) {
    const FacilityKind* known = themes == nullptr ? nullptr : themes->findKind(facility.kind);
    const LocalizedText kind = known == nullptr ? sameInBoth(facility.kind) : known->label;
    if (facility.name.empty()) {
        return {fmt::format("{} ({})", kind.de, facility.id), fmt::format("{} ({})", kind.en, facility.id)};
    }
    return {fmt::format("{} „{}“ ({})", kind.de, facility.name, facility.id),
            fmt::format("{} \"{}\" ({})", kind.en, facility.name, facility.id)};
}

LocalizedText place(geo::Point p) {
    return sameInBoth(fmt::format("{:.0f},{:.0f}", p.x, p.y));
}

void add(LocalizedText& to, const LocalizedText& text) {
    to.de += text.de;
    to.en += text.en;
}

struct Size {
    std::optional<double> Facility::*amount;
    const char* de;
    const char* en;
    [[nodiscard]] LocalizedText unit() const { return {de, en}; }
};
constexpr std::array<Size, 2> sizes{
    {{&Facility::capacity, " Plätze", " places"}, {&Facility::areaSquareMetres, " m²", " m²"}}};

/// "80 Plätze statt 60"
void addAmount(LocalizedText& to, const std::optional<double>& before, double after,
               const LocalizedText& unit) {
    add(to, numbered(after, unit));
    if (before) {
        add(to, {" statt ", " instead of "});
        add(to, numbered(*before, {"", ""}));
    }
}

void addSizes(LocalizedText& to, const std::optional<Facility>& before, const Facility& after) {
    for (const Size& size : sizes) {
        const auto known = before ? (*before).*size.amount : std::nullopt;
        if (const auto& now = after.*size.amount; now && known != now) {
            add(to, {", ", ", "});
            addAmount(to, known, *now, size.unit());
        }
    }
}

LocalizedText sentence(const ChangeFacility& edit, const ThemeSet* themes) {
    LocalizedText text;
    if (edit.before && edit.after) {
        const double metres = geo::distance(edit.before->location, edit.after->location);
        const bool moved = edit.before->location != edit.after->location;
        text = moved ? LocalizedText{"Einrichtung verlegt: ", "Facility moved: "}
                     : LocalizedText{"Einrichtung geändert: ", "Facility changed: "};
        add(text, named(*edit.before, themes));
        if (moved) {
            add(text, {", ", ", "});
            add(text, {formatDistance(metres, Language::German), formatDistance(metres, Language::English)});
            add(text, {" weiter, nach ", " away, to "});
            add(text, place(edit.after->location));
        }
        addSizes(text, edit.before, *edit.after);
    } else if (edit.after) {
        text = {"Neue Einrichtung: ", "New facility: "};
        add(text, named(*edit.after, themes));
        add(text, {" bei ", " at "});
        add(text, place(edit.after->location));
        addSizes(text, std::nullopt, *edit.after);
    } else if (edit.before) {
        text = {"Einrichtung geschlossen: ", "Facility closed: "};
        add(text, named(*edit.before, themes));
    }
    return text;
}

bool isClosed(const WayAccess& access) {
    return access.foot == Permission::No || access.foot == Permission::Private;
}

LocalizedText sentence(const SetWayAccess& edit, const ThemeSet* /*themes*/) {
    const bool blocked = isClosed(edit.after);
    LocalizedText text = blocked ? LocalizedText{"Weg gesperrt: ", "Way blocked: "}
                                 : LocalizedText{"Weg geöffnet: ", "Way opened: "};
    add(text, sameInBoth(edit.name.empty() ? edit.way : fmt::format("{} ({})", edit.name, edit.way)));
    if (edit.stretch.size() == 2) {
        add(text, {" zwischen ", " between "});
        add(text, place(edit.stretch[0]));
        add(text, {" und ", " and "});
        add(text, place(edit.stretch[1]));
    }
    return text;
}

LocalizedText sentence(const BuildWay& edit, const ThemeSet* /*themes*/) {
    const auto& way = edit.after ? edit.after : edit.before;
    if (!way) {
        return {};
    }
    const bool steps = way->highway == Highway::Steps;
    LocalizedText text = edit.after ? (steps ? LocalizedText{"Neue Treppe: ", "New steps: "}
                                             : LocalizedText{"Neuer Weg: ", "New way: "})
                                    : LocalizedText{"Geplanter Weg entfällt: ", "Planned way given up: "};
    add(text, sameInBoth(way->name.empty() ? way->id : fmt::format("{} ({})", way->name, way->id)));
    const double metres = geo::length(way->points);
    add(text,
        {", " + formatDistance(metres, Language::German), ", " + formatDistance(metres, Language::English)});
    return text;
}

/// Of a group over all homes of the edit.
struct Balance {
    double before = 0;
    double after = 0;
    /// From the difference to one or two persons those could be told.
    [[nodiscard]] bool tellsFew() const {
        static constexpr double smallestTold = 2.5;  // rounded: 3
        const auto few = [](double persons) { return persons > 0 && persons < smallestTold; };
        return before > 0 && (few(before) || few(after));
    }
};
std::map<AgeGroup, Balance> balance(const ChangeResidents& edit) {
    std::map<AgeGroup, Balance> sums;
    const auto count = [&](const std::vector<HomeState>& states, double Balance::*sum) {
        for (const HomeState& state : states) {
            for (const GroupPersons& each : state.persons) {
                sums[each.group].*sum += Residents::isKnown(each.persons) ? each.persons : 0;
            }
        }
    };
    count(edit.before, &Balance::before);
    count(edit.after, &Balance::after);
    return sums;
}

LocalizedText sentence(const ChangeResidents& edit, const ThemeSet* /*themes*/) {
    const bool built = edit.before.empty();
    const bool given = edit.after.empty();
    LocalizedText text = built   ? LocalizedText{"Neue Wohnungen", "New homes"}
                         : given ? LocalizedText{"Wohnungen entfallen", "Homes given up"}
                                 : LocalizedText{"Einwohner geändert", "Residents changed"};
    const auto& homes = given ? edit.before : edit.after;
    if (!edit.name.empty()) {
        add(text, {" „" + edit.name + "“", " \"" + edit.name + "\""});
    } else if (homes.size() == 1 && built) {
        add(text, {" bei ", " at "});
        add(text, place(homes.front().home.location));
    } else if (homes.size() == 1) {
        add(text, sameInBoth(" (" + homes.front().home.id + ")"));
    }
    if (homes.size() > 1) {
        add(text,
            {fmt::format(" in {} Wohngebäuden", homes.size()), fmt::format(" in {} homes", homes.size())});
    }
    const LocalizedText change = residentsChange(edit);
    if (!change.empty()) {
        add(text, {": " + change.de, ": " + change.en});
    }
    return text;
}

}  // namespace

LocalizedText residentsChange(const ChangeResidents& edit) {
    LocalizedText text;
    for (const auto& [group, sums] : balance(edit)) {
        const double more = sums.after - sums.before;
        const std::string separator = text.empty() ? "" : ", ";
        const LocalizedText label = group.label();
        if (sums.tellsFew()) {
            add(text, {separator + label.de + (more > 0 ? " mehr" : " weniger"),
                       separator + (more > 0 ? "more " : "fewer ") + label.en});
        } else {
            const std::string sign = more > 0 ? "+" : "";
            add(text, {separator + sign + formatNumber(more, 0, Language::German) + " " + label.de,
                       separator + sign + formatNumber(more, 0, Language::English) + " " + label.en});
        }
    }
    return text;
}

LocalizedText facilityChange(const ChangeFacility& edit) {
    LocalizedText text;
    if (!edit.before || !edit.after) {
        return text;
    }
    if (edit.before->location != edit.after->location) {
        const double metres = geo::distance(edit.before->location, edit.after->location);
        text = {"um " + formatDistance(metres, Language::German) + " verlegt",
                "moved by " + formatDistance(metres, Language::English)};
    }
    for (const Size& size : sizes) {
        const std::optional<double>& before = (*edit.before).*size.amount;
        const std::optional<double>& after = (*edit.after).*size.amount;
        if (after && before != after) {
            add(text, text.empty() ? LocalizedText() : LocalizedText{", ", ", "});
            add(text, !before            ? LocalizedText{"jetzt ", "now "}
                      : *before < *after ? LocalizedText{"vergrößert auf ", "enlarged to "}
                                         : LocalizedText{"verkleinert auf ", "reduced to "});
            addAmount(text, before, *after, size.unit());
        }
    }
    return text.empty() ? LocalizedText{"geändert", "changed"} : text;
}

LocalizedText describe(const ScenarioEdit& edit) {
    return std::visit([](const auto& change) { return sentence(change, nullptr); }, edit);
}

LocalizedText describe(const ScenarioEdit& edit, const ThemeSet& themes) {
    return std::visit([&](const auto& change) { return sentence(change, &themes); }, edit);
}

}  // namespace nordertor::model
