// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/scenario_edits_p.h"

namespace nordertor::ops {
namespace {

using model::Residents;

constexpr const char* option = "--residents";
constexpr const char* example = "@397900,5933800;0-9=20;80+=5;name=Neubau Lindenhof";
constexpr double mostPersons = 100000;
constexpr double biggestRadius = 5000;

/// "+5" and "-5" change a number, "5" sets it.
struct Amount {
    model::AgeGroup group;
    std::size_t column = 0;
    double value = 0;
    bool relative = false;
};

Result<std::vector<Amount>> amountsFrom(const EditWords& words, const Residents& residents) {
    std::vector<Amount> amounts;
    for (const auto& [key, text] : words.values) {
        if (key == "name" || key == "radius") {
            continue;
        }
        const auto group = model::AgeGroup::fromKey(key);
        const std::size_t column = group ? residents.indexOf(*group) : residents.groups.size();
        if (column == residents.groups.size()) {
            std::vector<std::string> known;
            for (const model::AgeGroup& each : residents.groups) {
                known.push_back(each.key());
            }
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("Die Altersklasse „{}“ gibt es in den Daten nicht.", key),
                         fmt::format("The data has no age class \"{}\".", key)},
                        {"Möglich sind: " + joined(known, ", "), "Possible are: " + joined(known, ", ")}, {},
                        option);
        }
        const bool plus = text.starts_with('+');
        const auto number = parseNumber(plus ? std::string_view(text).substr(1) : std::string_view(text));
        if (!number || std::abs(*number) > mostPersons) {
            return fail(notUnderstood(option, fmt::format("{}={}", key, text), example));
        }
        amounts.push_back({*group, column, *number, plus || *number < 0});
    }
    std::sort(amounts.begin(), amounts.end(), [](const auto& a, const auto& b) { return a.group < b.group; });
    if (amounts.empty()) {
        return fail(notUnderstood(option, words.text, example));
    }
    return amounts;
}

/// Persons; fewer are not told.
constexpr double smallestTold = 3;

Error tooFew(const Amount& amount, double present) {
    const LocalizedText label = amount.group.label();
    const bool few = present < smallestTold;
    const auto number = [&](Language language) {
        return formatNumber(few ? smallestTold : present, 0, language);
    };
    return {ErrorCode::InvalidArgument,
            {fmt::format("Dort wohnen {}{} {}; so viele können nicht wegziehen.", few ? "weniger als " : "",
                         number(Language::German), label.de),
             fmt::format("{}{} {} live there; so many cannot move out.", few ? "Fewer than " : "",
                         number(Language::English), label.en)},
            {"Bitte weniger abziehen oder angeben, wie viele bleiben (ohne Vorzeichen).",
             "Please take fewer away, or say how many stay (without a sign)."},
            {},
            option};
}

model::HomeState newHome(const EditWords& words, const std::vector<Amount>& amounts,
                         const model::Project& project) {
    model::HomeState state;
    state.home.id = unusedId("plan/home/", project.residents.homes);
    state.home.location = words.places.front();
    for (const Amount& amount : amounts) {
        state.persons.push_back({amount.group, amount.value});
    }
    return state;
}

/// Spreads each amount over the homes in proportion to who lives there, evenly if nobody does.
Result<ScenarioEdits> spread(const EditWords& words, const std::vector<Amount>& amounts,
                             const std::vector<std::size_t>& homes, const Residents& residents) {
    model::ChangeResidents edit{words.value("name"), {}, {}};
    for (const std::size_t h : homes) {
        edit.before.push_back({residents.homes[h], {}});
    }
    edit.after = edit.before;
    for (const Amount& amount : amounts) {
        const auto& column = residents.persons[amount.column];
        double present = 0;
        for (const std::size_t h : homes) {
            present += std::max(0.0, column[h]);
        }
        const double target = amount.relative ? present + amount.value : amount.value;
        if (target < 0) {
            return fail(tooFew(amount, present));
        }
        for (std::size_t i = 0; i < homes.size(); ++i) {
            const double before = column[homes[i]];
            const double after = present > 0 ? std::max(0.0, before) * (target / present)
                                             : target / static_cast<double>(homes.size());
            const bool stillUnknown = present > 0 && !Residents::isKnown(before);
            edit.before[i].persons.push_back({amount.group, before});
            edit.after[i].persons.push_back({amount.group, stillUnknown ? before : after});
        }
    }
    if (edit.before == edit.after) {
        return fail(ErrorCode::InvalidArgument,
                    {"Dort wohnen schon so viele Personen.", "That many persons live there already."},
                    {"Bitte eine andere Zahl angeben, oder mit Vorzeichen, wie viele dazukommen.",
                     "Please give another number, or with a sign how many are added."},
                    {}, option);
    }
    return ScenarioEdits{std::move(edit)};
}

Result<std::vector<std::size_t>> homesWithin(const EditWords& words, double radius,
                                             const Residents& residents) {
    std::vector<std::size_t> homes;
    for (std::size_t h = 0; h < residents.homes.size(); ++h) {
        if (geo::distance(residents.homes[h].location, words.places.front()) <= radius) {
            homes.push_back(h);
        }
    }
    if (homes.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("Im Umkreis von {:.0f} m um diesen Ort steht kein Wohngebäude.", radius),
             fmt::format("There is no home within {:.0f} m of this place.", radius)},
            {"Ohne radius entsteht dort ein neues Wohngebäude.", "Without radius a new home is built there."},
            {}, option);
    }
    return homes;
}

Result<std::vector<std::size_t>> homeNamed(const std::string& id, const Residents& residents) {
    std::vector<std::string> ids;
    for (std::size_t h = 0; h < residents.homes.size(); ++h) {
        if (residents.homes[h].id == id) {
            return std::vector{h};
        }
        ids.push_back(residents.homes[h].id);
    }
    const auto similar = joined(mostAlike(id, ids, 3), ", ");
    return fail(
        ErrorCode::NotFound,
        {fmt::format("Das Wohngebäude „{}“ gibt es nicht.", id), fmt::format("There is no home \"{}\".", id)},
        {"Ähnlich sind: " + similar, "Similar are: " + similar}, {}, option);
}

}  // namespace

Result<ScenarioEdits> changeResidents(const std::string& text, const model::Project& project) {
    const auto words = editWords(option, text, {}, project.workingCrsEpsg, example);
    if (!words) {
        return fail(words.error());
    }
    const Residents& residents = project.residents;
    const auto amounts = amountsFrom(*words, residents);
    if (!amounts) {
        return fail(amounts.error());
    }
    const auto radius = words->number("radius", 1, biggestRadius);
    if (!radius) {
        return fail(radius.error());
    }
    if (words->what.empty() == words->places.empty() || words->places.size() > 1) {
        return fail(notUnderstood(option, text, example));
    }
    if (!words->what.empty() || *radius) {
        const auto homes =
            *radius ? homesWithin(*words, **radius, residents) : homeNamed(words->what, residents);
        return homes ? spread(*words, *amounts, *homes, residents) : fail(homes.error());
    }
    for (const Amount& amount : *amounts) {
        if (amount.value < 0) {
            return fail(tooFew(amount, 0));
        }
    }
    if (const auto near = requirePathNear(project, words->places.front(), option); !near) {
        return fail(near.error());
    }
    return ScenarioEdits{
        model::ChangeResidents{words->value("name"), {}, {newHome(*words, *amounts, project)}}};
}

}  // namespace nordertor::ops
