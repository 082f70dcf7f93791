// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/demand.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace nordertor::analysis {
namespace {

using model::AgeGroup;
using model::Residents;
using Classes = std::vector<std::size_t>;  ///< indices in Residents::groups

Classes knownClasses(const Residents& residents) {
    Classes known;
    for (std::size_t g = 0; g < residents.groups.size() && g < residents.persons.size(); ++g) {
        const auto& persons = residents.persons[g];
        if (persons.size() == residents.homes.size() &&
            std::any_of(persons.begin(), persons.end(), Residents::isKnown)) {
            known.push_back(g);
        }
    }
    return known;
}

/// Classes that follow each other from `from` to the end of `ages`; the widest first at every step.
bool tile(const Residents& residents, const Classes& known, AgeGroup ages, int from, Classes& tiles) {
    Classes starting;
    for (const std::size_t g : known) {
        if (residents.groups[g].from == from && residents.groups[g].to <= ages.to) {
            starting.push_back(g);
        }
    }
    std::sort(starting.begin(), starting.end(),
              [&](std::size_t a, std::size_t b) { return residents.groups[a].to > residents.groups[b].to; });
    for (const std::size_t g : starting) {
        tiles.push_back(g);
        if (residents.groups[g].to == ages.to ||
            tile(residents, known, ages, residents.groups[g].to + 1, tiles)) {
            return true;
        }
        tiles.pop_back();
    }
    return false;
}

Classes inside(const Residents& residents, const Classes& known, AgeGroup ages) {
    Classes candidates;
    for (const std::size_t g : known) {
        if (ages.contains(residents.groups[g])) {
            candidates.push_back(g);
        }
    }
    std::sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
        const AgeGroup x = residents.groups[a];
        const AgeGroup y = residents.groups[b];
        return x.from != y.from ? x.from < y.from : x.to > y.to;
    });
    Classes chosen;
    for (const std::size_t g : candidates) {
        if (chosen.empty() || residents.groups[g].from > residents.groups[chosen.back()].to) {
            chosen.push_back(g);
        }
    }
    return chosen;
}

std::vector<double> sums(const Residents& residents, const Classes& classes, bool allMustBeKnown) {
    std::vector<double> byHome(residents.homes.size(), 0);
    for (std::size_t h = 0; h < byHome.size(); ++h) {
        std::size_t known = 0;
        for (const std::size_t g : classes) {
            const double count = residents.persons[g][h];
            if (Residents::isKnown(count)) {
                byHome[h] += count;
                ++known;
            }
        }
        if (known == 0 || (allMustBeKnown && known < classes.size())) {
            byHome[h] = Residents::unknownPersons;
        }
    }
    return byHome;
}

/// "unter 10 und ab 80": neighbouring classes are named as one.
LocalizedText namedAges(const Residents& residents, const Classes& classes) {
    std::vector<AgeGroup> spans;
    for (const std::size_t g : classes) {
        const AgeGroup ages = residents.groups[g];
        if (!spans.empty() && spans.back().to + 1 == ages.from) {
            spans.back().to = ages.to;
        } else {
            spans.push_back(ages);
        }
    }
    LocalizedText text;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const AgeGroup ages = spans[i];
        if (i > 0) {
            text.de += i + 1 == spans.size() ? " und " : ", ";
            text.en += i + 1 == spans.size() ? " and " : ", ";
        }
        if (ages.to == AgeGroup::openEnd) {
            text.de += fmt::format("ab {}", ages.from);
            text.en += fmt::format("aged {} and over", ages.from);
        } else if (ages.from == 0) {
            text.de += fmt::format("unter {}", ages.to + 1);
            text.en += fmt::format("under {}", ages.to + 1);
        } else if (ages.from == ages.to) {
            text.de += fmt::format("von {} Jahren", ages.from);
            text.en += fmt::format("aged {}", ages.from);
        } else {
            text.de += fmt::format("von {} bis {}", ages.from, ages.to);
            text.en += fmt::format("aged {} to {}", ages.from, ages.to);
        }
    }
    return text;
}

struct StandIn {
    AgeGroup ages;
    Classes classes;
};

/// The first the theme names that is known, else the smallest known class around the group.
std::optional<StandIn> standInFor(const Residents& residents, const Classes& known,
                                  const model::DemandGroup& group) {
    for (const AgeGroup ages : group.standIns) {
        Classes tiles;
        if (tile(residents, known, ages, ages.from, tiles)) {
            return StandIn{ages, std::move(tiles)};
        }
    }
    const auto span = [&](std::size_t g) { return residents.groups[g].to - residents.groups[g].from; };
    std::optional<std::size_t> smallest;
    for (const std::size_t g : known) {
        if (residents.groups[g].contains(group.ages) && (!smallest || span(g) < span(*smallest))) {
            smallest = g;
        }
    }
    return smallest ? std::optional(StandIn{residents.groups[*smallest], {*smallest}}) : std::nullopt;
}

}  // namespace

LocalizedText unitOf(const DemandUsed& used) {
    return used.measure == DemandMeasure::Homes ? used.label : LocalizedText{"Personen", "persons"};
}

Demand demandFor(const Residents& residents, const model::DemandGroup& group) {
    const Classes known = knownClasses(residents);
    Classes tiles;
    if (tile(residents, known, group.ages, group.ages.from, tiles)) {
        return {{DemandMeasure::Persons, group.ages.label()}, sums(residents, tiles, true)};
    }
    if (const auto standIn = standInFor(residents, known, group)) {
        return {{DemandMeasure::StandInPersons, standIn->ages.label()},
                sums(residents, standIn->classes, true)};
    }
    const Classes parts = inside(residents, known, group.ages);
    if (!parts.empty()) {
        const LocalizedText ages = namedAges(residents, parts);
        const bool minors = group.ages.to < 18;
        return {{DemandMeasure::KnownPersonsOnly,
                 {fmt::format("{} (bekannt sind nur {})", minors ? "Kinder und Jugendliche" : "Personen",
                              ages.de),
                  fmt::format("{} (only those {} are known)", minors ? "children and youths" : "persons",
                              ages.en)}},
                sums(residents, parts, false)};
    }
    return {{DemandMeasure::Homes, {"Wohngebäude", "residential buildings"}},
            std::vector<double>(residents.homes.size(), 1.0)};
}

Demand headsFor(const Residents& residents, const model::DemandGroup& group) {
    Demand heads = demandFor(residents, group);
    if (heads.used.measure != DemandMeasure::StandInPersons) {
        return heads;
    }
    const auto standIn = standInFor(residents, knownClasses(residents), group);
    if (!standIn || standIn->ages.to == AgeGroup::openEnd || !standIn->ages.contains(group.ages)) {
        return heads;
    }
    const int years = group.ages.to - group.ages.from + 1;
    const int all = standIn->ages.to - standIn->ages.from + 1;
    for (double& persons : heads.byHome) {
        persons = Residents::isKnown(persons) ? persons * years / all : persons;
    }
    const LocalizedText wider = standIn->ages.label();
    heads.used.label = {
        fmt::format("{} (geschätzt: {} von {} Jahrgängen der {})", group.label.de, years, all, wider.de),
        fmt::format("{} (estimated: {} of {} years of age of the {})", group.label.en, years, all, wider.en)};
    return heads;
}

}  // namespace nordertor::analysis
