// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "model/theme.h"
#include "plugin_api/parameter.h"
#include "plugin_api/table.h"

namespace nordertor::plugin_api {

/// Parameters the program has already: it offers, checks and resolves them alike in every verb, so that a
/// method neither explains nor reads them itself.
enum class SharedParameter {
    Kind,        ///< kind: MethodContext::facilities
    Group,       ///< group: MethodContext::persons
    Profile,     ///< profile: MethodContext::profile
    Attachment,  ///< attachment: MethodContext::attachmentLimit
};

struct MethodInfo {
    std::string id;                     ///< [a-z0-9_]+: the verb on the command line
    LocalizedText title;                ///< menu entry
    LocalizedText help;                 ///< a sentence or two
    std::vector<std::string> examples;  ///< whole command lines
    std::vector<SharedParameter> shared;
    std::vector<ParameterSpec> parameters;  ///< the method's own
};

/// What a method works on: an immutable state. The pointers live as long as the call.
struct MethodContext {
    const model::Project* project = nullptr;
    const model::ThemeSet* themes = nullptr;
    std::string today;                               ///< ISO date; the only clock a method sees
    std::vector<const model::Facility*> facilities;  ///< ascending by id
    LocalizedText facilitiesLabel;
    /// By home; Residents::unknownPersons where not known. A project may be without homes: then empty, and
    /// the program has said so.
    std::vector<double> persons;
    LocalizedText personsLabel;
    bool countsHomes = false;  ///< the data knows nobody of the group: homes are counted, one each
    model::WalkingProfileId profile = model::WalkingProfileId::Adult;
    double attachmentLimit = 100;
};

struct MethodOutcome {
    LocalizedText summary;
    std::vector<Table> tables;
    std::vector<FeatureCollection> features;
    Notices notices;
};

/// One method of a plugin; the program makes verb, form and menu entry of it. It sees the project as a value
/// and gives values back; it reaches no file, no window and no session.
class Method {
  public:
    Method() = default;
    Method(const Method&) = delete;
    Method& operator=(const Method&) = delete;
    virtual ~Method() = default;

    [[nodiscard]] virtual const MethodInfo& info() const = 0;
    /// Pure; may run in any thread; honours `task`; throws nothing.
    [[nodiscard]] virtual Result<MethodOutcome> run(const MethodContext& context,
                                                    const ParameterValues& values,
                                                    const Task& task) const = 0;
};

}  // namespace nordertor::plugin_api
