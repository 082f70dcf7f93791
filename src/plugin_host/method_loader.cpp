// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/method_loader.h"

#include <fmt/format.h>

#include <QJsonObject>
#include <QPluginLoader>
#include <set>

#include "plugin_api/method_plugin.h"
#include "plugin_api/plugin_manifest.h"

namespace nordertor::plugin_host {
namespace {

namespace fs = std::filesystem;

Error refusal(const MethodLibrary& library, LocalizedText message, LocalizedText remedy) {
    return {ErrorCode::InvalidData, std::move(message), std::move(remedy),
            (library.folder / plugin_api::themeFileName).string(), "/methodLibrary"};
}

bool isInside(const fs::path& path, const fs::path& folder) {
    std::error_code error;
    const fs::path relative =
        fs::relative(fs::weakly_canonical(path, error), fs::weakly_canonical(folder, error), error);
    return !error && !relative.empty() && *relative.begin() != "..";
}

/// What the file says about itself, read without running any of it.
std::optional<Error> misfit(const MethodLibrary& library, const fs::path& file, const QPluginLoader& loader) {
    const QJsonObject all = loader.metaData();
    const std::string interface = all.value("IID").toString().toStdString();
    if (interface != NORDERTOR_METHOD_PLUGIN_IID) {
        return refusal(library,
                       {fmt::format("„{}“ ist keine Methodenbibliothek von Nordertor.", file.string()),
                        fmt::format("\"{}\" is not a method library of Nordertor.", file.string())},
                       {"Bitte das Themenpaket neu beziehen.", "Please get the theme pack anew."});
    }
    const QJsonObject own = all.value("MetaData").toObject();
    const int version = own.value("apiVersion").toInt(0);
    if (version < plugin_api::oldestApiVersion || version > plugin_api::apiVersion) {
        return refusal(
            library,
            {fmt::format("Die Methodenbibliothek „{}“ ist für Schnittstelle {} gebaut, dieses Programm "
                         "hat {}.",
                         library.name, version, plugin_api::apiVersion),
             fmt::format("The method library \"{}\" was built for interface {}, this program has {}.",
                         library.name, version, plugin_api::apiVersion)},
            {"Bitte die passende Fassung des Themenpakets verwenden.",
             "Please use the version of the theme pack that fits."});
    }
    const std::string abi = own.value("abi").toString().toStdString();
    if (abi != methodAbi()) {
        return refusal(
            library,
            {fmt::format("Die Methodenbibliothek „{}“ ist mit „{}“ gebaut, dieses Programm mit „{}“.",
                         library.name, abi, methodAbi()),
             fmt::format("The method library \"{}\" was built with \"{}\", this program with \"{}\".",
                         library.name, abi, methodAbi())},
            {"Bitte die Bibliothek mit diesem Programm neu bauen.",
             "Please build the library anew with this program."});
    }
    return std::nullopt;
}

void load(const MethodLibrary& library, const MethodFolders& folders, std::set<std::string>& ids,
          MethodLoad& result) {
    if (!plugin_api::isId(library.name)) {
        result.refused.push_back(refusal(
            library,
            {"Der Name der Methodenbibliothek ist ungültig.", "The name of the method library is invalid."},
            {"Erlaubt sind Kleinbuchstaben, Ziffern und _, kein Pfad.",
             "Use lower-case letters, digits and _, no path."}));
        return;
    }
    if (!folders.user.empty() && isInside(library.folder, folders.user)) {
        result.refused.push_back(refusal(
            library,
            {"Das Themenpaket bringt Programmcode mit; aus dem eigenen Ordner wird keiner ausgeführt.",
             "The theme pack brings code; none is run from the user's folder."},
            {"Wenn Sie dem Paket vertrauen: in einen anderen Ordner legen und ihn in NORDERTOR_PLUGINS nennen.",
             "If you trust the pack: put it into another folder and name that in NORDERTOR_PLUGINS."}));
        return;
    }
    const std::string name = fmt::format("lib{}.so", library.name);
    std::error_code error;
    fs::path file = library.folder / name;
    if (!fs::is_regular_file(file, error)) {
        file = folders.program / name;
    }
    if (!fs::is_regular_file(file, error)) {
        result.refused.push_back(
            refusal(library,
                    {fmt::format("Die Methodenbibliothek „{}“ fehlt.", name),
                     fmt::format("The method library \"{}\" is missing.", name)},
                    {fmt::format("Gesucht wurde im Paket und in „{}“.", folders.program.string()),
                     fmt::format("It was looked for in the pack and in \"{}\".", folders.program.string())}));
        return;
    }
    QPluginLoader loader(QString::fromStdString(file.string()));
    if (auto reason = misfit(library, file, loader)) {
        result.refused.push_back(*std::move(reason));
        return;
    }
    // a function the program does not have is noticed now, not in the middle of a run
    loader.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    const auto* plugin = qobject_cast<plugin_api::MethodPlugin*>(loader.instance());
    if (plugin == nullptr) {
        const std::string reason = loader.errorString().toStdString();
        result.refused.push_back(
            refusal(library,
                    {fmt::format("Die Methodenbibliothek „{}“ lässt sich nicht laden: {}", name, reason),
                     fmt::format("The method library \"{}\" cannot be loaded: {}", name, reason)},
                    {"Bitte die Bibliothek mit diesem Programm neu bauen.",
                     "Please build the library anew with this program."}));
        return;
    }
    for (auto& method : plugin->methods()) {
        const std::string& id = method->info().id;
        if (!plugin_api::isId(id) || !ids.insert(id).second) {
            result.refused.push_back(refusal(
                library,
                {fmt::format("Die Methode „{}“ hat eine ungültige oder schon vergebene Kennung.", id),
                 fmt::format("The method \"{}\" has an id that is invalid or taken.", id)},
                {"Erlaubt sind Kleinbuchstaben, Ziffern und _.", "Use lower-case letters, digits and _."}));
            continue;
        }
        result.methods.push_back(std::move(method));
    }
}

}  // namespace

std::string methodAbi() {
    return NORDERTOR_METHOD_ABI;
}

MethodLoad loadMethods(const std::vector<MethodLibrary>& libraries, const MethodFolders& folders) {
    MethodLoad result;
    std::set<std::string> ids;
    for (const MethodLibrary& library : libraries) {
        load(library, folders, ids, result);
    }
    return result;
}

}  // namespace nordertor::plugin_host
