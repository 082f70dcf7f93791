// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/organisation_text.h"

#include <QStringList>
#include <map>

namespace nordertor::gui {
namespace {

QString translated(const std::map<std::string, LocalizedText>& known, const std::string& word, Words words) {
    const auto at = known.find(word);
    return at == known.end() ? toQt(word) : words(at->second);
}

LocalizedText editionText(model::SectorEdition edition) {
    switch (edition) {
        case model::SectorEdition::Wz2008:
            return sameInBoth("WZ 2008");
        case model::SectorEdition::Wz2025:
            return sameInBoth("WZ 2025");
        case model::SectorEdition::NaceRev2:
            return sameInBoth("NACE Rev. 2");
        case model::SectorEdition::NaceRev21:
            return sameInBoth("NACE Rev. 2.1");
        case model::SectorEdition::None:
            break;
    }
    return {};
}

}  // namespace

LocalizedText kindText(model::OrganisationKind kind) {
    switch (kind) {
        case model::OrganisationKind::Foundation:
            return {"Stiftung", "Foundation"};
        case model::OrganisationKind::Association:
            return {"Verein", "Association"};
        case model::OrganisationKind::Business:
            break;
    }
    return {"Betrieb", "Business"};
}

QString addressText(const model::Organisation& organisation) {
    const QString street = (toQt(organisation.street) + " " + toQt(organisation.houseNumber)).trimmed();
    const QString town = (toQt(organisation.postcode) + " " + toQt(organisation.city)).trimmed();
    return street.isEmpty() || town.isEmpty() ? street + town : street + ", " + town;
}

QString sectorText(const model::Organisation& organisation) {
    QString text = (toQt(organisation.sectorCode) + " " + toQt(organisation.sectorTitle)).trimmed();
    const LocalizedText edition = editionText(organisation.sectorEdition);
    if (!organisation.sectorCode.empty() && !edition.empty()) {
        text += " (" + toQt(edition.de) + ")";
    }
    return text;
}

QString purposesText(const model::Organisation& organisation, Words words) {
    static const std::map<std::string, LocalizedText> known{
        {"culture", {"Kultur", "culture"}},
        {"education", {"Bildung", "education"}},
        {"environment", {"Umwelt", "environment"}},
        {"health", {"Gesundheit", "health"}},
        {"integration", {"Integration", "integration"}},
        {"neighbourhood", {"Nachbarschaft", "neighbourhood"}},
        {"elderly", {"ältere Menschen", "older people"}},
        {"social", {"Soziales", "social affairs"}},
        {"sport", {"Sport", "sport"}},
        {"mobility", {"Mobilität", "mobility"}},
        {"youth", {"Jugend", "youth"}}};
    QStringList purposes;
    for (const std::string& purpose : organisation.purposes) {
        purposes << translated(known, purpose, words);
    }
    return purposes.join(", ");
}

QString reachText(const std::string& reach, Words words) {
    static const std::map<std::string, LocalizedText> known{{"quarter", {"Quartier", "quarter"}},
                                                            {"town", {"Stadt", "town"}},
                                                            {"county", {"Landkreis", "county"}},
                                                            {"nation", {"bundesweit", "nationwide"}}};
    return translated(known, reach, words);
}

}  // namespace nordertor::gui
