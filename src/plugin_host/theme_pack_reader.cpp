// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/theme_pack_reader.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_reader.h"
#include "plugin_api/plugin_manifest.h"
#include "plugin_host/tag_rule_reader.h"
#include "plugin_host/theme_checks.h"

namespace nordertor::plugin_host {
namespace {

using model::AgeGroup;
using model::WalkingProfileId;

/// Nobody walks farther to a facility of daily life; a larger figure is a slip of the unit.
constexpr double largestLimit = 20'000;
constexpr double largestArea = 1e9;
constexpr double smallestPerHead = 0.001;
constexpr double largestPerHead = 1000;

std::vector<model::TagRule> readTagRules(JsonObject& object, std::string_view key) {
    std::vector<model::TagRule> rules;
    object.forEachObject(key, [&](JsonObject& item) { rules.push_back(readTagRule(item)); });
    return rules;
}

model::FacilityKind readFacilityKind(JsonObject& item, const std::filesystem::path& folder) {
    model::FacilityKind kind;
    kind.id = plugin_api::readId(item, "id");
    kind.label = item.localizedText("label");
    kind.labelPlural = item.localizedText("labelPlural");
    kind.fromNearest = item.localizedText("fromNearest");
    kind.osm = readTagRules(item, "osm");
    kind.needsOutline = item.boolean("needsOutline", false);
    kind.symbol = readFileName(item, "symbol", folder);
    return kind;
}

AgeGroup readAges(JsonObject& item, const std::string& pointer, const std::string& text) {
    const auto ages = AgeGroup::fromKey(text);
    if (!ages && !text.empty()) {
        item.problems().add(pointer,
                            {fmt::format("„{}“ ist keine Altersgruppe.", text),
                             fmt::format("\"{}\" is not an age group.", text)},
                            {"Erlaubt sind Angaben wie 0-5, 65+ oder all (alle).",
                             "Write it as 0-5, 65+ or all (everybody)."});
    }
    return ages.value_or(AgeGroup());
}

model::DemandGroup readDemandGroup(JsonObject& item) {
    model::DemandGroup group;
    group.id = plugin_api::readId(item, "id");
    group.label = item.localizedText("label");
    group.ages = readAges(item, item.pointerTo("ages"), item.text("ages"));
    std::size_t index = 0;
    for (const std::string& text : item.texts("standIns")) {
        group.standIns.push_back(
            readAges(item, fmt::format("{}/{}", item.pointerTo("standIns"), index++), text));
    }
    return group;
}

WalkingProfileId readProfile(JsonObject& item) {
    constexpr std::array<std::pair<std::string_view, WalkingProfileId>, 4> profiles{
        {{"adult", WalkingProfileId::Adult},
         {"child", WalkingProfileId::Child},
         {"senior", WalkingProfileId::Senior},
         {"rollator", WalkingProfileId::Rollator}}};
    const std::string name = item.oneOf("profile", {"adult", "child", "senior", "rollator"});
    for (const auto& [key, profile] : profiles) {
        if (key == name) {
            return profile;
        }
    }
    return WalkingProfileId::Adult;
}

model::Citation readCitation(JsonObject item) {
    model::Citation citation;
    citation.text = item.localizedText("text");
    citation.url = item.optionalText("url");
    citation.confirmed = item.boolean("confirmed", true);
    if (citation.confirmed && citation.url.empty()) {
        item.problem("url",
                     {"Eine bestätigte Quelle braucht eine Adresse.", "A confirmed source needs an address."},
                     {"Bitte „url“ angeben oder „confirmed“: false setzen.",
                      "Please give \"url\" or set \"confirmed\": false."});
    }
    if (!citation.url.empty() && !citation.url.starts_with("https://") &&
        !citation.url.starts_with("http://")) {
        item.problem(
            "url", {"Das ist keine Internetadresse.", "This is not a web address."},
            {"Sie muss mit https:// oder http:// beginnen.", "It must begin with https:// or http://."});
    }
    item.finish();
    return citation;
}

model::PerHead readPerHead(JsonObject item) {
    model::PerHead perHead;
    perHead.amount = item.number("amount", smallestPerHead, largestPerHead);
    perHead.unit = item.oneOf("unit", {"squareMetres", "places"}) == "places"
                       ? model::SupplyUnit::Places
                       : model::SupplyUnit::SquareMetres;
    perHead.demandGroup = item.optionalText("demandGroup");
    perHead.citation = readCitation(item.object("citation"));
    perHead.note = item.optionalLocalizedText("note");
    item.finish();
    return perHead;
}

model::Standard readStandard(JsonObject& item) {
    model::Standard standard;
    standard.id = plugin_api::readId(item, "id");
    standard.label = item.localizedText("label");
    standard.facilityKinds = item.texts("facilityKinds");
    if (standard.facilityKinds.empty()) {
        item.problem("facilityKinds", {"Es ist keine Einrichtungsart genannt.", "No facility kind is named."},
                     {"Bitte mindestens eine nennen.", "Please name at least one."});
    }
    standard.demandGroup = item.text("demandGroup");
    standard.profile = readProfile(item);
    standard.limit = item.number("limitMetres", 1, largestLimit);
    standard.minimumArea = item.optionalNumber("minimumAreaSquareMetres", 1, largestArea);
    standard.publishedAsAirLine = item.boolean("publishedAsAirLine", false);
    standard.citation = readCitation(item.object("citation"));
    if (item.has("perHead")) {
        standard.perHead = readPerHead(item.object("perHead"));
        if (standard.perHead->demandGroup.empty()) {
            standard.perHead->demandGroup = standard.demandGroup;
        }
    }
    standard.note = item.optionalLocalizedText("note");
    return standard;
}

model::PartnerAffinity readAffinity(JsonObject& item) {
    model::PartnerAffinity affinity;
    affinity.sectorPrefix = item.optionalText("sectorPrefix");
    affinity.purpose =
        item.has("purpose") ? plugin_api::readId(item, "purpose") : item.optionalText("purpose");
    affinity.weight = item.number("weight", 0, 1);
    affinity.reason = item.localizedText("reason");
    affinity.standards = item.texts("standards");
    if (affinity.sectorPrefix.empty() == affinity.purpose.empty()) {
        item.problems().add(item.pointer(), {"Genau eines von „sectorPrefix“ und „purpose“ wird gebraucht.",
                                             "Exactly one of \"sectorPrefix\" and \"purpose\" is needed."});
    }
    if (!affinity.sectorPrefix.empty() && !isSectorPrefix(affinity.sectorPrefix)) {
        item.problem("sectorPrefix",
                     {fmt::format("„{}“ ist kein Anfang eines WZ-2008-Codes.", affinity.sectorPrefix),
                      fmt::format("\"{}\" is not the beginning of a WZ 2008 code.", affinity.sectorPrefix)},
                     {"Erlaubt sind ein Abschnitt A–U oder Ziffern wie 47 oder 47.11.",
                      "Use a section A–U, or digits as 47 or 47.11."});
    }
    return affinity;
}

model::SectorMapping readSectorMapping(JsonObject& item) {
    model::SectorMapping mapping;
    JsonObject rule = item.object("rule");
    mapping.rule = readTagRule(rule);
    rule.finish();
    mapping.sectorCode = item.optionalText("sectorCode");
    mapping.title = item.localizedText("title");
    if (!mapping.sectorCode.empty() && !isSectorPrefix(mapping.sectorCode)) {
        item.problem("sectorCode",
                     {fmt::format("„{}“ ist kein WZ-2008-Code.", mapping.sectorCode),
                      fmt::format("\"{}\" is not a WZ 2008 code.", mapping.sectorCode)},
                     {"Erwartet werden Ziffern wie 47.11 oder ein Abschnitt A–U.",
                      "Digits as 47.11 or a section A–U are expected."});
    }
    return mapping;
}

}  // namespace

Result<ThemePack> readThemePack(const std::filesystem::path& themeFile) {
    const Result<Json> json = readJsonFile(themeFile);
    if (!json) {
        return fail(json.error());
    }
    JsonProblems problems(themeFile.string());
    JsonObject root(*json, "", problems);
    const plugin_api::PluginManifest manifest = plugin_api::readManifest(root);
    if (manifest.api > plugin_api::apiVersion) {
        return fail(plugin_api::newerProgramNeeded(manifest, themeFile.string()));
    }
    const std::filesystem::path folder = themeFile.parent_path();

    model::Theme theme;
    theme.id = manifest.id;
    theme.version = manifest.version;
    theme.label = manifest.label;
    theme.folder = folder.string();
    theme.colour = root.text("colour");
    theme.pattern =
        root.oneOf("pattern", {"diagonal", "back_diagonal", "cross", "dots", "horizontal", "vertical"});
    theme.styleFile = readFileName(root, "styleFile", folder);
    root.forEachObject("facilityKinds", [&](JsonObject& item) {
        theme.facilityKinds.push_back(readFacilityKind(item, folder));
    });
    root.forEachObject("demandGroups",
                       [&](JsonObject& item) { theme.demandGroups.push_back(readDemandGroup(item)); });
    root.forEachObject("standards", [&](JsonObject& item) { theme.standards.push_back(readStandard(item)); });
    root.forEachObject("affinities",
                       [&](JsonObject& item) { theme.affinities.push_back(readAffinity(item)); });
    root.forEachObject("sectors",
                       [&](JsonObject& item) { theme.sectors.push_back(readSectorMapping(item)); });
    const std::string library = root.has("methodLibrary") ? plugin_api::readId(root, "methodLibrary")
                                                          : root.optionalText("methodLibrary");
    root.finish();
    checkInnerReferences(theme, problems);
    if (!problems.empty()) {
        return fail(problems.error());
    }
    return ThemePack{std::move(theme), library};
}

}  // namespace nordertor::plugin_host
