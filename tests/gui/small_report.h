// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/partners/partner_matching.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::test {

/// Two themes with a standard each.
inline std::shared_ptr<const model::ThemeSet> smallThemes() {
    model::ThemeSet set;
    for (const char* id : {"social", "youth"}) {
        model::Theme theme;
        theme.id = id;
        theme.label = {std::string(id) + " (de)", std::string(id) + " (en)"};
        theme.colour = "#336699";
        model::Standard standard;
        standard.id = "near";
        standard.label = {"Nähe", "Nearness"};
        standard.limit = 400;
        standard.citation.text = {"Quelle A", "Source A"};
        theme.standards.push_back(standard);
        set.themes.push_back(theme);
    }
    return std::make_shared<const model::ThemeSet>(std::move(set));
}

inline analysis::GapPlace smallPlace(const std::string& standard, std::size_t rank, double persons,
                                     bool inside) {
    analysis::GapPlace place;
    place.id = standard + "." + std::to_string(rank);
    place.standard = standard;
    place.rank = rank;
    place.persons = persons;
    place.insideArea = inside;
    place.reason = {"Grund " + std::to_string(rank), "Reason " + std::to_string(rank)};
    place.centre = {500000.0 + 100.0 * static_cast<double>(rank), 5800000};
    return place;
}

/// Ranks 1 (youth, 1,234 persons), 2 (social, 40 and more), 3 (youth, 2 persons, around the area).
inline std::shared_ptr<const analysis::GapReport> smallReport() {
    analysis::GapReport report;
    analysis::StandardResult social;
    social.theme = "social";
    social.standard = "social.near";
    social.limit = 400;
    social.demand = {analysis::DemandMeasure::KnownPersonsOnly,
                     {"Personen ab 80", "persons aged 80 and over"}};
    social.places = {smallPlace("social.near", 2, 40.4, true)};
    analysis::StandardResult youth;
    youth.theme = "youth";
    youth.standard = "youth.near";
    youth.limit = 400;
    youth.demand = {analysis::DemandMeasure::Persons, {"Kinder unter 10", "children under 10"}};
    youth.places = {smallPlace("youth.near", 1, 1234.2, true), smallPlace("youth.near", 3, 2, false)};
    report.standards = {social, youth};
    return std::make_shared<const analysis::GapReport>(std::move(report));
}

inline std::shared_ptr<const model::Project> smallProject() {
    model::Project project;
    project.title = "Klein";
    model::Organisation bakery;
    bakery.id = "b";
    bakery.name = "Bäckerei Beispiel";
    bakery.location = geo::Point{500010, 5800010};
    model::Organisation foundation;
    foundation.id = "f";
    foundation.name = "Stiftung Muster";
    foundation.kind = model::OrganisationKind::Foundation;
    foundation.purposes = {"education", "unheardof"};
    foundation.reach = "county";
    project.organisations = {bakery, foundation};
    return std::make_shared<const model::Project>(std::move(project));
}

inline std::vector<analysis::PartnerMatch> smallPartners() {
    analysis::PartnerMatch near;
    near.organisationId = "b";
    near.score = 0.816;
    near.walkingMinutes = 6.2;
    near.reasons = {"liegt nah", "is near"};
    near.counterReasons = {"ist klein", "is small"};
    analysis::PartnerMatch wide;
    wide.organisationId = "f";
    wide.score = 0.9;
    wide.reasons = {"passt zum Zweck", "fits by purpose"};
    analysis::PartnerMatch gone;
    gone.organisationId = "no longer there";
    return {wide, near, gone};
}

}  // namespace nordertor::test
