// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "model/result_state.h"
#include "ops/common_parameters.h"
#include "ops/input_fingerprint.h"
#include "ops/scenario_context.h"

namespace nordertor::ops {
namespace {

namespace fs = std::filesystem;
using Given = std::map<std::string, std::vector<std::string>>;

Error wrong(LocalizedText message, LocalizedText remedy, const std::string& file,
            const std::string& pointer) {
    return {ErrorCode::InvalidData, std::move(message), std::move(remedy), file, pointer};
}

Error unknownOperation(const std::string& id, const std::string& file, const std::string& pointer) {
    std::vector<std::string> known;
    for (const auto& operation : operations()) {
        known.push_back(operation->info().id);
    }
    const std::string list = joined(known, ", ");
    return wrong({fmt::format("Die Operation „{}“ gibt es nicht.", id),
                  fmt::format("There is no operation \"{}\".", id)},
                 {"Möglich sind: " + list, "Possible are: " + list}, file, pointer);
}

/// A text, number, truth or list of texts, as a user would write it.
bool readTexts(const Json& json, std::vector<std::string>& texts) {
    if (json.is_array()) {
        return std::ranges::all_of(
            json, [&](const Json& item) { return !item.is_array() && readTexts(item, texts); });
    }
    if (json.is_string()) {
        texts.push_back(json.get<std::string>());
        return true;
    }
    if (json.is_number() || json.is_boolean()) {
        texts.push_back(json.dump());
        return true;
    }
    return false;
}

/// Files are written below the current folder only: a recipe comes from somebody else.
Result<> checkOutput(const ParameterSpec& spec, const std::vector<std::string>& texts,
                     const std::string& file, const std::string& pointer) {
    for (const std::string& text : texts) {
        const fs::path path(text);
        const bool upward = std::ranges::find(path, fs::path("..")) != path.end();
        if (spec.type == ParameterType::OutputFile && (path.is_absolute() || upward)) {
            return fail(
                wrong({fmt::format("Ein Rezept darf nicht nach „{}“ schreiben.", text),
                       fmt::format("A recipe must not write to \"{}\".", text)},
                      {"Erlaubt sind Dateien im aktuellen Ordner und darunter. Beispiel: karten/luecken.pdf",
                       "Allowed are files in the current folder and below. Example: maps/gaps.pdf"},
                      file, pointer));
        }
    }
    return {};
}

/// `isResult`: what a program wrote down itself, so that what had no effect is no mistake of the user.
Result<RecipeStep> stepOf(const std::string& id, Given given, bool isResult, const std::string& file,
                          const std::string& pointer) {
    const Operation* operation = findOperation(id);
    if (operation == nullptr) {
        return fail(unknownOperation(id, file, pointer + "/operation"));
    }
    if (isResult) {
        plugin_api::dropWithoutEffect(operation->info().parameters, given);
    }
    for (const auto& [name, texts] : given) {
        const auto& specs = operation->info().parameters;
        const auto spec = std::ranges::find(specs, name, &ParameterSpec::name);
        if (spec == specs.end()) {
            return fail(wrong({fmt::format("„{}“ kennt den Parameter „{}“ nicht.", id, name),
                               fmt::format("\"{}\" knows no parameter \"{}\".", id, name)},
                              {fmt::format("„nordertor {} --help“ nennt alle.", id),
                               fmt::format("\"nordertor {} --help\" lists them all.", id)},
                              file, fmt::format("{}/parameters/{}", pointer, name)));
        }
        if (const auto fine = checkOutput(*spec, texts, file, fmt::format("{}/parameters/{}", pointer, name));
            !fine) {
            return fail(fine.error());
        }
    }
    auto values = ParameterValues::create(operation->info().parameters, std::move(given));
    if (!values) {
        Error error = values.error();
        error.code = ErrorCode::InvalidData;
        error.file = file;
        error.place =
            pointer + "/parameters" + (error.place.starts_with("--") ? "/" + error.place.substr(2) : "");
        return fail(std::move(error));
    }
    return RecipeStep{operation, std::move(*values), {}, {}, {}};
}

/// What a user wrote and nobody understands; results say more than is needed to repeat them.
Result<> checkMembers(const Json& json, const std::vector<std::string>& known, const std::string& file,
                      const std::string& pointer) {
    for (const auto& [name, unused] : json.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            const std::string list = joined(known, ", ");
            return fail(wrong({fmt::format("„{}“ gibt es hier nicht.", name),
                               fmt::format("There is no \"{}\" here.", name)},
                              {"Möglich sind: " + list + ".", "Possible are: " + list + "."}, file,
                              fmt::format("{}/{}", pointer, name)));
        }
    }
    return {};
}

std::string textMember(const Json& json, const char* name) {
    const auto at = json.find(name);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Result<RecipeStep> readStep(const Json& json, bool isResult, const std::string& file,
                            const std::string& pointer) {
    const std::string id = json.is_object() ? textMember(json, "operation") : std::string();
    if (id.empty()) {
        return fail(wrong({"Hier fehlt die Operation.", "The operation is missing here."},
                          {R"(Beispiel: {"operation": "gaps", "parameters": {"theme": "youth"}})",
                           R"(Example: {"operation": "gaps", "parameters": {"theme": "youth"}})"},
                          file, pointer + "/operation"));
    }
    Given given;
    if (const auto parameters = json.find("parameters"); parameters != json.end()) {
        const bool fine = parameters->is_object();
        for (const auto& [name, value] : parameters->items()) {
            if (!fine || !readTexts(value, given[name])) {
                return fail(wrong({"Der Wert ist weder Text noch Zahl noch eine Liste davon.",
                                   "The value is neither text nor number nor a list of them."},
                                  {}, file, fmt::format("{}/parameters/{}", pointer, name)));
            }
        }
    }
    auto step = stepOf(id, std::move(given), isResult, file, pointer);
    if (step) {
        step->projectState = textMember(json, "project_state");
        for (const Json& source : json.value("sources", Json::array())) {
            step->fingerprints.push_back(source.is_object() ? textMember(source, "fingerprint") : "");
        }
        std::erase(step->fingerprints, "");
        const Json files = json.value("files", Json::object());
        for (const auto& [name, mark] : files.items()) {
            step->files[name] = mark.is_string() ? mark.get<std::string>() : std::string();
        }
    }
    return step;
}

/// Of a recipe or a result. Nothing where there is none.
Result<std::string> readDate(const Json& json, const std::string& file, const std::string& base) {
    const auto at = json.find("date");
    if (at == json.end()) {
        return std::string();
    }
    std::string text = at->is_string() ? at->get<std::string>() : at->dump();
    const auto checked = ParameterValues::create({dateParameter()}, {{"date", {text}}});
    if (!checked) {
        return fail(wrong(checked.error().message, checked.error().remedy, file, base + "/date"));
    }
    return text;
}

/// "dry_run": "yes" must not be taken for no.
Result<> checkKinds(const Json& root, const std::string& file, const std::string& base) {
    const auto wrongKind = [&](const std::string& name, const LocalizedText& what) {
        return fail(
            wrong({fmt::format("„{}“ ist {}.", name, what.de), fmt::format("\"{}\" is {}.", name, what.en)},
                  {R"(Beispiel: "program": "Nordertor 0.1.0", "dry_run": true)",
                   R"(Example: "program": "Nordertor 0.1.0", "dry_run": true)"},
                  file, fmt::format("{}/{}", base, name)));
    };
    for (const char* name : {"program", "project_file"}) {
        if (root.contains(name) && !root[name].is_string()) {
            return wrongKind(name, {"kein Text", "no text"});
        }
    }
    for (const char* name : {"dry_run", "stopped"}) {
        if (root.contains(name) && !root[name].is_boolean()) {
            return wrongKind(name, {"weder true noch false", "neither true nor false"});
        }
    }
    return {};
}

/// Of a single operation written by hand, or a result; what a newer program wrote may say more.
Result<> checkSingle(const Json& root, const std::string& file, const std::string& base) {
    if (root.contains("project_state")) {
        return {};
    }
    return checkMembers(root,
                        {"operation", "title", "parameters", "date", "program", "project", "project_file",
                         "example_data", "dry_run", "stopped", "notices", "files", "sources", "tables"},
                        file, base);
}

}  // namespace

Result<Recipe> readRecipe(const fs::path& file) {
    const auto json = readJsonFile(file);
    if (!json) {
        return fail(json.error());
    }
    const std::string name = file.string();
    Recipe recipe;
    recipe.format = "table";
    const bool isGeoJson = json->is_object() && json->contains("nordertor");
    const Json& root = isGeoJson ? (*json)["nordertor"] : *json;
    const std::string base = isGeoJson ? "/nordertor" : "";
    if (root.is_object() && root.contains("steps")) {
        const Json& steps = root["steps"];
        if (!steps.is_array() || steps.empty()) {
            return fail(wrong({"„steps“ muss eine Liste mit wenigstens einem Schritt sein.",
                               "\"steps\" must be a list with at least one step."},
                              {}, name, "/steps"));
        }
        if (const auto fine =
                checkMembers(root, {"date", "dry_run", "program", "project_file", "steps"}, name, base);
            !fine) {
            return fail(fine.error());
        }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto fine = steps[i].is_object() ? checkMembers(steps[i], {"operation", "parameters"}, name,
                                                                  fmt::format("/steps/{}", i))
                                                   : Result<>();
            if (!fine) {
                return fail(fine.error());
            }
            auto step = readStep(steps[i], false, name, fmt::format("/steps/{}", i));
            if (!step) {
                return fail(step.error());
            }
            recipe.steps.push_back(std::move(*step));
        }
    } else if (root.is_object() && root.contains("operation")) {
        if (const auto fine = checkSingle(root, name, base); !fine) {
            return fail(fine.error());
        }
        auto step = readStep(root, root.contains("project_state"), name, base);
        if (!step) {
            return fail(step.error());
        }
        recipe.steps.push_back(std::move(*step));
        recipe.format = isGeoJson ? "geojson" : "json";
    } else {
        return fail(
            wrong({"Die Datei ist kein Rezept.", "The file is no recipe."},
                  {R"(Ein Rezept ist {"steps": [...]} oder ein Ergebnis aus --format json oder geojson.)",
                   R"(A recipe is {"steps": [...]} or a result of --format json or geojson.)"},
                  name, {}));
    }
    if (const auto fine = checkKinds(root, name, base); !fine) {
        return fail(fine.error());
    }
    auto date = readDate(root, name, base);
    if (!date) {
        return fail(date.error());
    }
    recipe.date = std::move(*date);
    recipe.stopped = root.value("stopped", Json(false)) == Json(true);
    recipe.dryRun = root.value("dry_run", Json(false)) == Json(true);
    recipe.program = textMember(root, "program");
    recipe.projectFile = fs::path(textMember(root, "project_file")).filename().string();
    return recipe;
}

