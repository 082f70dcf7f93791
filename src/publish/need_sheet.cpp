// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/need_sheet_p.h"

#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "model/organisation_labels.h"

namespace nordertor::publish {
namespace {

class Facts {
  public:
    Facts(const model::Project& project, const model::ThemeSet& themes, const analysis::GapReport& report,
          const analysis::GapPlace& gap, Language language)
        : project_(project), themes_(themes), report_(report), gap_(gap), language_(language) {}

    FactSheet collect(const std::vector<analysis::PartnerMatch>& partners) {
        sheet_.heading = in("Bedarf", "Need");
        add(in("Was fehlt", "What is missing"), gap_.reason.in(language_));
        addConcerned();
        addBasis();
        addShortage();
        if (gap_.stability) {
            const std::string share = formatNumber(*gap_.stability * 100, 0, language_) + " %";
            add(in("Wie sicher", "How sure"),
                in("Bleibt eine Lücke in " + share + " der durchgerechneten Annahmen.",
                   "Remains a gap under " + share + " of the assumptions tried."));
        }
        for (const analysis::PartnerMatch& partner : partners) {
            addPartner(partner, &partner == partners.data(),
                       static_cast<std::size_t>(&partner - partners.data()) + 1);
        }
        return std::move(sheet_);
    }

  private:
    [[nodiscard]] std::string in(const std::string& german, const std::string& english) const {
        return language_ == Language::German ? german : english;
    }
    void add(const std::string& head, const std::string& text) {
        if (!text.empty()) {
            sheet_.items.push_back({head, typographic(text, language_)});
        }
    }

    void addConcerned() {
        const GapFacts facts = gapFacts(themes_, report_, gap_, language_);
        const std::string homes = formatCount(static_cast<std::int64_t>(gap_.homes), language_);
        const auto inside =
            static_cast<std::size_t>(std::ranges::count_if(gap_.homeIndices, [&](std::uint32_t home) {
                return geo::contains(project_.area.shape, project_.residents.homes[home].location);
            }));
        const bool partly = inside > 0 && inside < gap_.homeIndices.size();
        const std::string where =
            partly ? in(", zum Teil außerhalb des Programmgebiets", ", partly outside the programme area")
            : gap_.insideArea ? in(", im Programmgebiet", ", in the programme area")
                              : in(", außerhalb des Programmgebiets", ", outside the programme area");
        add(in("Wem", "To whom"),
            facts.persons +
                in(" in " + homes + (gap_.homes == 1 ? " Wohngebäude" : " Wohngebäuden"),
                   " in " + homes + (gap_.homes == 1 ? " residential building" : " residential buildings")) +
                where);
        add(in("Nächste Einrichtung", "Nearest facility"), facts.nearest);
    }

    void addBasis() {
        const model::Standard* standard = themes_.findStandard(gap_.standard);
        const analysis::StandardResult* result = resultOf(report_, gap_.standard);
        if (standard == nullptr || result == nullptr) {
            return;
        }
        const std::string limit = formatNumber(result->limit, 0, language_) + " m";
        const std::string source = standard->citation.confirmed
                                       ? standard->citation.text.in(language_)
                                       : in("fachlicher Erfahrungswert", "professional experience");
        add(in("Maßstab der Bewertung", "Measured by"),
            in("Höchstens " + limit + " Fußweg (", "At most " + limit + " of walking (") + source + ")");
    }

    void addShortage() {
        const model::Standard* standard = themes_.findStandard(gap_.standard);
        if (!gap_.capacityMissing || standard == nullptr || !standard->perHead) {
            return;
        }
        add(in("Umfang", "Extent"), in("Nach dem Richtwert fehlen ", "By the figure per head there lack ") +
                                        formatCount(std::llround(*gap_.capacityMissing), language_) + " " +
                                        unitOf(*standard->perHead) + headsOf());
    }

    /// Whose heads, where they are others than those the gap is about.
    [[nodiscard]] std::string headsOf() const {
        const analysis::StandardResult* result = resultOf(report_, gap_.standard);
        if (result == nullptr || !result->capacity ||
            result->capacity->demand.label == result->demand.label) {
            return {};
        }
        return in("; gerechnet für: ", "; reckoned for: ") + result->capacity->demand.label.in(language_);
    }

    [[nodiscard]] std::string unitOf(const model::PerHead& figure) const {
        return figure.unit == model::SupplyUnit::SquareMetres ? "m²" : in("Plätze", "places");
    }

    void addPartner(const analysis::PartnerMatch& partner, bool first, std::size_t number) {
        const auto organisation =
            std::ranges::find(project_.organisations, partner.organisationId, &model::Organisation::id);
        if (organisation == project_.organisations.end()) {
            return;
        }
        std::string text = organisation->name + " (" + model::labelOf(organisation->kind).in(language_);
        if (partner.walkingMinutes) {
            const std::string minutes = std::to_string(analysis::minutesToSay(*partner.walkingMinutes));
            text += in(", " + minutes + " Min. zu Fuß", ", " + minutes + " min on foot");
        }
        text += "): " + partner.reasons.in(language_);
        add(first ? in("Mögliche Partner", "Possible partners") : "", text);
        if (organisation->location) {
            sheet_.items.back().mark = PlaceMark{number, *organisation->location, ink, {}, "P"};
        }
    }

    const model::Project& project_;
    const model::ThemeSet& themes_;
    const analysis::GapReport& report_;
    const analysis::GapPlace& gap_;
    Language language_;
    FactSheet sheet_;
};

constexpr double leastFocus = 300;              ///< m, width and height of what a sheet shows
constexpr double aroundFocus = 40;              ///< m
constexpr double farthestFacilityShown = 2000;  ///< m; one farther away would make the gap a dot

geo::Box focusOf(const model::Project& project, const analysis::GapPlace& gap) {
    geo::Box box = geo::boxOf(gap.shape);
    const auto nearest = std::ranges::find(project.facilities, gap.nearestFacilityId, &model::Facility::id);
    if (nearest != project.facilities.end() &&
        gap.nearestDistance.value_or(farthestFacilityShown) < farthestFacilityShown) {
        box.add(nearest->location);
    }
    const geo::Point centre = box.centre();
    box.add(geo::Point{centre.x - leastFocus / 2, centre.y - leastFocus / 2});
    box.add(geo::Point{centre.x + leastFocus / 2, centre.y + leastFocus / 2});
    return box.expandedBy(aroundFocus);
}

FactSheet needFacts(const model::Project& project, const model::ThemeSet& themes,
                    const analysis::GapReport& report, const analysis::GapPlace& gap,
                    const std::vector<analysis::PartnerMatch>& partners, Language language) {
    return Facts(project, themes, report, gap, language).collect(partners);
}

}  // namespace

PageSubject needSubject(const model::Project& project, const model::ThemeSet& themes,
                        const analysis::GapReport& report, const analysis::GapPlace& gap,
                        const std::vector<analysis::PartnerMatch>& partners, std::size_t number,
                        Language language) {
    PageSubject subject;
    subject.focus = focusOf(project, gap);
    subject.gaps = {{gap.id, number}};
    subject.facts = needFacts(project, themes, report, gap, partners, language);
    return subject;
}

}  // namespace nordertor::publish
