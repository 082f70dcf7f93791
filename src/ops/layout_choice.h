// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ops/operation.h"
#include "publish/layout.h"

namespace nordertor::ops {

/// A layout one can ask for by its id.
struct LayoutChoice {
    publish::Layout layout;
    enum class Origin { Program, Project, File };
    Origin origin = Origin::Program;
};

/// Those built in, then those of the project, which may be null. A stored document that is no layout is left
/// out and told.
[[nodiscard]] std::vector<LayoutChoice> layoutChoices(const model::Project* project, Notices& notices);

/// What the parameter asks for: built in, of the project, or a file. Errors: InvalidArgument at the
/// parameter, listing those there are; those of reading a file.
[[nodiscard]] Result<publish::Layout> layoutFrom(const ParameterValues& values, const std::string& parameter,
                                                 const Context& context);

}  // namespace nordertor::ops
