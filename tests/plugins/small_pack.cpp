// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugins/small_pack.h"

#include <nlohmann/json.hpp>

namespace nordertor::test {

Json smallPack(const std::string& id) {
    Json pack = Json::parse(R"({
      "id": "?", "kind": "theme", "apiVersion": 1, "version": "0.3.0",
      "label": {"de": "Sitzen", "en": "Sitting"}, "licence": "CC0-1.0",
      "colour": "#56B4E9", "pattern": "vertical",
      "facilityKinds": [
        {"id": "bench", "label": {"de": "Bank", "en": "bench"}, "labelPlural": {"de": "Bänke", "en": "benches"},
         "fromNearest": {"de": "von der nächsten Bank", "en": "from the nearest bench"},
         "osm": [{"all": {"amenity": "bench", "backrest": ["yes", "2"]},
                  "none": {"access": "private", "name": {"values": ["A"], "contains": ["privat"]}}}]}],
      "demandGroups": [
        {"id": "elderly", "label": {"de": "Personen ab 65", "en": "persons aged 65 and over"},
         "ages": "65+", "standIns": ["60-79", "all"]}],
      "standards": [
        {"id": "bench", "label": {"de": "Sitzplatz", "en": "Seat"}, "facilityKinds": ["bench"],
         "demandGroup": "elderly", "profile": "rollator", "limitMetres": 150, "minimumAreaSquareMetres": 2,
         "publishedAsAirLine": true,
         "citation": {"text": {"de": "Ratsbeschluss", "en": "Council resolution"}, "url": "https://example.org/x"},
         "perHead": {"amount": 0.5, "unit": "places",
                     "citation": {"text": {"de": "Leitbild", "en": "Guiding plan"}, "confirmed": false}},
         "note": {"de": "ohne Winterdienst", "en": "without snow clearing"}}],
      "affinities": [
        {"sectorPrefix": "31.0", "weight": 0.75, "reason": {"de": "kann Bänke bauen", "en": "can build benches"},
         "standards": ["bench"]}],
      "sectors": [
        {"rule": {"all": {"craft": "*"}}, "sectorCode": "C", "title": {"de": "Handwerk", "en": "Craft"}}]
    })");
    pack["id"] = id;
    return pack;
}

void writePack(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder.path() / name);
    folder.write(name + "/theme.json", text);
}

void writePack(const TemporaryFolder& folder, const std::string& name, const Json& pack) {
    writePack(folder, name, jsonText(pack));
}

}  // namespace nordertor::test
