// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>

#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/perform_p.h"
#include "cli/recipe_run_p.h"
#include "cli/usage_p.h"
#include "ops/common_parameters.h"
#include "ops/dry_run.h"
#include "ops/method_operation.h"
#include "ops/session.h"

namespace nordertor::cli {
namespace {

struct Choices {
    std::string format = "table";
    std::string language;
    bool quiet = false;
    bool dryRun = false;
    std::map<std::string, std::vector<std::string>> values;
    std::map<std::string, bool> flags;
    std::string project;
};

/// CLI11 must not see a language before the language is known, so it is looked for first.
Language languageOf(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& text = arguments[i];
        const std::string value = text == "--lang" && i + 1 < arguments.size() ? arguments[i + 1]
                                  : text.starts_with("--lang=")                ? text.substr(7)
                                                                               : "";
        if (!value.empty()) {
            return value == "de" ? Language::German : Language::English;
        }
    }
    return languageOfEnvironment();
}

std::string helpOf(const ops::ParameterSpec& spec, Language language) {
    std::string help = spec.help.in(language);
    if (spec.required) {
        help = (language == Language::German ? "(nötig) " : "(required) ") + help;
    }
    if (!spec.choices.empty()) {
        help += " [" + joined(spec.choices, "|") + "]";
    }
    if (!spec.defaultValue.empty()) {
        help += language == Language::German ? " Vorgabe: " : " Default: ";
        help += spec.defaultValue + (spec.unit.empty() ? "" : " " + spec.unit);
    }
    return help;
}

void addParameter(CLI::App& verb, const ops::ParameterSpec& spec, Choices& choices, Language language) {
    std::string name = spec.positional ? spec.name : "--" + spec.name;
    if (!spec.shortName.empty()) {
        name = "-" + spec.shortName + "," + name;
    }
    const std::string help = helpOf(spec, language);
    if (spec.type == ops::ParameterType::Flag) {
        verb.add_flag(name, choices.flags[spec.name], help);
        return;
    }
    const bool many =
        spec.type == ops::ParameterType::InputFiles || spec.type == ops::ParameterType::TextList;
    CLI::Option* option = verb.add_option(name, choices.values[spec.name], help);
    option->type_name(many ? "TEXT ..." : spec.type == ops::ParameterType::Number ? "NUMBER" : "TEXT");
    option->expected(1, many ? 10000 : 1);
    option->multi_option_policy(many ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
    // a list must not swallow a positional that follows it
    option->allow_extra_args(many && !spec.positional);
}

void addDryRun(CLI::App& verb, bool& dryRun, Language language) {
    const ops::ParameterSpec spec = ops::dryRunParameter();
    verb.add_flag("--" + spec.name, dryRun, helpOf(spec, language));
}

std::string footerOf(const ops::OperationInfo& info, Language language) {
    std::string footer = language == Language::German ? "Beispiele:\n" : "Examples:\n";
    for (const std::string& example : info.examples) {
        footer += "  " + example + "\n";
    }
    return footer;
}

std::optional<Error> unknownChoiceIn(const std::string& format, const std::string& language) {
    const std::vector<std::string> formats{"table", "csv", "json", "geojson"};
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
        return unknownChoice("--format", format, formats);
    }
    if (!language.empty() && language != "de" && language != "en") {
        return unknownChoice("--lang", language, {"de", "en"});
    }
    return std::nullopt;
}

int perform(const ops::Operation& operation, const Choices& choices, ops::Session& session,
            const Interrupt& interrupt, Language language) {
    auto given = choices.values;
    for (const auto& [name, on] : choices.flags) {
        if (on) {
            given[name] = {"true"};
        }
    }
    const auto values = ops::ParameterValues::create(operation.info().parameters, std::move(given));
    if (!values) {
        return report(values.error(), language);
    }
    return performWith(operation, *values,
                       {choices.project, choices.format, choices.quiet, choices.dryRun, true, nullptr},
                       session, interrupt, language);
}

/// Replaces this process by the window.
int openWindow(const std::filesystem::path& program, const std::string& project, Language language) {
    const std::string desktop = (program.parent_path() / "nordertor-desktop").string();
    std::vector<std::string> texts{desktop, "--lang", language == Language::German ? "de" : "en"};
    if (!project.empty()) {
        texts.push_back(project);
    }
    std::vector<char*> arguments;
    for (std::string& text : texts) {
        arguments.push_back(text.data());
    }
    arguments.push_back(nullptr);
    execv(desktop.c_str(), arguments.data());
    return report({.code = ErrorCode::NotFound,
                   .message = {"Das Fenster-Programm lässt sich nicht starten.",
                               "The window program cannot be started."},
                   .remedy = {"Bitte die Installation prüfen.", "Please check the installation."},
                   .file = desktop,
                   .place = {}},
                  language);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const std::filesystem::path& program,
        const std::string& today) {
    // from the first moment on, so that whoever changes their mind at once is told what became of it
    std::optional<Interrupt> interrupt(std::in_place);
    const Language language = languageOf(arguments);
    const bool german = language == Language::German;
    CLI::App app(german ? "Nordertor: Lücken, Partner und Karten für Gebiete des Sozialen Zusammenhalts"
                        : "Nordertor: gaps, partners and maps for social-cohesion areas",
                 "nordertor");
    Choices choices;
    translateHelp(app, language);
    app.set_version_flag("--version", std::string("nordertor ") + NORDERTOR_VERSION,
                         german ? "Fassung zeigen" : "Show the version");
    app.set_help_flag("-h,--help", german ? "Diese Hilfe zeigen" : "Show this help");
    app.require_subcommand(1);
    app.footer(german ? "Mehr zu einem Verb: nordertor gaps --help"
                      : "More on a verb: nordertor gaps --help");
    const ops::Resources resources = ops::Resources::locate(program);
    std::vector<Error> refusedMethods = ops::addMethodOperations(resources);
    std::map<const CLI::App*, const ops::Operation*> verbs;
    std::map<const CLI::App*, Choices> choicesOf;
    for (const auto& operation : ops::operations()) {
        const ops::OperationInfo& info = operation->info();
        CLI::App* verb =
            app.add_subcommand(info.id, info.help.in(language))->group(german ? "Verben" : "Verbs");
        verb->get_help_ptr()->group(german ? "Optionen" : "Options");
        Choices& own = choicesOf[verb];
        if (info.needsProject || info.takesProject) {
            verb->add_option("project", own.project, german ? "Projektdatei (.gpkg)" : "Project file (.gpkg)")
                ->required(info.needsProject)
                ->type_name("FILE");
        }
        for (const ops::ParameterSpec& spec : info.parameters) {
            if (!spec.recipeOnly) {
                addParameter(*verb, spec, own, language);
            }
        }
        if (ops::canWrite(info)) {
            addDryRun(*verb, own.dryRun, language);
        }
        verb->add_option(
                "--format", own.format,
                german ? "Ausgabe: table, csv, json oder geojson" : "Output: table, csv, json or geojson")
            ->type_name("TEXT");
        verb->add_option("--lang", own.language, german ? "Sprache: de oder en" : "Language: de or en")
            ->type_name("TEXT");
        verb->add_flag("-q,--quiet", own.quiet,
                       german ? "Keine Hinweise, kein Fortschritt" : "No notices or progress");
        verb->footer(footerOf(info, language));
        verbs[verb] = operation.get();
    }
    std::string windowProject;
    CLI::App* open = app.add_subcommand("open", german ? "Öffnet ein Projekt im Fenster."
                                                       : "Opens a project in the window.")
                         ->group(german ? "Verben" : "Verbs");
    open->get_help_ptr()->group(german ? "Optionen" : "Options");
    open->add_option("project", windowProject, german ? "Projektdatei (.gpkg)" : "Project file (.gpkg)");
    open->add_option("--lang", choices.language, german ? "Sprache: de oder en" : "Language: de or en")
        ->type_name("TEXT");

    RunChoices again;
    CLI::App* run =
        app.add_subcommand(
               "run", german ? "Wiederholt ein Rezept oder ein Ergebnis (JSON, GeoJSON, im Projekt abgelegt)."
                             : "Repeats a recipe or a result (JSON, GeoJSON, stored in the project).")
            ->group(german ? "Verben" : "Verbs");
    run->get_help_ptr()->group(german ? "Optionen" : "Options");
    run->add_option("files", again.files,
                    german ? "Rezept (.json, .geojson) und Projektdatei (.gpkg)"
                           : "Recipe (.json, .geojson) and project file (.gpkg)")
        ->required()
        ->expected(1, 2)
        ->type_name("FILE ...");
    run->add_option("--result", again.result,
                    german ? "Dieses im Projekt abgelegte Ergebnis neu berechnen und ersetzen"
                           : "Compute this result stored in the project again and replace it")
        ->type_name("TEXT");
    run->add_option("--date", again.date, helpOf(ops::dateParameter(), language))->type_name("TEXT");
    addDryRun(*run, again.dryRun, language);
    run->add_option("--format", again.format,
                    german ? "Ausgabe: table, csv, json oder geojson; sonst die des Rezepts"
                           : "Output: table, csv, json or geojson; else that of the recipe")
        ->type_name("TEXT");
    run->add_option("--lang", again.language, german ? "Sprache: de oder en" : "Language: de or en")
        ->type_name("TEXT");
    run->add_flag("-q,--quiet", again.quiet,
                  german ? "Keine Hinweise, kein Fortschritt" : "No notices or progress");
    run->footer(german ? "Beispiele:\n  nordertor run luecken.json quartier.gpkg\n"
                         "  nordertor run quartier.gpkg --result luecken\n"
                       : "Examples:\n  nordertor run gaps.json quarter.gpkg\n"
                         "  nordertor run quarter.gpkg --result gaps\n");

    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return app.exit(error, std::cout, std::cerr);
        }
        return report(wrongUse(app, error, arguments), language);
    }
    if (run->parsed()) {
        const std::string format = again.format.empty() ? "table" : again.format;
        if (const auto unknown = unknownChoiceIn(format, again.language)) {
            return report(*unknown, language);
        }
        return runRecipe(again, program, today, *interrupt, language);
    }
    const Choices& chosen = open->parsed() ? choices : choicesOf.at(app.get_subcommands().front());
    if (const auto unknown = unknownChoiceIn(chosen.format, chosen.language)) {
        return report(*unknown, language);
    }
    if (open->parsed()) {
        interrupt.reset();  // the window would inherit the blocked signals
        return openWindow(program, windowProject, language);
    }
    const CLI::App* verb = app.get_subcommands().front();
    ops::Session session(resources, language, today);
    session.noteRefusedMethods(std::move(refusedMethods));
    return perform(*verbs.at(verb), choicesOf.at(verb), session, *interrupt, language);
}

}  // namespace nordertor::cli
