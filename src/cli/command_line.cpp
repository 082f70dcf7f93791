// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stop_token>

#include "base/number_format.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/usage_p.h"
#include "ops/dry_run.h"
#include "ops/list_results.h"
#include "ops/method_operation.h"
#include "ops/recipe.h"
#include "ops/run_operation.h"
#include "ops/session.h"
#include "ops/table_output.h"

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

int exitCodeOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return WrongUse;
        case ErrorCode::NotFound:
        case ErrorCode::CannotRead:
            return CannotRead;
        case ErrorCode::CannotWrite:
            return CannotWrite;
        case ErrorCode::InvalidData:
            return InvalidData;
        case ErrorCode::NewerVersion:
            return NewerVersion;
        case ErrorCode::Cancelled:
            return Interrupted;
        case ErrorCode::Internal:
            break;
    }
    return InternalError;
}

int report(const Error& error, Language language) {
    fmt::print(stderr, "nordertor: {}\n", error.sentence(language));
    return exitCodeOf(error.code);
}

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

std::size_t terminalWidth() {
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60) {
        return size.ws_col;
    }
    return 120;
}

void printNotices(const Notices& notices, Language language) {
    for (const Notice& notice : notices) {
        std::string where = notice.file;
        if (!notice.file.empty() && !notice.place.empty()) {
            where += " (" + notice.place + ")";
        }
        std::string message = notice.message.in(language);
        if (notice.file.empty() && !notice.place.empty() && message.ends_with(".")) {
            // a feature's number before the sentence would tell nothing
            message.pop_back();
            message += (language == Language::German ? " (z. B. " : " (e.g. ") + notice.place + ").";
        }
        const bool warning = notice.severity == Severity::Warning;
        const std::string kind =
            language == Language::German ? (warning ? "Warnung" : "Hinweis") : (warning ? "Warning" : "Note");
        fmt::print(stderr, "{}: {}{}{}\n", kind, where, where.empty() ? "" : ": ", message);
    }
}

Result<std::string> outputOf(const ops::Outcome& outcome, const ops::Provenance& provenance,
                             const ops::Session& session, const std::string& format, Language language) {
    if (format == "csv") {
        return ops::csvOf(outcome.tables, provenance, language);
    }
    if (format == "json") {
        return ops::jsonOf(outcome.tables, provenance);
    }
    if (format == "geojson") {
        const int epsg = session.hasProject() ? session.snapshot()->workingCrsEpsg : 4326;
        return ops::geoJsonOf(outcome.tables, outcome.features, epsg, provenance);
    }
    std::string text;
    if (provenance.exampleData) {
        text += language == Language::German ? "BEISPIELDATEN – frei erfunden\n\n"
                                             : "EXAMPLE DATA – invented\n\n";
    }
    if (!outcome.summary.empty()) {
        text += outcome.summary.in(language) + "\n";
    }
    for (const ops::Table& table : outcome.tables) {
        text += (text.empty() || text.ends_with("\n\n") ? "" : "\n") +
                ops::textOf(table, language, terminalWidth());
    }
    if (!outcome.tables.empty()) {
        const std::string grounds = ops::groundsLine(provenance, language);
        text += (grounds.empty() ? "" : "\n") + grounds;
    }
    return text;
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

/// What a step is done with; `print`: its result goes to standard output.
struct Manner {
    std::string project;
    std::string format;
    bool quiet = false;
    bool dryRun = false;
    bool print = true;
};

int performWith(const ops::Operation& operation, const ops::ParameterValues& values, const Manner& manner,
                ops::Session& session, Language language) {
    const Interrupt interrupt;
    ProgressLine progress(language, manner.quiet);
    const Task task(progress.reporter(), interrupt.token());
    if (operation.info().needsProject && !session.hasProject()) {
        if (const auto opened = session.open(manner.project, task.part(0, 0.2)); !opened) {
            progress.clear();
            return report(opened.error(), language);
        }
    }
    ops::Context context = session.context();
    context.dryRun = manner.dryRun;
    auto outcome = ops::runOperation(operation, context, values, task.part(0.2, 0.9));
    if (!outcome) {
        progress.clear();
        return report(outcome.error(), language);
    }
    if (const auto applied = session.apply(*outcome, task.part(0.9, 1)); !applied) {
        progress.clear();
        return report(applied.error(), language);
    }
    progress.clear();
    context = session.context();
    context.dryRun = manner.dryRun;
    const auto text = outputOf(*outcome, ops::provenanceOf(operation, values, context), session,
                               manner.format, language);
    if (!text) {
        return report(text.error(), language);
    }
    std::fflush(stderr);
    if (manner.print &&
        (std::fwrite(text->data(), 1, text->size(), stdout) != text->size() || std::fflush(stdout) != 0)) {
        return report(
            {.code = ErrorCode::CannotWrite,
             .message = {"Die Ausgabe kann nicht geschrieben werden.", "The output cannot be written."},
             .remedy = {"Bitte Platz auf dem Datenträger prüfen.", "Please check the space on the disk."},
             .file = {},
             .place = {}},
            language);
    }
    if (!manner.quiet) {
        printNotices(outcome->notices, language);
    }
    return outcome->failedCheck ? CheckFailed : Success;
}

int perform(const ops::Operation& operation, const Choices& choices, ops::Session& session,
            Language language) {
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
                       {choices.project, choices.format, choices.quiet, choices.dryRun, true}, session,
                       language);
}

