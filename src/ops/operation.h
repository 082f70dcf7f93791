// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/partners/partner_matching.h"
#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/edit.h"
#include "model/project.h"
#include "model/source_record.h"
#include "model/theme.h"
#include "ops/operation_types.h"

namespace nordertor::ops {

/// What a search for sites has found before it ends.
struct SitesSoFar {
    struct Site {
        geo::Point at;
        LocalizedText label;
    };
    std::vector<Site> sites;
    LocalizedText aim;      ///< what is counted: "erreichte Personen"
    LocalizedText best;     ///< with its unit: "1.234 Personen", "850 m"
    LocalizedText bound;    ///< nothing better than this is possible
    double gapPercent = 0;  ///< between them; 0 = proven
};

/// What an operation works on: an immutable state, so that it can run in any thread.
struct Context {
    model::ProjectSnapshot snapshot;  ///< empty for operations that need no project
    std::filesystem::path projectFile;
    std::string program;  ///< "Nordertor 0.1.0", for what is printed
    std::shared_ptr<const model::ThemeSet> themes;
    std::vector<Error> refusedThemes;  ///< packs that could not be loaded
    Notices themeNotices;
    std::string today;  ///< ISO date; the only clock an operation sees
    Language language = Language::German;
    /// Files that were asked for are named in the outcome and not written; runOperation() shows the rest.
    bool dryRun = false;
    /// Told by "site", in its thread, each time it knows something better; may be empty.
    std::function<void(const SitesSoFar&)> sitesSoFar = {};
};

/// What an operation gives back. It changes nothing itself but the files it was asked to write; the session
/// applies edits and the replacement.
struct Outcome {
    std::vector<model::Edit> edits;
    /// Base data (map, residents) imported anew: the whole project with it. Edits stay on it.
    std::shared_ptr<const model::Project> replacement;
    std::vector<std::filesystem::path> files;
    LocalizedText summary;  ///< a sentence on what was done
    std::vector<Table> tables;
    std::vector<FeatureCollection> features;
    /// What whoever reads the result must know: kept with it, alike each time it is made.
    Notices notices;
    /// What is so of this run alone (it was gone already, parts were there): told, not kept.
    Notices asides;
    /// Files given with the call that the result rests on, beside the project's sources.
    std::vector<model::SourceRecord> sources;
    /// Parameters that stand in its record in place of those it was asked for: values that held without being
    /// given (a default that depends on others or on the data), and what it takes to make the outcome again
    /// on any later state of the project; without a text the parameter had no effect this time and is left
    /// out. Asked for with them, the operation gives the same outcome.
    std::map<std::string, std::vector<std::string>> recordedAs;
    /// Of a dry run: edits, replacement and files are what would be written; a session takes them over but
    /// leaves the file alone.
    bool dryRun = false;
    /// The search was stopped: this is the best until then, and the same call would go further.
    bool stopped = false;
    bool failedCheck = false;  ///< a check found something: the work was done, the exit code is not 0
    /// Typed results for the window, computed from the snapshot of the context.
    std::shared_ptr<const analysis::GapReport> gaps;
    std::vector<analysis::PartnerMatch> partners;
};

struct OperationInfo {
    std::string id;                     ///< verb on the command line: "gaps"
    LocalizedText title;                ///< menu entry: "Lücken finden"
    LocalizedText help;                 ///< a sentence or two
    std::vector<std::string> examples;  ///< whole command lines
    std::vector<ParameterSpec> parameters;
    /// The parameter that names the scenario the result is about.
    std::string scenarioParameter = "scenario";
    bool needsProject = true;     ///< runs on an open project; the command line takes it as first argument
    bool takesProject = false;    ///< runs without a project too; the first argument, if it is given
    bool changesProject = false;  ///< by other than a stored result
};

/// One verb of the user: the same object behind the menu entry, the command line, a test step.
class Operation {
  public:
    Operation() = default;
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;
    virtual ~Operation() = default;

    [[nodiscard]] virtual const OperationInfo& info() const = 0;
    /// Pure but for files it is asked to write; may run in any thread; honours `task`.
    [[nodiscard]] virtual Result<Outcome> run(const Context& context, const ParameterValues& values,
                                              const Task& task) const = 0;
};

/// All operations, in the order of a planner's work.
[[nodiscard]] const std::vector<std::unique_ptr<Operation>>& operations();
[[nodiscard]] const Operation* findOperation(const std::string& id);

}  // namespace nordertor::ops
