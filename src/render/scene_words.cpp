// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "render/scene_layers_p.h"

namespace nordertor::render {
namespace {

struct Word {
    const char* style;
    const char* de;
    const char* en;
};

constexpr std::array<Word, 19> landUses{{{"residential", "Wohngebiet", "Residential area"},
                                         {"commercial", "Gewerbegebiet", "Commercial area"},
                                         {"industrial", "Industriegebiet", "Industrial area"},
                                         {"retail", "Einzelhandel", "Retail area"},
                                         {"public", "Öffentliche Einrichtung", "Public grounds"},
                                         {"railway", "Bahngelände", "Railway grounds"},
                                         {"farmland", "Landwirtschaft", "Farmland"},
                                         {"grass", "Grünfläche", "Green"},
                                         {"park", "Park", "Park"},
                                         {"forest", "Wald", "Forest"},
                                         {"allotments", "Kleingärten", "Allotments"},
                                         {"cemetery", "Friedhof", "Cemetery"},
                                         {"sports", "Sportfläche", "Sports ground"},
                                         {"playground", "Spielplatz", "Playground"},
                                         {"water", "Gewässer", "Water"},
                                         {"square", "Platz", "Square"},
                                         {"parking", "Parkplatz", "Car park"},
                                         {"construction", "Baustelle", "Construction site"},
                                         {"other", "Fläche", "Area"}}};

constexpr std::array<Word, 19> highways{{{"motorway", "Autobahn", "Motorway"},
                                         {"trunk", "Schnellstraße", "Trunk road"},
                                         {"primary", "Hauptstraße", "Primary road"},
                                         {"secondary", "Hauptstraße", "Secondary road"},
                                         {"tertiary", "Sammelstraße", "Tertiary road"},
                                         {"unclassified", "Straße", "Street"},
                                         {"residential", "Wohnstraße", "Residential street"},
                                         {"living_street", "Verkehrsberuhigter Bereich", "Living street"},
                                         {"service", "Zufahrt", "Service road"},
                                         {"pedestrian", "Fußgängerbereich", "Pedestrian street"},
                                         {"footway", "Fußweg", "Footway"},
                                         {"path", "Weg", "Path"},
                                         {"cycleway", "Radweg", "Cycleway"},
                                         {"bridleway", "Reitweg", "Bridleway"},
                                         {"steps", "Treppe", "Steps"},
                                         {"track", "Wirtschaftsweg", "Track"},
                                         {"corridor", "Durchgang", "Corridor"},
                                         {"platform", "Bahnsteig", "Platform"},
                                         {"construction", "Straße im Bau", "Street under construction"}}};

constexpr std::array<Word, 3> buildingUses{
    {{"residential", "Wohngebäude", "Residential building"},
     {"non_residential", "Gebäude, nicht zum Wohnen", "Non-residential building"},
     {"unknown", "Gebäude", "Building"}}};

template <class Table, class Key>
const Word& word(const Table& table, Key key) {
    return table.at(static_cast<std::size_t>(key));
}

}  // namespace

std::string styleName(model::LandUse use) {
    return word(landUses, use).style;
}
std::string styleName(model::Highway highway) {
    return word(highways, highway).style;
}
std::string styleName(model::BuildingUse use) {
    return word(buildingUses, use).style;
}
LocalizedText labelOf(model::LandUse use) {
    return {word(landUses, use).de, word(landUses, use).en};
}
LocalizedText labelOf(model::Highway highway) {
    return {word(highways, highway).de, word(highways, highway).en};
}
LocalizedText labelOf(model::BuildingUse use) {
    return {word(buildingUses, use).de, word(buildingUses, use).en};
}

}  // namespace nordertor::render
