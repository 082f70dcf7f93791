// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/layout_choice.h"

namespace nordertor::ops {

std::vector<LayoutChoice> layoutChoices(const model::Project* project, Notices& notices) {
    std::vector<LayoutChoice> choices;
    for (const publish::Layout& layout : publish::builtInLayouts()) {
        choices.push_back({layout, LayoutChoice::Origin::Program});
    }
    if (project == nullptr) {
        return choices;
    }
    for (const model::StoredLayout& stored : project->layouts) {
        auto layout = publish::storedLayout(stored);
        if (layout) {
            choices.push_back({std::move(*layout), LayoutChoice::Origin::Project});
            continue;
        }
        const Error& error = layout.error();
        notices.push_back(
            {.severity = Severity::Warning,
             .message = {"Die abgelegte Blattaufteilung „" + stored.name +
                             "“ ist unbrauchbar: " + error.message.de,
                         "The stored layout \"" + stored.name + "\" is unusable: " + error.message.en},
             .file = {},
             .place = {}});
    }
    return choices;
}

Result<publish::Layout> layoutFrom(const ParameterValues& values, const std::string& parameter,
                                   const Context& context) {
    static const std::vector<model::StoredLayout> none;
    const bool project = context.snapshot.project != nullptr;
    auto layout = publish::findLayout(values.text(parameter), project ? context.snapshot->layouts : none);
    if (!layout && layout.error().code == ErrorCode::InvalidArgument) {
        layout.error().place = "--" + parameter;
    }
    return layout;
}

}  // namespace nordertor::ops
