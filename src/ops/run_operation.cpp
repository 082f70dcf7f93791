// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/run_operation.h"

namespace nordertor::ops {

Result<Outcome> runOperation(const Operation& operation, const Context& context,
                             const ParameterValues& values, const Task& task) {
    return operation.run(context, values, task);
}

}  // namespace nordertor::ops
