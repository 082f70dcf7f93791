// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/identify_text.h"

#include <QStringList>
#include <algorithm>

#include "base/number_format.h"
#include "gui/gap_text.h"
#include "gui/organisation_text.h"

namespace nordertor::gui {
namespace {

using render::Hit;

class Describer {
  public:
    Describer(const model::Project& project, const model::ThemeSet& themes, Words words)
        : project_(project), themes_(themes), words_(words) {}

    Description description;

    void row(const LocalizedText& label, const QString& value) {
        if (!value.isEmpty()) {
            description.rows.emplace_back(words_(label), value);
        }
    }
    void source(const std::string& sourceId) {
        for (const model::SourceRecord& record : project_.sources) {
            if (record.id == sourceId) {
                sourceRow(record);
            }
        }
    }
    /// The base map keeps no source by feature: all map files are named.
    void mapSources() {
        for (const model::SourceRecord& record : project_.sources) {
            if (record.id.starts_with("osm") || record.id.starts_with("map")) {
                sourceRow(record);
                return;
            }
        }
    }

    void facility(const Hit& hit) {
        QStringList themeNames;
        const model::Facility* first = nullptr;
        for (const model::Facility& facility : project_.facilities) {
            if (facility.id != hit.id) {
                continue;
            }
            first = first == nullptr ? &facility : first;
            const model::Theme* theme = themes_.find(facility.kind.substr(0, facility.kind.find('.')));
            const model::FacilityKind* kind = themes_.findKind(facility.kind);
            if (theme != nullptr && kind != nullptr) {
                themeNames << words_(theme->label) + ": " + words_(kind->label);
            }
        }
        themeNames.removeDuplicates();
        row({"Thema", "Theme"}, themeNames.join("\n"));
        if (first != nullptr) {
            if (first->areaSquareMetres) {
                row({"Fläche", "Area"},
                    toQt(formatNumber(*first->areaSquareMetres, 0, words_.language())) + " m²");
            }
            if (first->capacity) {
                row({"Plätze", "Places"}, toQt(formatNumber(*first->capacity, 0, words_.language())));
            }
            source(first->sourceId);
        }
    }
    void organisation(const Hit& hit) {
        for (const model::Organisation& found : project_.organisations) {
            if (found.id != hit.id) {
                continue;
            }
            row({"Art", "Kind"}, words_(kindText(found.kind)));
            row({"Anschrift", "Address"}, addressText(found));
            row({"Branche", "Sector"}, sectorText(found));
            row({"Zweck", "Purpose"}, purposesText(found, words_));
            row({"Wirkungskreis", "Reach"}, reachText(found.reach, words_));
            row({"Beschäftigte", "Employees"}, toQt(found.employees));
            row({"Engagement", "Engagement"}, toQt(found.engagement));
            source(found.sourceId);
            return;
        }
    }
    void building(const Hit& hit) {
        const auto& all = project_.baseMap.buildings;
        const auto at =
            std::find_if(all.begin(), all.end(), [&](const model::Building& b) { return b.id == hit.id; });
        if (at != all.end()) {
            row({"Anschrift", "Address"}, (toQt(at->street) + " " + toQt(at->houseNumber)).trimmed() +
                                              (at->postcode.empty() ? QString() : ", " + toQt(at->postcode)));
            if (at->levels > 0) {
                row({"Geschosse", "Storeys"}, toQt(formatNumber(at->levels, 0, words_.language())));
            }
        }
        mapSources();
    }
    void programmeArea() {
        const model::ProgrammeArea& area = project_.area;
        row({"Gemeinde", "Municipality"}, toQt(area.municipality));
        row({"Programm", "Programme"}, toQt(area.programme));
        row({"Art", "Kind"}, toQt(area.kind));
        row({"Rechtsstand", "Legal state"}, toQt(area.legalState));
        row({"Fläche", "Area"},
            toQt(formatNumber(geo::areaOf(area.shape) / 10000, 1, words_.language())) + " ha");
    }
    void gap(const Hit& hit, const analysis::GapReport* report) {
        const analysis::GapPlace* place = report == nullptr ? nullptr : report->find(hit.id);
        if (place == nullptr) {
            return;
        }
        const model::Theme* theme = themes_.find(place->standard.substr(0, place->standard.find('.')));
        if (theme != nullptr) {
            row({"Thema", "Theme"}, words_(theme->label));
        }
        row({"Betroffen", "Affected"}, personsText(*report, *place, true, words_));
        row({"Grund", "Reason"}, words_(place->reason));
    }

  private:
    void sourceRow(const model::SourceRecord& record) {
        QString text = toQt(record.attribution.empty() ? record.title : record.attribution);
        if (!record.licence.empty()) {
            text += ", " + toQt(record.licence);
        }
        if (!record.dataDate.empty()) {
            text += ", " + words_({"Stand ", "as of "}) + toQt(record.dataDate);
        }
        row({"Quelle", "Source"}, text);
    }

    const model::Project& project_;
    const model::ThemeSet& themes_;
    Words words_;
};

}  // namespace

Description describe(const Hit& hit, const model::Project& project, const model::ThemeSet& themes,
                     const analysis::GapReport* report, Words words) {
    Describer describer(project, themes, words);
    const QString label = words(hit.label);
    describer.description.title = hit.name.empty() ? label : toQt(hit.name);
    if (!hit.name.empty() && hit.name != hit.label.in(words.language())) {
        describer.row({"Was", "What"}, label);
    }
    switch (hit.kind) {
        case Hit::Kind::Gap:
            describer.gap(hit, report);
            break;
        case Hit::Kind::Facility:
            describer.facility(hit);
            break;
        case Hit::Kind::Organisation:
            describer.organisation(hit);
            break;
        case Hit::Kind::Building:
            describer.building(hit);
            break;
        case Hit::Kind::ProgrammeArea:
            describer.programmeArea();
            break;
        case Hit::Kind::Street:
        case Hit::Kind::LandUse:
            describer.mapSources();
            break;
    }
    return std::move(describer.description);
}

}  // namespace nordertor::gui
