// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/theme_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plugin_api/plugin_manifest.h"

namespace nordertor::plugin_host {
namespace {

namespace fs = std::filesystem;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isColour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
           });
}

bool isInside(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const fs::path base = fs::weakly_canonical(folder, error);
    const fs::path target = fs::weakly_canonical(file, error);
    if (error) {
        return false;
    }
    const auto mismatch = std::mismatch(base.begin(), base.end(), target.begin(), target.end());
    return mismatch.first == base.end() && mismatch.second != target.end();
}

template <class T>
void checkUnique(const std::vector<T>& items, std::string_view list, JsonProblems& problems) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string& id = items[i].id;
        if (!id.empty() && !seen.insert(id).second) {
            problems.add(fmt::format("/{}/{}/id", list, i),
                         {fmt::format("Die Kennung „{}“ kommt zweimal vor.", id),
                          fmt::format("The id \"{}\" is used twice.", id)},
                         {"Bitte eine von beiden umbenennen.", "Please rename one of the two."});
        }
    }
}

template <class T>
LocalizedText knownIds(const std::vector<T>& items) {
    std::string list;
    for (const T& item : items) {
        list += (list.empty() ? "" : ", ") + item.id;
    }
    return {fmt::format("Vorhanden sind: {}.", list), fmt::format("There are: {}.", list)};
}

LocalizedText missing(std::string_view whatGerman, std::string_view whatEnglish, const std::string& id) {
    return {fmt::format("{} „{}“ gibt es nicht.", whatGerman, id),
            fmt::format("There is no {} \"{}\".", whatEnglish, id)};
}

void checkStandard(const model::Theme& theme, std::size_t index, JsonProblems& problems) {
    const model::Standard& standard = theme.standards[index];
    const std::string pointer = fmt::format("/standards/{}", index);
    for (std::size_t k = 0; k < standard.facilityKinds.size(); ++k) {
        const std::string& kind = standard.facilityKinds[k];
        const std::string at = fmt::format("{}/facilityKinds/{}", pointer, k);
        const auto dot = kind.find('.');
        if (dot == std::string::npos) {
            if (theme.findKind(kind) == nullptr) {
                problems.add(at, missing("Die Einrichtungsart", "facility kind", kind),
                             knownIds(theme.facilityKinds));
            }
        } else if (!plugin_api::isId(kind.substr(0, dot)) || !plugin_api::isId(kind.substr(dot + 1))) {
            problems.add(
                at,
                {fmt::format("„{}“ ist keine Einrichtungsart.", kind),
                 fmt::format("\"{}\" is not a facility kind.", kind)},
                {"Erwartet wird eine Kennung wie playground, für ein anderes Thema youth.playground.",
                 "Use an id as playground, or youth.playground for another theme."});
        }
    }
    if (!standard.demandGroup.empty() && theme.findDemandGroup(standard.demandGroup) == nullptr) {
        problems.add(pointer + "/demandGroup",
                     missing("Die Bedarfsgruppe", "demand group", standard.demandGroup),
                     knownIds(theme.demandGroups));
    }
    if (standard.perHead && standard.perHead->demandGroup != standard.demandGroup &&
        theme.findDemandGroup(standard.perHead->demandGroup) == nullptr) {
        problems.add(pointer + "/perHead/demandGroup",
                     missing("Die Bedarfsgruppe", "demand group", standard.perHead->demandGroup),
                     knownIds(theme.demandGroups));
    }
}

}  // namespace

bool isSectorPrefix(std::string_view text) {
    if (text.size() == 1) {
        return text[0] >= 'A' && text[0] <= 'U';
    }
    // Positions of "47.11.1"; every beginning of it that does not end with the dot is a prefix.
    constexpr std::string_view shape = "dd.dd.d";
    if (text.size() < 2 || text.size() > shape.size() || text.back() == '.') {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (shape[i] == 'd' ? !isDigit(text[i]) : text[i] != '.') {
            return false;
        }
    }
    return true;
}

std::string readFileName(JsonObject& object, std::string_view key, const fs::path& folder) {
    std::string name = object.optionalText(key);
    if (name.empty()) {
        return {};
    }
    const fs::path relative(name);
    const bool climbs = std::find(relative.begin(), relative.end(), "..") != relative.end();
    if (relative.is_absolute() || climbs || !isInside(folder / relative, folder)) {
        object.problem(key,
                       {fmt::format("„{}“ liegt nicht im Ordner des Themenpakets.", name),
                        fmt::format("\"{}\" is not inside the folder of the theme pack.", name)},
                       {"Bitte die Datei in den Ordner legen und ohne „..“ nennen.",
                        "Please put the file into the folder and name it without \"..\"."});
        return {};
    }
    std::error_code error;
    if (!fs::is_regular_file(folder / relative, error)) {
        object.problem(
            key,
            {fmt::format("Die Datei „{}“ fehlt im Ordner des Themenpakets.", name),
             fmt::format("The file \"{}\" is missing in the folder of the theme pack.", name)},
            {"Bitte ergänzen oder den Schlüssel weglassen.", "Please add it or leave the key out."});
        return {};
    }
    return name;
}

void checkInnerReferences(const model::Theme& theme, JsonProblems& problems) {
    if (!theme.colour.empty() && !isColour(theme.colour)) {
        problems.add("/colour",
                     {fmt::format("„{}“ ist keine Farbe.", theme.colour),
                      fmt::format("\"{}\" is not a colour.", theme.colour)},
                     {"Erwartet wird eine Angabe wie #0072B2.", "It is written as #0072B2."});
    }
    checkUnique(theme.facilityKinds, "facilityKinds", problems);
    checkUnique(theme.demandGroups, "demandGroups", problems);
    checkUnique(theme.standards, "standards", problems);
    for (std::size_t i = 0; i < theme.standards.size(); ++i) {
        checkStandard(theme, i, problems);
    }
    for (std::size_t i = 0; i < theme.affinities.size(); ++i) {
        const auto& standards = theme.affinities[i].standards;
        for (std::size_t k = 0; k < standards.size(); ++k) {
            if (theme.findStandard(standards[k]) == nullptr) {
                problems.add(fmt::format("/affinities/{}/standards/{}", i, k),
                             missing("Den Richtwert", "standard", standards[k]), knownIds(theme.standards));
            }
        }
    }
}

std::optional<Error> danglingReference(const model::Theme& theme, const model::ThemeSet& themes) {
    for (std::size_t i = 0; i < theme.standards.size(); ++i) {
        const auto& kinds = theme.standards[i].facilityKinds;
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            if (kinds[k].find('.') == std::string::npos || themes.findKind(kinds[k]) != nullptr) {
                continue;
            }
            return Error{
                ErrorCode::InvalidData,
                missing("Die Einrichtungsart", "facility kind", kinds[k]),
                {"Bitte das andere Themenpaket ergänzen oder berichtigen oder den Verweis entfernen.",
                 "Please add or correct the other theme pack, or remove the reference."},
                (fs::path(theme.folder) / plugin_api::themeFileName).string(),
                fmt::format("/standards/{}/facilityKinds/{}", i, k)};
        }
    }
    return std::nullopt;
}

}  // namespace nordertor::plugin_host
