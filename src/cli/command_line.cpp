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
#include <map>
#include <optional>
#include <stop_token>

#include "base/number_format.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/usage_p.h"
#include "ops/method_operation.h"
#include "ops/run_operation.h"
#include "ops/session.h"
#include "ops/table_output.h"

namespace nordertor::cli {
namespace {

struct Choices {
    std::string format = "table";
    std::string language;
    bool quiet = false;
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

ops::Provenance provenanceOf(const ops::Operation& operation, const ops::ParameterValues& values,
                             const ops::Session& session) {
    ops::Provenance provenance{.operation = operation.info().id,
                               .parameters = values.all(),
                               .project = {},
                               .programVersion = NORDERTOR_VERSION,
                               .exampleData = false,
                               .sources = {}};
    if (session.hasProject()) {
        provenance.project = session.snapshot()->title;
        provenance.exampleData = session.snapshot()->hasExampleData();
        provenance.sources = session.snapshot()->sources;
    }
    return provenance;
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
    return text;
}

std::optional<Error> unknownChoiceIn(const Choices& choices) {
    const std::vector<std::string> formats{"table", "csv", "json", "geojson"};
    if (std::find(formats.begin(), formats.end(), choices.format) == formats.end()) {
        return unknownChoice("--format", choices.format, formats);
    }
    if (!choices.language.empty() && choices.language != "de" && choices.language != "en") {
        return unknownChoice("--lang", choices.language, {"de", "en"});
    }
    return std::nullopt;
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
    const Interrupt interrupt;
    ProgressLine progress(language, choices.quiet);
    const Task task(progress.reporter(), interrupt.token());
    if (operation.info().needsProject) {
        if (const auto opened = session.open(choices.project, task.part(0, 0.2)); !opened) {
            progress.clear();
            return report(opened.error(), language);
        }
    }
    auto outcome = ops::runOperation(operation, session.context(), *values, task.part(0.2, 0.9));
    if (!outcome) {
        progress.clear();
        return report(outcome.error(), language);
    }
    if (const auto applied = session.apply(*outcome, task.part(0.9, 1)); !applied) {
        progress.clear();
        return report(applied.error(), language);
    }
    progress.clear();
    const auto text =
        outputOf(*outcome, provenanceOf(operation, *values, session), session, choices.format, language);
    if (!text) {
        return report(text.error(), language);
    }
    std::fflush(stderr);
    if (std::fwrite(text->data(), 1, text->size(), stdout) != text->size() || std::fflush(stdout) != 0) {
        return report(
            {.code = ErrorCode::CannotWrite,
             .message = {"Die Ausgabe kann nicht geschrieben werden.", "The output cannot be written."},
             .remedy = {"Bitte Platz auf dem Datenträger prüfen.", "Please check the space on the disk."},
             .file = {},
             .place = {}},
            language);
    }
    if (!choices.quiet) {
        printNotices(outcome->notices, language);
    }
    return outcome->failedCheck ? CheckFailed : Success;
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

    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return app.exit(error, std::cout, std::cerr);
        }
        return report(wrongUse(app, error, arguments), language);
    }
    const Choices& chosen = open->parsed() ? choices : choicesOf.at(app.get_subcommands().front());
    if (const auto unknown = unknownChoiceIn(chosen)) {
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
