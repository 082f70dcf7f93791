// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/area_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {
namespace {

using Kind = ComparedGroup::Kind;

class Comparison {
  public:
    Comparison(const model::Project& project, const model::ThemeSet& themes, const model::AreaSet* areas,
               const ComparisonParameters& parameters, const Task& task)
        : project_(project), themes_(themes), parameters_(parameters), task_(task) {
        const auto add = [&](Kind kind, std::string id, LocalizedText name, std::size_t area) {
            result_.groups.push_back(
                {.kind = kind, .id = std::move(id), .name = std::move(name), .area = area});
        };
        add(Kind::ProgrammeArea, "programme_area", {"Programmgebiet", "Programme area"}, 0);
        const auto metres = [&](Language language) {
            return formatNumber(parameters.around, 0, language) + " m";
        };
        add(Kind::Surroundings, "surroundings",
            {"Umkreis bis " + metres(Language::German), "Surroundings within " + metres(Language::English)},
            0);
        add(Kind::Rest, "rest", {"Übrige Stadt", "Rest of the town"}, 0);
        for (std::size_t a = 0; areas != nullptr && a < areas->areas.size(); ++a) {
            const model::AreaSet::Area& area = areas->areas[a];
            add(Kind::Other, area.id, sameInBoth(area.name.empty() ? area.id : area.name), a);
        }
        assign(areas);
    }

    Result<AreaComparison> compare(const GapReport& report) {
        if (task_.stopRequested()) {
            return fail(cancelledError());
        }
        if (members_[0].empty()) {
            return fail(ErrorCode::InvalidData,
                        {"Im Programmgebiet steht kein Wohngebäude; es gibt nichts zu vergleichen.",
                         "There is no home in the programme area, so there is nothing to compare."},
                        {"Bitte Grenze und Einwohnerdaten prüfen.", "Check the boundary and the residents."});
        }
        if (members_[1].empty() && members_[2].empty() && result_.groups.size() == firstOther) {
            return fail(ErrorCode::InvalidData,
                        {"Außerhalb des Programmgebiets stehen keine Wohngebäude; es gibt nichts zum "
                         "Vergleichen.",
                         "There are no homes outside the programme area to compare it with."},
                        {"Bitte Daten der ganzen Stadt einlesen oder Gebiete nennen: --areas DATEI",
                         "Import data of the whole town, or name areas: --areas FILE"});
        }
        if (const auto drawn = addShapes(); !drawn) {
            return fail(drawn.error());
        }
        noteReach();
        findSmall();
        for (const StandardResult& standard : report.standards) {
            result_.standards.push_back(compared(standard));
            if (task_.stopRequested()) {
                return fail(cancelledError());
            }
            task_.report(
                static_cast<double>(result_.standards.size()) / static_cast<double>(report.standards.size()),
                {"Vergleich", "Comparison"});
        }
        return std::move(result_);
    }

  private:
    static constexpr std::size_t firstOther = 3;
    static constexpr std::uint32_t homesBetweenQuestions = 4096;

    void assign(const model::AreaSet* areas) {
        members_.resize(result_.groups.size());
        std::vector<geo::Box> boxes;
        for (std::size_t a = 0; areas != nullptr && a < areas->areas.size(); ++a) {
            boxes.push_back(geo::boxOf(areas->areas[a].shape));
        }
        const geo::SpatialIndex index(boxes);
        const geo::MultiPolygon& shape = project_.area.shape;
        const geo::Box box = geo::boxOf(shape);
        for (std::uint32_t h = 0; h < project_.residents.homes.size(); ++h) {
            if (h % homesBetweenQuestions == 0 && task_.stopRequested()) {
                return;
            }
            const geo::Point p = project_.residents.homes[h].location;
            if (box.contains(p) && geo::contains(shape, p)) {
                members_[0].push_back(h);
            } else {
                const bool near = box.expandedBy(parameters_.around).contains(p) &&
                                  geo::distanceTo(shape, p) <= parameters_.around;
                members_[near ? 1 : 2].push_back(h);
            }
            index.visit(geo::Box{p, p}, [&](std::uint32_t a) {
                if (geo::contains(areas->areas[a].shape, p)) {
                    members_[firstOther + a].push_back(h);
                }
                return true;
            });
        }
    }

