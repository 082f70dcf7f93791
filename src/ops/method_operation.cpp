// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/method_operation.h"

#include <algorithm>

#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

using plugin_api::MethodContext;
using plugin_api::SharedParameter;

ParameterSpec specOf(SharedParameter parameter) {
    switch (parameter) {
        case SharedParameter::Kind:
            return facilityKindsParameter();
        case SharedParameter::Group:
            return demandGroupParameter();
        case SharedParameter::Profile:
            return walkingProfileParameter();
        case SharedParameter::Attachment:
            return attachmentParameter();
    }
    return {};
}

OperationInfo infoOf(const plugin_api::MethodInfo& method) {
    OperationInfo info{.id = method.id,
                       .title = method.title,
                       .help = method.help,
                       .examples = method.examples,
                       .parameters = {},
                       .needsProject = true};
    for (const SharedParameter parameter : method.shared) {
        info.parameters.push_back(specOf(parameter));
    }
    info.parameters.insert(info.parameters.end(), method.parameters.begin(), method.parameters.end());
    info.parameters.push_back(scenarioParameter());
    for (ParameterSpec& spec : storeParameters()) {
        info.parameters.push_back(std::move(spec));
    }
    return info;
}

}  // namespace

MethodOperation::MethodOperation(std::unique_ptr<plugin_api::Method> method)
    : method_(std::move(method)), info_(infoOf(method_->info())) {}

Result<Outcome> MethodOperation::run(const Context& context, const ParameterValues& values,
                                     const Task& task) const {
    if (const auto paths = requirePaths(context); !paths) {
        return fail(paths.error());
    }
    MethodContext given;
    Notices said = withoutResidents(context, {"was die Karte hergibt", "what the map tells"});
    LocalizedText kinds;
    given.project = context.snapshot.project.get();
    given.themes = context.themes.get();
    given.today = context.today;
    const auto& shared = method_->info().shared;
    const auto asksFor = [&](SharedParameter parameter) {
        return std::find(shared.begin(), shared.end(), parameter) != shared.end();
    };
    if (asksFor(SharedParameter::Kind)) {
        auto chosen = facilitiesFrom(values, context);
        if (!chosen) {
            return fail(chosen.error());
        }
        given.facilities = std::move(chosen->facilities);
        given.facilitiesLabel = chosen->label;
        kinds = std::move(chosen->label);
    }
    if (asksFor(SharedParameter::Group) && !context.snapshot->residents.homes.empty()) {
        auto demand = demandFrom(values, context);
        if (!demand) {
            return fail(demand.error());
        }
        said = demandNotices(*demand);
        given.persons = std::move(demand->byHome);
        given.personsLabel = std::move(demand->used.label);
        given.countsHomes = demand->used.measure == analysis::DemandMeasure::Homes;
    }
    if (asksFor(SharedParameter::Profile)) {
        given.profile = walkingProfileFrom(values);
    }
    if (asksFor(SharedParameter::Attachment)) {
        given.attachmentLimit = values.number("attachment").value_or(given.attachmentLimit);
    }
    auto result = method_->run(given, values, task);
    if (!result) {
        return fail(result.error());
    }
    Outcome outcome;
    outcome.summary = std::move(result->summary);
    outcome.tables = std::move(result->tables);
    outcome.features = std::move(result->features);
    for (FeatureCollection& collection : outcome.features) {
        const auto table = std::ranges::find(outcome.tables, collection.tableKey, &Table::key);
        if (collection.title.empty() && table != outcome.tables.end() && !kinds.empty()) {
            collection.title = {table->title.de + ": " + kinds.de, table->title.en + ": " + kinds.en};
        }
    }
    outcome.notices = std::move(said);
    append(outcome.notices, result->notices);
    return outcome;
}

}  // namespace nordertor::ops
