// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/analysis_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/network/attached_network.h"
#include "base/number_format.h"
#include "base/text.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

std::vector<std::string> demandGroupsOf(const model::ThemeSet& themes) {
    std::vector<std::string> groups;
    for (const model::Theme& theme : themes.themes) {
        for (const model::DemandGroup& group : theme.demandGroups) {
            groups.push_back(theme.id + "." + group.id);
        }
    }
    return groups;
}

/// `count`: demandFor() or headsFor().
Result<analysis::Demand> countedFrom(const ParameterValues& values, const Context& context,
                                     analysis::Demand (&count)(const model::Residents&,
                                                               const model::DemandGroup&)) {
    const std::string text = values.text("group");
    const auto group = demandGroupNamed(text, *context.themes);
    if (!group) {
        const std::string known = joined(demandGroupsOf(*context.themes), ", ");
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("Die Personengruppe „{}“ gibt es nicht.", text),
             fmt::format("There is no group of persons \"{}\".", text)},
            {"Möglich sind Altersklassen (0-9, 80+, all) und Bedarfsgruppen der Themen: " + known + ".",
             "Possible are age classes (0-9, 80+, all) and demand groups of the themes: " + known + "."},
            {}, "--group");
    }
    if (context.snapshot->residents.homes.empty()) {
        return fail(missingResidents(context));
    }
    analysis::Demand demand = count(context.snapshot->residents, *group);
    const bool anybody =
        std::any_of(demand.byHome.begin(), demand.byHome.end(), [](double persons) { return persons > 0; });
    if (!anybody) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("In den Daten wohnt niemand dieser Gruppe: {}.", group->label.de),
                     fmt::format("The data has no residents of this group: {}.", group->label.en)},
                    {"Bitte Einwohner (Zensus-Gitter) einlesen oder eine andere Gruppe wählen.",
                     "Please import residents (census grid) or choose another group."},
                    context.projectFile.string(), "--group");
    }
    return demand;
}

}  // namespace

std::optional<model::DemandGroup> demandGroupNamed(const std::string& text, const model::ThemeSet& themes) {
    if (const auto ages = model::AgeGroup::fromKey(text)) {
        return model::DemandGroup{.id = text, .label = ages->label(), .ages = *ages, .standIns = {}};
    }
    const auto dot = text.find('.');
    const model::Theme* theme = dot == std::string::npos ? nullptr : themes.find(text.substr(0, dot));
    const model::DemandGroup* group =
        theme == nullptr ? nullptr : theme->findDemandGroup(text.substr(dot + 1));
    return group == nullptr ? std::nullopt : std::optional(*group);
}

Error unknownKind(const std::string& kind, const model::ThemeSet& themes, const std::string& parameter) {
    std::vector<std::string> known;
    for (const model::Theme& theme : themes.themes) {
        for (const model::FacilityKind& each : theme.facilityKinds) {
            known.push_back(theme.id + "." + each.id);
        }
    }
    return {ErrorCode::InvalidArgument,
            {fmt::format("Die Einrichtungsart „{}“ gibt es nicht.", kind),
             fmt::format("There is no kind of facility \"{}\".", kind)},
            {"Möglich sind: " + joined(known, ", "), "Possible are: " + joined(known, ", ")},
            {},
            parameter};
}

ParameterSpec facilityKindsParameter() {
    return {.name = "kind",
            .type = ParameterType::TextList,
            .label = {"Einrichtungsart", "Kind of facility"},
            .help = {"Art der Einrichtungen; mehrfach erlaubt. Beispiel: --kind youth.playground",
                     "Kind of the facilities; may be repeated. Example: --kind youth.playground"}};
}

ParameterSpec demandGroupParameter() {
    return {.name = "group",
            .type = ParameterType::Text,
            .label = {"Personengruppe", "Group of persons"},
            .help = {"Altersklasse der Daten (0-9, 80+, all) oder Bedarfsgruppe eines Themas. "
                     "Beispiel: --group youth.children_6_12",
                     "Age class of the data (0-9, 80+, all) or demand group of a theme. "
                     "Example: --group youth.children_6_12"},
            .defaultValue = "all"};
}