    Result<> addShapes() {
        const geo::MultiPolygon& area = project_.area.shape;
        const double reach = std::max(project_.marginMetres, 0.0);
        const auto data = geo::buffer(area, reach);
        const auto near = geo::buffer(area, std::min(parameters_.around, reach));
        if (!data || !near) {
            return fail(data ? near.error() : data.error());
        }
        auto surroundings = geo::difference(*near, area);
        auto rest = geo::difference(*data, *near);
        if (!surroundings || !rest) {
            return fail(surroundings ? rest.error() : surroundings.error());
        }
        result_.groups[0].shape = area;
        result_.groups[1].shape = std::move(*surroundings);
        result_.groups[2].shape = std::move(*rest);
        return {};
    }

    void noteReach() {
        const auto text = [&](Language language) { return formatDistance(project_.marginMetres, language); };
        const std::string german = text(Language::German);
        const std::string english = text(Language::English);
        if (parameters_.around < project_.marginMetres && members_[2].empty()) {
            result_.notices.push_back(
                {Severity::Info,
                 {"Jenseits des Umkreises stehen keine Wohngebäude; die übrige Stadt fehlt im Vergleich.",
                  "There are no homes beyond the surroundings; the rest of the town is not compared."},
                 {},
                 {},
                 1});
        } else if (parameters_.around < project_.marginMetres) {
            result_.notices.push_back(
                {Severity::Info,
                 {fmt::format("„Übrige Stadt“ ist alles jenseits des Umkreises, so weit die Daten reichen: "
                              "{} um das Programmgebiet.",
                              german),
                  fmt::format("\"Rest of the town\" is all beyond the surroundings, as far as the data "
                              "reaches: {} around the programme area.",
                              english)},
                 {},
                 {},
                 1});
        } else {
            result_.notices.push_back(
                {Severity::Warning,
                 {fmt::format(
                      "Die Daten reichen nur {} um das Programmgebiet, nicht über den Umkreis hinaus; "
                      "die übrige Stadt fehlt im Vergleich. Ein kleineres --around zeigt sie.",
                      german),
                  fmt::format("The data reaches only {} around the programme area, not beyond the "
                              "surroundings; the rest of the town is not compared. A smaller --around shows "
                              "it.",
                              english)},
                 {},
                 {},
                 1});
        }
    }

    void findSmall() {
        const Demand everybody =
            demandFor(project_.residents, {.id = {}, .label = {}, .ages = {}, .standIns = {}});
        result_.inhabitants = everybody.used;
        std::size_t small = 0;
        for (std::size_t g = 0; g < result_.groups.size(); ++g) {
            ComparedGroup& group = result_.groups[g];
            group.homes = members_[g].size();
            for (const std::uint32_t home : members_[g]) {
                group.inhabitants += std::max(everybody.byHome[home], 0.0);
            }
            group.tooSmall = everybody.used.measure == DemandMeasure::Persons &&
                             group.inhabitants < parameters_.leastInhabitants;
            // that the data holds nothing of a part is said elsewhere
            small += group.tooSmall && (group.homes > 0 || group.kind == Kind::Other) ? 1U : 0U;
        }
        noteSmall(small);
    }

