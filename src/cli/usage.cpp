// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/text.h"
#include "cli/usage_p.h"

namespace nordertor::cli {
namespace {

Error wrong(const LocalizedText& message, const LocalizedText& remedy, const std::string& place = {}) {
    return {ErrorCode::InvalidArgument, message, remedy, {}, place};
}

LocalizedText seeHelp(const std::string& verb) {
    return {fmt::format("„nordertor {} --help“ zeigt, was möglich ist, mit Beispielen.", verb),
            fmt::format("\"nordertor {} --help\" shows what is possible, with examples.", verb)};
}

std::vector<std::string> verbsOf(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(verb->get_name());
    }
    return names;
}

}  // namespace

void translateHelp(CLI::App& app, Language language) {
    const bool german = language == Language::German;
    const auto formatter = app.get_formatter();
    formatter->label("Usage", german ? "Aufruf" : "Usage");
    formatter->label("OPTIONS", german ? "OPTIONEN" : "OPTIONS");
    formatter->label("SUBCOMMAND", "VERB");
    formatter->label("Positionals", german ? "Ohne Namen" : "Without a name");
    formatter->label("REQUIRED", german ? "(nötig)" : "(required)");
    formatter->label("FILE", german ? "DATEI" : "FILE");
    formatter->label("NUMBER", german ? "ZAHL" : "NUMBER");
    app.option_defaults()->group(german ? "Optionen" : "Options");
}

Error wrongUse(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& arguments) {
    const std::vector<std::string> verbs = verbsOf(app);
    const auto parsed = app.get_subcommands();
    if (parsed.empty()) {
        const LocalizedText known{"Möglich sind: " + joined(verbs, ", ") + ".",
                                  "Possible are: " + joined(verbs, ", ") + "."};
        if (arguments.empty()) {
            return wrong({"Es fehlt das Verb.", "The verb is missing."}, known);
        }
        if (arguments.front().starts_with("--lang")) {
            return wrong({"Das Verb steht an erster Stelle.", "The verb comes first."}, known);
        }
        return arguments.front().starts_with("-")
                   ? wrong({fmt::format("„{}“ gibt es hier nicht.", arguments.front()),
                            fmt::format("There is no \"{}\" here.", arguments.front())},
                           {"„nordertor --help“ nennt alle Verben.", "\"nordertor --help\" lists all verbs."})
                   : wrong({fmt::format("Das Verb „{}“ gibt es nicht.", arguments.front()),
                            fmt::format("There is no verb \"{}\".", arguments.front())},
                           known);
    }
    const CLI::App& verb = *parsed.front();
    const LocalizedText help = seeHelp(verb.get_name());
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto extras = app.remaining(true);
        const std::string extra = extras.empty() ? std::string() : extras.front();
        return wrong(
            {fmt::format("„{}“ gibt es hier nicht.", extra), fmt::format("There is no \"{}\" here.", extra)},
            help);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        return wrong({"Die Angabe „Projektdatei“ fehlt.", "The value \"Project file\" is missing."}, help);
    }
    // "--theme: 1 required TEXT missing"
    const std::string text = error.what();
    const std::string option = text.starts_with("-") ? text.substr(0, text.find(':')) : std::string();
    return wrong({"Der Wert fehlt, oder es sind zu viele.", "The value is missing, or there are too many."},
                 help, option);
}

Error unknownChoice(const std::string& option, const std::string& given,
                    const std::vector<std::string>& choices) {
    return wrong(
        {fmt::format("„{}“ steht nicht zur Wahl.", given), fmt::format("\"{}\" is no choice.", given)},
        {fmt::format("Möglich sind: {}. Beispiel: {} {}", joined(choices, ", "), option, choices.front()),
         fmt::format("Possible are: {}. Example: {} {}", joined(choices, ", "), option, choices.front())},
        option);
}

}  // namespace nordertor::cli