ParameterSpec walkingProfileParameter() {
    return {.name = "profile",
            .type = ParameterType::Choice,
            .label = {"Wer geht", "Who walks"},
            .help = {"Bestimmt das Tempo und ob Treppen begehbar sind. Beispiel: --profile senior",
                     "Sets the speed and whether steps can be walked. Example: --profile senior"},
            .choices = {"adult", "child", "senior", "rollator"},
            .choiceLabels = {{"Erwachsene", "adults"},
                             {"Kinder", "children"},
                             {"ältere Menschen", "older people"},
                             {"Menschen mit Rollator", "people with a walker"}},
            .defaultValue = "adult"};
}

ParameterSpec walkingSpeedParameter() {
    return {
        .name = "speed",
        .type = ParameterType::Number,
        .label = {"Gehtempo", "Walking speed"},
        .help = {"Eigenes Tempo in der Ebene statt dessen von --profile (Erwachsene 4,32; Kinder und ältere "
                 "Menschen 2,88; Rollator 2,16 km/h). Beispiel: --unit min --speed 3",
                 "A speed of your own on the level instead of that of --profile (adults 4.32; children and "
                 "older people 2.88; walker 2.16 km/h). Example: --unit min --speed 3"},
        .unit = "km/h",
        .minimum = 0.5,
        .maximum = 10,
        .usedWith = {{"unit", {"min"}}}};
}

ParameterSpec attachmentParameter() {
    return {
        .name = "attachment",
        .type = ParameterType::Number,
        .label = {"Größter Abstand zum Weg", "Greatest distance to a path"},
        .help =
            {"Wohngebäude und Einrichtungen, die weiter vom nächsten Weg liegen, werden gemeldet. "
             "Beispiel: --attachment 150",
             "Homes and facilities farther from the nearest path are reported. Example: --attachment 150"},
        .unit = "m",
        .minimum = 1,
        .maximum = 1000,
        .defaultValue = "100"};
}

ParameterSpec seedParameter() {
    return {.name = "seed",
            .type = ParameterType::Integer,
            .label = {"Startwert des Zufalls", "Random seed"},
            .help = {"Gleicher Startwert, gleiches Ergebnis. Beispiel: --seed 7",
                     "The same seed gives the same result. Example: --seed 7"},
            .minimum = 0,
            .maximum = 2147483647,
            .defaultValue = "1"};
}

ParameterSpec scenarioParameter() {
    return {
        .name = "scenario",
        .type = ParameterType::Text,
        .label = {"Szenario", "Scenario"},
        .help = {
            "Auf diesem Szenario statt auf dem heutigen Stand rechnen. Beispiel: --scenario \"Neue Kita\"",
            "Work on this scenario instead of the present state. Example: --scenario \"New day care\""}};
}

std::vector<ParameterSpec> storeParameters() {
    ParameterSpec date = dateParameter();
    date.usedWith = {{"store"}};
    return {
        {.name = "store",
         .type = ParameterType::Text,
         .label = {"Im Projekt ablegen als", "Store in the project as"},
         .help = {"Das Ergebnis unter diesem Namen als Ebene im Projekt ablegen. Beispiel: --store kitas_800",
                  "Keep the result as a layer of the project under this name. Example: --store daycare_800"}},
        std::move(date)};
}

LocalizedText kindsLabel(const std::vector<std::string>& kinds, const model::ThemeSet& themes) {
    LocalizedText label;
    for (const std::string& kind : kinds) {
        if (const model::FacilityKind* found = themes.findKind(kind)) {
            label.de += (label.de.empty() ? "" : ", ") + found->labelPlural.de;
            label.en += (label.en.empty() ? "" : ", ") + found->labelPlural.en;
        }
    }
    return label;
}

Result<ChosenFacilities> facilitiesFrom(const ParameterValues& values, const Context& context) {
    const std::vector<std::string> kinds = values.list("kind");
    if (kinds.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Es ist keine Einrichtungsart genannt.", "No kind of facility is given."},
                    {"Beispiel: --kind youth.playground; „nordertor themes“ zeigt alle.",
                     "Example: --kind youth.playground; \"nordertor themes\" lists them all."},
                    {}, "--kind");
    }
    ChosenFacilities chosen;
    for (const std::string& kind : kinds) {
        const model::FacilityKind* found = context.themes->findKind(kind);
        if (found == nullptr) {
            return fail(unknownKind(kind, *context.themes));
        }
        chosen.kinds.push_back(found);
    }
    chosen.label = kindsLabel(kinds, *context.themes);
    for (const model::Facility& facility : context.snapshot->facilities) {
        if (std::find(kinds.begin(), kinds.end(), facility.kind) != kinds.end()) {
            chosen.facilities.push_back(&facility);
        }
    }
    const auto id = [](const model::Facility* facility) -> const std::string& { return facility->id; };
    std::ranges::stable_sort(chosen.facilities, {}, id);
    const auto end =
        std::unique(chosen.facilities.begin(), chosen.facilities.end(),
                    [](const model::Facility* a, const model::Facility* b) { return a->id == b->id; });
    chosen.facilities.erase(end, chosen.facilities.end());
    if (chosen.facilities.empty()) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Im Projekt gibt es nichts dieser Art: {}.", chosen.label.de),
             fmt::format("The project has none of these: {}.", chosen.label.en)},
            {"Bitte Kartendaten einlesen, die solche Einrichtungen enthalten, oder eine andere Art wählen.",
             "Please import map data with such facilities, or choose another kind."},
            context.projectFile.string(), "--kind");
    }
    return chosen;
}

