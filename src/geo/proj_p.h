// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <proj.h>
#include <proj_experimental.h>

#include <memory>

namespace nordertor::geo {

struct ProjContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;

struct ProjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

/// Silent and without network: grids are used where they are installed, nothing is fetched.
[[nodiscard]] ProjContext makeProjContext();

}  // namespace nordertor::geo
