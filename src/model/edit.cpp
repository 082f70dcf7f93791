// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "model/project.h"

namespace nordertor::model {
namespace {

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

Error stale() {
    return {ErrorCode::InvalidData,
            {"Das Projekt wurde inzwischen anders geändert.",
             "The project has been changed otherwise meanwhile."},
            {"Bitte das Projekt neu laden und die Änderung wiederholen.",
             "Please reload the project and repeat it."},
            {},
            {}};
}

Result<> apply(Project& project, const SetStandardLimit& edit) {
    const auto at = project.standardLimits.find(edit.standard);
    const auto current = at == project.standardLimits.end() ? std::nullopt : std::optional(at->second);
    if (current != edit.before) {
        return fail(stale());
    }
    if (edit.after) {
        project.standardLimits[edit.standard] = *edit.after;
    } else {
        project.standardLimits.erase(edit.standard);
    }
    return {};
}

Result<> apply(Project& project, const SetTitle& edit) {
    if (project.title != edit.before) {
        return fail(stale());
    }
    project.title = edit.after;
    return {};
}

Result<> apply(Project& project, const ReplaceOrganisations& edit) {
    for (const SourceRecord& source : edit.before.source) {
        if (std::erase(project.sources, source) != 1) {
            return fail(stale());
        }
        std::erase_if(project.organisations, [&](const Organisation& o) { return o.sourceId == source.id; });
    }
    for (const Notice& notice : edit.before.notices) {
        const auto at = std::find(project.notices.begin(), project.notices.end(), notice);
        if (at != project.notices.end()) {
            project.notices.erase(at);
        }
    }
    for (const SourceRecord& source : edit.after.source) {
        const auto same = [&](const SourceRecord& s) { return s.id == source.id; };
        if (std::any_of(project.sources.begin(), project.sources.end(), same)) {
            return fail(stale());
        }
        project.sources.push_back(source);
    }
    project.organisations.insert(project.organisations.end(), edit.after.organisations.begin(),
                                 edit.after.organisations.end());
    append(project.notices, edit.after.notices);
    std::sort(project.sources.begin(), project.sources.end(),
              [](const SourceRecord& a, const SourceRecord& b) { return a.id < b.id; });
    std::stable_sort(project.organisations.begin(), project.organisations.end(),
                     [](const Organisation& a, const Organisation& b) { return a.id < b.id; });
    return {};
}

Result<> apply(Project& project, const SetScenario& edit) {
    const auto& known = edit.before ? edit.before : edit.after;
    if (!known) {
        return {};
    }
    auto& scenarios = project.scenarios;
    const auto at =
        std::lower_bound(scenarios.begin(), scenarios.end(), known->name,
                         [](const Scenario& s, const std::string& name) { return s.name < name; });
    const bool exists = at != scenarios.end() && at->name == known->name;
    const bool renamed = edit.before && edit.after && edit.before->name != edit.after->name;
    if (renamed || exists != edit.before.has_value() || (exists && *at != *edit.before)) {
        return fail(stale());
    }
    if (exists && edit.after) {
        *at = *edit.after;
    } else if (exists) {
        scenarios.erase(at);
    } else {
        scenarios.insert(at, *edit.after);
    }
    return {};
}

Result<> apply(Project& project, const SetResult& edit) {
    const std::string& name = edit.after ? edit.after->record.name : edit.before->record.name;
    const auto at = std::ranges::find_if(project.results,
                                         [&](const ResultLayer& layer) { return layer.record.name == name; });
    const bool exists = at != project.results.end();
    if (exists != edit.before.has_value() || (exists && at->record != edit.before->record)) {
        return fail(stale());
    }
    if (edit.after && edit.after->data == nullptr) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Die Daten des früheren Ergebnisses „{}“ sind nicht mehr da.", name),
                     fmt::format("The data of the former result \"{}\" is gone.", name)},
                    {"Bitte das Ergebnis neu berechnen.", "Please compute the result again."});
    }
    if (exists) {
        project.results.erase(at);
    }
    if (edit.after) {
        project.results.push_back(*edit.after);
        std::ranges::sort(project.results, {},
                          [](const ResultLayer& layer) -> const std::string& { return layer.record.name; });
    }
    return {};
}