/// What `nordertor run` is given.
struct RunChoices {
    std::vector<std::string> files;  ///< recipe, project, or both in either order
    std::string result;
    std::string format;
    std::string language;
    bool quiet = false;
    bool dryRun = false;
};

bool isProjectFile(const std::string& file) {
    const std::string magic = "SQLite format 3";
    std::string start(magic.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return in.read(start.data(), static_cast<std::streamsize>(start.size())) && start == magic;
}

Error missingRunFile(bool project) {
    return {.code = ErrorCode::InvalidArgument,
            .message = project ? LocalizedText{"Es ist kein Projekt genannt.", "No project is given."}
                               : LocalizedText{"Es ist kein Rezept genannt.", "No recipe is given."},
            .remedy = {"Beispiel: nordertor run luecken.json quartier.gpkg, oder "
                       "nordertor run quartier.gpkg --result luecken",
                       "Example: nordertor run gaps.json quarter.gpkg, or "
                       "nordertor run quarter.gpkg --result gaps"},
            .file = {},
            .place = {}};
}

/// The project beside the recipe or in the current folder, if the recipe names one.
std::string projectNamedBy(const ops::Recipe& recipe, const std::filesystem::path& recipeFile) {
    if (recipe.projectFile.empty()) {
        return {};
    }
    std::error_code ignored;
    for (const auto& folder : {recipeFile.parent_path(), std::filesystem::path()}) {
        if (std::filesystem::exists(folder / recipe.projectFile, ignored)) {
            return (folder / recipe.projectFile).string();
        }
    }
    return {};
}

int runRecipe(const RunChoices& choices, const std::filesystem::path& program, const std::string& today,
              Language language) {
    std::string project;
    std::string recipeFile;
    for (const std::string& file : choices.files) {
        (isProjectFile(file) && project.empty() ? project : recipeFile) = file;
    }
    ops::Resources resources = ops::Resources::locate(program);
    std::optional<ops::Recipe> recipe;
    std::string day = today;
    if (!choices.result.empty()) {
        if (project.empty()) {
            return report(missingRunFile(true), language);
        }
        ops::Session looked(resources, language, today);
        if (const auto opened = looked.open(project); !opened) {
            return report(opened.error(), language);
        }
        const model::ResultLayer* layer = findResult(*looked.snapshot(), choices.result);
        if (layer == nullptr) {
            return report(ops::noSuchResult(*looked.snapshot(), choices.result, "--result"), language);
        }
        auto made = ops::recipeOf(layer->record);
        if (!made) {
            return report(made.error(), language);
        }
        recipe = std::move(*made);
    } else {
        if (recipeFile.empty()) {
            return report(missingRunFile(false), language);
        }
        auto read = ops::readRecipe(recipeFile);
        if (!read) {
            return report(read.error(), language);
        }
        recipe = std::move(*read);
        day = recipe->date.empty() ? today : recipe->date;
        if (project.empty()) {
            project = projectNamedBy(*recipe, recipeFile);
        }
    }
    const bool needsProject = std::ranges::any_of(
        recipe->steps, [](const ops::RecipeStep& step) { return step.operation->info().needsProject; });
    if (project.empty() && needsProject) {
        return report(missingRunFile(true), language);
    }
    ops::Session session(std::move(resources), language, day);
    const std::string format = choices.format.empty() ? recipe->format : choices.format;
    const bool dryRun = choices.dryRun || recipe->dryRun;
    int worst = Success;
    for (std::size_t i = 0; i < recipe->steps.size(); ++i) {
        const bool print = format == "table" || i + 1 == recipe->steps.size();
        const int code = performWith(*recipe->steps[i].operation, recipe->steps[i].values,
                                     {project, format, choices.quiet, dryRun, print}, session, language);
        if (code != Success && code != CheckFailed) {
            return code;
        }
        worst = std::max(worst, code);
    }
    if (!choices.quiet) {
        const ops::Context context = session.context();
        printNotices(ops::differences(*recipe, context.program, context.snapshot.project.get()), language);
    }
    return worst;
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
        if (info.needsProject) {
            verb->add_option("project", own.project, german ? "Projektdatei (.gpkg)" : "Project file (.gpkg)")
                ->required()
                ->type_name("FILE");
        }
        for (const ops::ParameterSpec& spec : info.parameters) {
            addParameter(*verb, spec, own, language);
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
        return runRecipe(again, program, today, language);
    }
    const Choices& chosen = open->parsed() ? choices : choicesOf.at(app.get_subcommands().front());
    if (const auto unknown = unknownChoiceIn(chosen.format, chosen.language)) {
        return report(*unknown, language);
    }
    if (open->parsed()) {
        return openWindow(program, windowProject, language);
    }
    const CLI::App* verb = app.get_subcommands().front();
    ops::Session session(resources, language, today);
    session.noteRefusedMethods(std::move(refusedMethods));
    return perform(*verbs.at(verb), choicesOf.at(verb), session, language);
}

}  // namespace nordertor::cli