Result<Recipe> recipeOf(const model::ResultRecord& record) {
    Given given = record.parameters;
    given["store"] = {record.name};
    auto step = stepOf(record.operation, std::move(given), true, {}, {});
    if (!step) {
        return fail(step.error());
    }
    step->projectState = record.projectState;
    for (const model::SourceRecord& source : record.ownSources) {
        step->fingerprints.push_back(source.fingerprint);
    }
    Recipe recipe;
    recipe.steps.push_back(std::move(*step));
    recipe.program = record.program;
    recipe.format = "table";
    return recipe;
}

namespace {

Notice changedFile(const std::string& name) {
    return {Severity::Warning,
            {fmt::format("Die Datei „{}“ ist eine andere als beim ersten Mal. Die Zahlen können abweichen.",
                         name),
             fmt::format("The file \"{}\" is not the one of the first time. Figures may differ.", name)},
            {},
            {}};
}

}  // namespace

Notices changedInputs(const RecipeStep& step, const Outcome& outcome) {
    Notices notices;
    for (const auto& [name, mark] : namedFiles(step.operation->info(), step.values)) {
        const auto then = step.files.find(name);
        if (then != step.files.end() && then->second != mark) {
            notices.push_back(changedFile(name));
        }
    }
    for (const model::SourceRecord& source : outcome.sources) {
        const bool same = std::ranges::find(step.fingerprints, source.fingerprint) != step.fingerprints.end();
        if (step.fingerprints.empty() || source.fingerprint.empty() || same) {
            continue;
        }
        notices.push_back(changedFile(source.fileName.empty() ? source.title : source.fileName));
    }
    return notices;
}