Result<> apply(Project& project, const SetLayout& edit) {
    const auto& known = edit.before ? edit.before : edit.after;
    if (!known) {
        return {};
    }
    const bool renamed = edit.before && edit.after && edit.before->name != edit.after->name;
    const StoredLayout* present = findStoredLayout(project, known->name);
    if (renamed || (present != nullptr) != edit.before.has_value() ||
        (present != nullptr && *present != *edit.before)) {
        return fail(stale());
    }
    std::erase_if(project.layouts, [&](const StoredLayout& layout) { return layout.name == known->name; });
    if (edit.after) {
        project.layouts.push_back(*edit.after);
        std::ranges::sort(project.layouts, {}, &StoredLayout::name);
    }
    return {};
}

/// What the list of edits keeps: results can be large and can be made again.
Edit asRecorded(Edit edit) {
    if (auto* result = std::get_if<SetResult>(&edit.operation)) {
        for (std::optional<ResultLayer>* layer : {&result->before, &result->after}) {
            if (*layer) {
                (*layer)->data = nullptr;
            }
        }
    }
    return edit;
}

std::string limitText(const std::optional<double>& limit, Language language) {
    if (!limit) {
        return language == Language::German ? "Vorgabe des Themas" : "the theme's default";
    }
    return formatNumber(*limit, 0, language) + " m";
}

}  // namespace

bool Project::hasExampleData() const {
    return std::any_of(sources.begin(), sources.end(), [](const SourceRecord& s) { return s.exampleData; });
}

Result<Project> applied(Project project, const Edit& edit) {
    const Result<> done =
        std::visit([&](const auto& operation) { return apply(project, operation); }, edit.operation);
    if (!done) {
        return fail(done.error());
    }
    project.edits.push_back(asRecorded(edit));
    return project;
}

Edit inverse(const Edit& edit) {
    Edit result = edit;
    std::visit([](auto& operation) { std::swap(operation.before, operation.after); }, result.operation);
    return result;
}

namespace {

/// "Ergebnis „kitas“ ersetzt"
LocalizedText storedThing(const LocalizedText& what, const std::string& name, bool before, bool after) {
    const bool replaced = before && after;
    return {fmt::format("{} „{}“ {}", what.de, name,
                        replaced ? "ersetzt"
                        : after  ? "abgelegt"
                                 : "entfernt"),
            fmt::format("{} \"{}\" {}", what.en, name,
                        replaced ? "replaced"
                        : after  ? "stored"
                                 : "removed")};
}

}  // namespace

LocalizedText describe(const Edit& edit) {
    return std::visit(
        Overloaded{
            [](const SetStandardLimit& e) {
                return LocalizedText{
                    fmt::format("Grenzwert {}: {} statt {}", e.standard, limitText(e.after, Language::German),
                                limitText(e.before, Language::German)),
                    fmt::format("Limit {}: {} instead of {}", e.standard,
                                limitText(e.after, Language::English),
                                limitText(e.before, Language::English))};
            },
            [](const SetTitle& e) {
                return LocalizedText{fmt::format("Titel: „{}“ statt „{}“", e.after, e.before),
                                     fmt::format("Title: \"{}\" instead of \"{}\"", e.after, e.before)};
            },
            [](const ReplaceOrganisations& e) {
                const std::string title = !e.after.source.empty()    ? e.after.source.front().title
                                          : !e.before.source.empty() ? e.before.source.front().title
                                                                     : std::string();
                const std::size_t before = e.before.organisations.size();
                const std::size_t after = e.after.organisations.size();
                return LocalizedText{fmt::format("{}: {} statt {} Organisationen", title, after, before),
                                     fmt::format("{}: {} instead of {} organisations", title, after, before)};
            },
            [](const SetScenario& e) {
                const std::string name = e.after ? e.after->name : e.before ? e.before->name : std::string();
                if (!e.after) {
                    return LocalizedText{fmt::format("Szenario „{}“ gelöscht", name),
                                         fmt::format("Scenario \"{}\" deleted", name)};
                }
                const std::size_t count = e.after->edits.size();
                return LocalizedText{
                    fmt::format("Szenario „{}“: {} {}", name, count, count == 1 ? "Änderung" : "Änderungen"),
                    fmt::format("Scenario \"{}\": {} {}", name, count, count == 1 ? "edit" : "edits")};
            },
            [](const SetResult& e) {
                const std::string& name = e.after ? e.after->record.name : e.before->record.name;
                return storedThing({"Ergebnis", "Result"}, name, e.before.has_value(), e.after.has_value());
            },
            [](const SetLayout& e) {
                const std::string name = e.after ? e.after->name : e.before ? e.before->name : std::string();
                return storedThing({"Blattaufteilung", "Layout"}, name, e.before.has_value(),
                                   e.after.has_value());
            }},
        edit.operation);
}

}  // namespace nordertor::model