Result<analysis::Demand> demandFrom(const ParameterValues& values, const Context& context) {
    return countedFrom(values, context, analysis::demandFor);
}

Result<analysis::Demand> headsFrom(const ParameterValues& values, const Context& context) {
    return countedFrom(values, context, analysis::headsFor);
}

const model::PerHead* placesPerHead(const std::string& standard, const model::ThemeSet& themes) {
    const model::Standard* known = themes.findStandard(standard);
    const bool places =
        known != nullptr && known->perHead && known->perHead->unit == model::SupplyUnit::Places;
    return places ? &*known->perHead : nullptr;
}

Notices groupNotices(const analysis::DemandUsed& used) {
    using analysis::DemandMeasure;
    if (used.measure == DemandMeasure::Homes) {
        return {{Severity::Warning,
                 {"Zahlen zu Personen fehlen; statt ihrer werden Wohngebäude gezählt.",
                  "There are no figures of persons; residential buildings are counted instead."},
                 {},
                 {}}};
    }
    if (used.measure == DemandMeasure::Persons) {
        return {};
    }
    const bool part = used.measure == DemandMeasure::KnownPersonsOnly;
    return {{part ? Severity::Warning : Severity::Info,
             {fmt::format("Für die Gruppe selbst gibt es keine Zahlen; gezählt werden: {}{}.", used.label.de,
                          part ? " (eine Untergrenze)" : ""),
              fmt::format("There are no figures for the group itself; counted are: {}{}.", used.label.en,
                          part ? " (a lower bound)" : "")},
             {},
             {}}};
}

Notices demandNotices(const analysis::Demand& demand) {
    Notices notices = groupNotices(demand.used);
    const auto unknown = std::ranges::count_if(
        demand.byHome, [](double persons) { return !model::Residents::isKnown(persons); });
    if (unknown > 0) {
        notices.push_back(
            {Severity::Warning,
             {fmt::format("Wohngebäude mit unbekannter Zahl von Personen, nicht gezählt: {}.",
                          formatCount(unknown, Language::German)),
              fmt::format("Residential buildings with an unknown number of persons, not counted: {}.",
                          formatCount(unknown, Language::English))},
             {},
             {},
             static_cast<std::size_t>(unknown)});
    }
    return notices;
}

Notices unattachedNotices(const std::vector<analysis::NetworkPosition>& homes) {
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(homes, [](const auto& home) { return !home.attached(); }));
    if (count == 0) {
        return {};
    }
    const auto text = [&](Language language) {
        return formatCount(static_cast<std::int64_t>(count), language);
    };
    return {
        {Severity::Warning,
         {fmt::format("Wohngebäude zu weit von jedem Weg (--attachment), sie erreichen nichts: {}.",
                      text(Language::German)),
          fmt::format("Residential buildings too far from any path (--attachment), they reach nothing: {}.",
                      text(Language::English))},
         {},
         {},
         count}};
}

model::WalkingProfileId walkingProfileFrom(const ParameterValues& values) {
    const std::string text = values.text("profile");
    return text == "child"      ? model::WalkingProfileId::Child
           : text == "senior"   ? model::WalkingProfileId::Senior
           : text == "rollator" ? model::WalkingProfileId::Rollator
                                : model::WalkingProfileId::Adult;
}

double walkingSpeedFrom(const ParameterValues& values) {
    const double usual = analysis::walkingProfile(walkingProfileFrom(values)).metresPerSecond;
    // as it is written down, so that the same comes of it again
    constexpr double hundredths = 100;
    return values.number("speed").value_or(std::round(usual * kilometresPerHour * hundredths) / hundredths);
}

}  // namespace nordertor::ops