Notices differences(const Recipe& recipe, const std::string& program, const model::Project* project) {
    Notices notices;
    if (!recipe.program.empty() && recipe.program != program) {
        notices.push_back({Severity::Info,
                           {fmt::format("Das Rezept stammt von {}; dies ist {}. Die Zahlen können abweichen.",
                                        recipe.program, program),
                            fmt::format("The recipe comes from {}; this is {}. Figures may differ.",
                                        recipe.program, program)},
                           {},
                           {}});
    }
    if (recipe.stopped) {
        notices.push_back({Severity::Info,
                           {"Die Suche war beim ersten Mal angehalten worden; dieses Ergebnis geht weiter.",
                            "The search was stopped the first time; this result goes further."},
                           {},
                           {}});
    }
    const bool moved = project != nullptr && std::ranges::any_of(recipe.steps, [&](const RecipeStep& step) {
                           return !step.projectState.empty() &&
                                  step.projectState !=
                                      model::stateOfResult(*project, scenarioOf(*step.operation, step.values),
                                                           step.values.all());
                       });
    if (moved) {
        notices.push_back(
            {Severity::Info,
             {"Daten, Grenzwerte oder Szenarien des Projekts sind andere als beim ersten Mal. Die Zahlen können "
              "abweichen.",
              "Data, limits or scenarios of the project differ from those of the first time. Figures may "
              "differ."},
             {},
             {}});
    }
    return notices;
}

}  // namespace nordertor::ops
