// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ops/operation.h"

namespace nordertor::ops {
namespace {

using testing::HasSubstr;

/// Where the text of a value is free, only the help can say what one looks like.
bool needsExample(const ParameterSpec& spec) {
    return spec.type != ParameterType::Flag && spec.type != ParameterType::Choice;
}

TEST(ParameterHelp, HasAnExampleOfEveryFreeValueInBothLanguages) {
    for (const auto& operation : operations()) {
        for (const ParameterSpec& spec : operation->info().parameters) {
            const std::string where = operation->info().id + " " + spec.name;
            if (needsExample(spec)) {
                EXPECT_THAT(spec.help.de, HasSubstr("Beispiel")) << where;
                EXPECT_THAT(spec.help.en, HasSubstr("Example")) << where;
            }
        }
    }
}

TEST(ParameterHelp, DependsOnParametersThatExist) {
    for (const auto& operation : operations()) {
        const auto& specs = operation->info().parameters;
        for (const ParameterSpec& spec : specs) {
            for (const auto* uses : {&spec.usedWith, &spec.notUsedWith}) {
                for (const ParameterUse& use : *uses) {
                    const auto other =
                        std::find_if(specs.begin(), specs.end(),
                                     [&](const ParameterSpec& each) { return each.name == use.parameter; });
                    ASSERT_NE(other, specs.end()) << operation->info().id << " " << spec.name;
                    for (const std::string& text : use.texts) {
                        const bool choice = other->type == ParameterType::Choice;
                        EXPECT_TRUE(!choice || std::find(other->choices.begin(), other->choices.end(),
                                                         text) != other->choices.end())
                            << operation->info().id << " " << spec.name << " " << text;
                    }
                }
            }
        }
    }
}

}  // namespace
}  // namespace nordertor::ops
