// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/perform_p.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "cli/command_line.h"
#include "cli/progress_line.h"
#include "ops/notice_text.h"
#include "ops/run_operation.h"
#include "ops/table_output.h"

namespace nordertor::cli {
namespace {

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

/// Nothing for a file or a pipe: what reads it need not guess where a row ends.
std::optional<std::size_t> terminalWidth() {
    if (isatty(STDOUT_FILENO) == 0) {
        return std::nullopt;
    }
    constexpr std::size_t usual = 120;
    constexpr std::size_t least = 40;  // narrower, words would be broken everywhere
    winsize size{};
    const bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return told ? std::max<std::size_t>(size.ws_col, least) : usual;
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
        const std::string warnings =
            ops::noticeLines(ops::noticesOf(provenance.notices, Severity::Warning), language);
        text += (grounds.empty() ? "" : "\n") + grounds;
        text += (warnings.empty() ? "" : "\n") + warnings;
    }
    return text;
}

Result<> writeOut(const std::string& text) {
    std::fflush(stderr);
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        return fail(ErrorCode::CannotWrite,
                    {"Die Ausgabe kann nicht geschrieben werden.", "The output cannot be written."},
                    {"Bitte Platz auf dem Datenträger prüfen.", "Please check the space on the disk."});
    }
    return {};
}

}  // namespace

int report(const Error& error, Language language) {
    fmt::print(stderr, "nordertor: {}\n", error.sentence(language));
    return exitCodeOf(error.code);
}

void printNotices(const Notices& notices, Language language) {
    const std::string lines = ops::noticeLines(notices, language);
    std::fwrite(lines.data(), 1, lines.size(), stderr);
}

int performWith(const ops::Operation& operation, const ops::ParameterValues& values, const Manner& manner,
                ops::Session& session, const Interrupt& interrupt, Language language) {
    ProgressLine progress(language, manner.quiet);
    const Task task(progress.reporter(), interrupt.token());
    if (task.stopRequested()) {
        return report(cancelledError(), language);
    }
    const ops::OperationInfo& info = operation.info();
    const bool onProject = info.needsProject || (info.takesProject && !manner.project.empty());
    if (onProject && !session.hasProject()) {
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
    if (manner.print && manner.format == "geojson") {
        // before anything is kept that the answer would not show
        if (const auto places = ops::requirePlaces(outcome->features, "--format"); !places) {
            progress.clear();
            return report(places.error(), language);
        }
    }
    // what was stopped with a result is kept like any other
    const Task keeping = outcome->stopped ? Task(progress.reporter(), {}) : task;
    if (const auto applied = session.apply(*outcome, keeping.part(0.9, 1)); !applied) {
        progress.clear();
        return report(applied.error(), language);
    }
    progress.clear();
    if (manner.print) {
        const auto text =
            outputOf(*outcome, ops::provenanceOf(operation, values, session.context(), *outcome), session,
                     manner.format, language);
        if (!text) {
            return report(text.error(), language);
        }
        if (const auto written = writeOut(*text); !written) {
            return report(written.error(), language);
        }
    }
    if (!manner.quiet) {
        // a warning that stands below the tables is not said twice
        const bool said = manner.print && manner.format == "table" && !outcome->tables.empty();
        printNotices(said ? ops::noticesOf(outcome->notices, Severity::Info) : outcome->notices, language);
        printNotices(outcome->asides, language);
        if (manner.repeats != nullptr) {
            printNotices(ops::changedInputs(*manner.repeats, *outcome), language);
        }
    }
    return outcome->failedCheck ? CheckFailed : Success;
}

}  // namespace nordertor::cli
