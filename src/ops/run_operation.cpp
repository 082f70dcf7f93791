// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/run_operation.h"

#include <algorithm>

#include "ops/common_parameters.h"
#include "ops/dry_run.h"
#include "ops/scenario_context.h"
#include "ops/store_result.h"

namespace nordertor::ops {
namespace {

bool hasExample(const Error& error) {
    return (error.message.de + error.remedy.de).find("Beispiel") != std::string::npos;
}

bool takesFiles(ParameterType type) {
    return type == ParameterType::InputFile || type == ParameterType::InputFiles ||
           type == ParameterType::OutputFile;
}

void addRemedy(Error& error, const LocalizedText& more) {
    const auto add = [](std::string& text, const std::string& sentence) {
        const bool ended =
            text.empty() || std::string_view(".!?:").find(text.back()) != std::string_view::npos;
        text += (ended ? "" : ".") + std::string(text.empty() ? "" : " ") + sentence;
    };
    add(error.remedy.de, more.de);
    add(error.remedy.en, more.en);
}

/// What has a date of its own is done as on that day, whatever the clock says.
Context onItsDay(Context context, const ParameterValues& values) {
    context.today = dateFrom(values, context);
    return context;
}

/// An error about a parameter, or about a file it names that cannot be of this name, with the parameter's
/// example, where it has none; one about a file that does not exist with what the parameter takes.
Error explained(Error error, const Operation& operation, const ParameterValues& values) {
    const auto& specs = operation.info().parameters;
    if (!error.file.empty() && error.place.empty()) {
        const auto named = std::ranges::find_if(specs, [&](const ParameterSpec& spec) {
            const auto texts = values.list(spec.name);
            return takesFiles(spec.type) && std::ranges::find(texts, error.file) != texts.end();
        });
        const bool missing = error.code == ErrorCode::NotFound;
        if (named != specs.end() && (missing || error.code == ErrorCode::InvalidArgument)) {
            error.place = optionOf(*named);
            if (!hasExample(error)) {
                addRemedy(error, missing ? named->help : exampleOf(*named));
            }
        }
        return error;
    }
    const auto about = std::ranges::find_if(specs, [&](const ParameterSpec& spec) {
        return !error.place.empty() && error.place == optionOf(spec);
    });
    if (about != specs.end() && !hasExample(error)) {
        addRemedy(error, exampleOf(*about));
    }
    return error;
}

Result<Outcome> ran(const Operation& operation, const Context& context, const ParameterValues& given,
                    const Task& task) {
    const ParameterValues values = withScenarioOfResults(operation, context, given);
    const auto under = underScenario(operation, context, values);
    if (!under) {
        return fail(under.error());
    }
    const std::string name = values.text("store");
    if (!name.empty()) {
        if (const auto storable = checkStorable(operation, context, name); !storable) {
            return fail(storable.error());
        }
    }
    auto outcome = operation.run(*under, values, task);
    if (outcome && !name.empty()) {
        if (const auto stored = storeResult(operation, context, values, name, *outcome); !stored) {
            return fail(stored.error());
        }
    }
    return outcome;
}

}  // namespace

Result<Outcome> runOperation(const Operation& operation, const Context& context,
                             const ParameterValues& values, const Task& task) {
    auto outcome = ran(operation, onItsDay(context, values), values, task);
    if (!outcome) {
        return fail(explained(outcome.error(), operation, values));
    }
    if (context.dryRun) {
        showChanges(context, *outcome);
    }
    return outcome;
}

}  // namespace nordertor::ops