    void noteSmall(std::size_t small) {
        const auto least = [&](Language language) {
            return formatNumber(parameters_.leastInhabitants, 0, language);
        };
        const DemandMeasure measure = result_.inhabitants.measure;
        if (measure != DemandMeasure::Persons) {
            const bool partly = measure != DemandMeasure::Homes;
            result_.notices.push_back(
                {Severity::Warning,
                 {fmt::format(
                      "Die Zahl aller Einwohner ist nicht bekannt{}; ob Gebiete unter {} Einwohner haben, ist nicht "
                      "geprüft.",
                      partly ? " (gezählt sind: " + result_.inhabitants.label.de + ")" : "",
                      least(Language::German)),
                  fmt::format(
                      "The number of all residents is not known{}, so it is not checked whether areas have "
                      "fewer than {} inhabitants.",
                      partly ? " (counted are: " + result_.inhabitants.label.en + ")" : "",
                      least(Language::English))},
                 {},
                 {},
                 1});
        } else if (small > 0) {
            result_.notices.push_back(
                {Severity::Info,
                 {fmt::format("Gebiete unter {} Einwohnern sind ohne Zahlen und ohne Rang: {}.",
                              least(Language::German),
                              formatCount(static_cast<std::int64_t>(small), Language::German)),
                  fmt::format("Areas with fewer than {} inhabitants have neither figures nor rank: {}.",
                              least(Language::English),
                              formatCount(static_cast<std::int64_t>(small), Language::English))},
                 {},
                 {},
                 small});
        }
    }

    Demand ownDemand(const StandardResult& standard) const {
        const model::Theme* theme = themes_.find(standard.theme);
        const model::Standard* definition = themes_.findStandard(standard.standard);
        return demandFor(project_.residents, *theme->findDemandGroup(definition->demandGroup));
    }

    StandardComparison compared(const StandardResult& standard) const {
        const Demand demand = parameters_.group != nullptr ? *parameters_.group : ownDemand(standard);
        StandardComparison comparison{standard.standard, demand.used, {}, 0};
        for (std::size_t g = 0; g < members_.size(); ++g) {
            GroupSupply supply;
            for (const std::uint32_t home : members_[g]) {
                const double persons = std::max(demand.byHome[home], 0.0);
                supply.persons += persons;
                supply.supplied += standard.supplied(home) ? persons : 0;
            }
            if (!result_.groups[g].tooSmall && supply.persons > 0) {
                supply.share = supply.supplied / supply.persons;
            }
            comparison.groups.push_back(supply);
        }
        for (GroupSupply& supply : comparison.groups) {
            if (supply.share && comparison.groups[0].share) {
                supply.difference = 100 * (*supply.share - *comparison.groups[0].share);
            }
        }
        rank(comparison);
        return comparison;
    }

    void rank(StandardComparison& comparison) const {
        std::vector<GroupSupply*> ranked;
        const bool persons = comparison.demand.measure != DemandMeasure::Homes;
        for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
            GroupSupply& supply = comparison.groups[g];
            const bool takesPart = g == 0 || g >= firstOther;
            const bool enough = !persons || supply.persons >= parameters_.leastPersons;
            if (takesPart && enough && supply.share) {
                ranked.push_back(&supply);
            }
        }
        if (ranked.size() < 2) {
            return;
        }
        for (GroupSupply* supply : ranked) {
            // sums of the same persons in another order may differ in the last bit
            supply->rank = 1 + static_cast<std::size_t>(
                                   std::count_if(ranked.begin(), ranked.end(), [&](const GroupSupply* other) {
                                       return *other->share > *supply->share + 1e-12;
                                   }));
        }
        comparison.ranked = ranked.size();
    }

    const model::Project& project_;
    const model::ThemeSet& themes_;
    const ComparisonParameters& parameters_;
    const Task& task_;
    AreaComparison result_;
    std::vector<std::vector<std::uint32_t>> members_;  ///< homes by group, ascending
};

}  // namespace

Result<AreaComparison> compareAreas(const model::Project& project, const model::ThemeSet& themes,
                                    const GapReport& report, const model::AreaSet* areas,
                                    const ComparisonParameters& parameters, const Task& task) {
    if (!(parameters.around >= 1 && parameters.around <= 20000)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Der Umkreis muss zwischen 1 und 20.000 m liegen.",
                     "The surroundings must lie between 1 and 20,000 m."},
                    {"Beispiel: --around 1000", "Example: --around 1000"}, {}, "--around");
    }
    return Comparison(project, themes, areas, parameters, task).compare(report);
}

}  // namespace nordertor::analysis
