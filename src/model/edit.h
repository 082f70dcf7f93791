// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/localized_text.h"
#include "base/notice.h"
#include "base/result.h"
#include "model/organisation.h"
#include "model/result_layer.h"
#include "model/scenario.h"
#include "model/source_record.h"
#include "model/stored_layout.h"

namespace nordertor::model {

struct Project;

/// The limit of a standard is set for this project, or returned to the theme's own (nullopt).
struct SetStandardLimit {
    std::string standard;  ///< "<theme>.<standard>"
    std::optional<double> before;
    std::optional<double> after;  ///< metres, > 0
    friend bool operator==(const SetStandardLimit&, const SetStandardLimit&) = default;
};

struct SetTitle {
    std::string before;
    std::string after;
    friend bool operator==(const SetTitle&, const SetTitle&) = default;
};

/// Data of one source replaced by newer data of the same source, or added (before empty) or removed (after
/// empty).
struct OrganisationData {
    std::vector<SourceRecord> source;  ///< none or one
    std::vector<Organisation> organisations;
    Notices notices;
    friend bool operator==(const OrganisationData&, const OrganisationData&) = default;
};
struct ReplaceOrganisations {
    OrganisationData before;
    OrganisationData after;
    friend bool operator==(const ReplaceOrganisations&, const ReplaceOrganisations&) = default;
};

/// A scenario made (no before), given other edits, or deleted (no after). Both sides have the same name.
struct SetScenario {
    std::optional<Scenario> before;
    std::optional<Scenario> after;
    friend bool operator==(const SetScenario&, const SetScenario&) = default;
};

/// A result is stored (before empty), replaced, or removed (after empty).
struct SetResult {
    std::optional<ResultLayer> before;
    std::optional<ResultLayer> after;
    friend bool operator==(const SetResult&, const SetResult&) = default;
};

/// A layout of sheets is stored (before empty), replaced, or removed (after empty). Both sides have the same
/// name.
struct SetLayout {
    std::optional<StoredLayout> before;
    std::optional<StoredLayout> after;
    friend bool operator==(const SetLayout&, const SetLayout&) = default;
};

using EditOperation =
    std::variant<SetStandardLimit, SetTitle, ReplaceOrganisations, SetScenario, SetResult, SetLayout>;

/// One change to a project, as a value: it can be applied, inverted, described, stored and compared.
struct Edit {
    EditOperation operation;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// The project after the edit. Error InvalidData if the project is not in the edit's `before` state (it would
/// overwrite somebody's change), or if the edit is one of the list of edits and would need a result's data,
/// which is not kept there. O(size of what changes).
[[nodiscard]] Result<Project> applied(Project project, const Edit& edit);
/// applied(applied(p, e), inverse(e)) is p, but for the list of edits.
[[nodiscard]] Edit inverse(const Edit& edit);
/// "Grenzwert youth.playground: 400 m statt 200 m"
[[nodiscard]] LocalizedText describe(const Edit& edit);

}  // namespace nordertor::model
