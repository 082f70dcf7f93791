// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/decay.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nordertor::analysis {
namespace {

// Truth: docstrings of gaussian and gravity in the PySAL package access, to the digits printed there.
TEST(Decay, HasThePublishedWeightsOfTheGaussianAndTheGravityFunction) {
    const Decay gaussian{.form = DecayForm::Gaussian, .scale = 20, .steps = {}};
    EXPECT_NEAR(gaussian.at(0), 1, 1e-15);
    EXPECT_NEAR(gaussian.at(20), 0.6065306597, 1e-10);
    EXPECT_NEAR(gaussian.at(40), 0.1353352832, 1e-10);
    EXPECT_NEAR(gaussian.at(60), 0.0111089965, 1e-10);
    const Decay power{.form = DecayForm::Power, .scale = 20, .exponent = 2, .minimum = 1, .steps = {}};
    EXPECT_NEAR(power.at(0.2), 400, 1e-9);
    EXPECT_NEAR(power.at(1), 400, 1e-9);
    EXPECT_NEAR(power.at(2), 100, 1e-9);
    EXPECT_NEAR(power.at(20), 1, 1e-9);
    EXPECT_NEAR(power.at(40), 0.25, 1e-9);
    EXPECT_NEAR(power.at(60), 1.0 / 9, 1e-9);
}

// Truth: Dai (2010), the formula at 0, half the bandwidth and the bandwidth.
TEST(Decay, FallsFromOneToZeroWithDaisKernel) {
    const Decay kernel = Decay::standard(DecayForm::KernelGaussian, 800);
    EXPECT_DOUBLE_EQ(kernel.at(0), 1);
    EXPECT_NEAR(kernel.at(400), (std::exp(-0.125) - std::exp(-0.5)) / (1 - std::exp(-0.5)), 1e-15);
    EXPECT_DOUBLE_EQ(kernel.at(800), 0);
    EXPECT_DOUBLE_EQ(kernel.at(900), 0);
}

TEST(Decay, IncludesTheBoundOfAStep) {
    const Decay steps{.steps = {{250, 1}, {500, 0.68}, {800, 0.22}}};
    EXPECT_DOUBLE_EQ(steps.at(250), 1);
    EXPECT_DOUBLE_EQ(steps.at(250.01), 0.68);
    EXPECT_DOUBLE_EQ(steps.at(800), 0.22);
    EXPECT_DOUBLE_EQ(steps.at(800.01), 0);
    EXPECT_DOUBLE_EQ(Decay::luoAndQi(30).at(20), 0.68);
}

TEST(Decay, StandardFormsEndOrFallToATenthAtTheLimit) {
    for (const DecayForm form : {DecayForm::Power, DecayForm::Exponential, DecayForm::Gaussian}) {
        EXPECT_NEAR(Decay::standard(form, 800).at(800), 0.1, 1e-12);
        EXPECT_NEAR(Decay::standard(form, 800).at(0), 1, 1e-12);
    }
    EXPECT_DOUBLE_EQ(Decay::standard(DecayForm::Linear, 800).at(200), 0.75);
    EXPECT_DOUBLE_EQ(Decay::standard(DecayForm::Linear, 800).at(800), 0);
}

TEST(Decay, NeverGrowsWithTheWayAndKeepsItsShapeWhenStretched) {
    for (const DecayForm form : {DecayForm::Step, DecayForm::Linear, DecayForm::Power, DecayForm::Exponential,
                                 DecayForm::Gaussian, DecayForm::KernelGaussian}) {
        const Decay decay = Decay::standard(form, 600);
        const Decay wider = decay.stretched(2);
        for (double d = 0; d < 700; d += 7) {
            EXPECT_GE(decay.at(d), decay.at(d + 7));
            EXPECT_NEAR(decay.at(d), wider.at(2 * d), 1e-12);
        }
    }
}

TEST(DecayTable, EqualsTheFunctionAtWholeWeightsAndIsZeroBeyondTheLimit) {
    for (const DecayForm form : {DecayForm::Step, DecayForm::Linear, DecayForm::Power, DecayForm::Exponential,
                                 DecayForm::Gaussian, DecayForm::KernelGaussian}) {
        const Decay decay = Decay::standard(form, 9);
        const DecayTable table(decay, 900, 100);
        for (std::uint32_t weight = 0; weight <= 900; ++weight) {
            EXPECT_DOUBLE_EQ(table.of(weight), decay.at(weight / 100.0)) << weight;
        }
        EXPECT_EQ(table.of(901), 0);
    }
}

TEST(DecayTable, IncludesABoundThatWasStretched) {
    for (int limit = 1; limit < 2000; limit += 3) {
        const Decay stretched = Decay::uniform(700).stretched(limit / 700.0);
        EXPECT_EQ(DecayTable(stretched, 100U * static_cast<unsigned>(limit), 100)
                      .of(100U * static_cast<unsigned>(limit)),
                  1)
            << limit;
    }
}

TEST(Decay, RefusesEachMistakeWithItsOwnSentence) {
    const auto sentence = [](const Decay& decay) {
        const auto checked = decay.check();
        return checked ? std::string() : checked.error().message.en;
    };
    EXPECT_EQ(sentence({.steps = {}}), "There is no step.");
    EXPECT_EQ(sentence({.steps = {{500, 1}, {250, 0.5}}}),
              "The steps must ascend, each at a greater distance than the one before.");
    EXPECT_EQ(sentence({.steps = {{500, 1}, {500, 0.5}}}),
              "The steps must ascend, each at a greater distance than the one before.");
    EXPECT_EQ(sentence({.steps = {{500, -1}}}), "The weight of a step must not be negative.");
    EXPECT_EQ(sentence({.steps = {{500, 0}}}), "All steps have the weight 0, so no facility would count.");
    EXPECT_EQ(sentence({.form = DecayForm::Gaussian, .scale = 0, .steps = {}}),
              "The scale of the decay must be greater than 0.");
    EXPECT_EQ(sentence({.form = DecayForm::Power, .scale = 1, .exponent = 0, .steps = {}}),
              "The exponent of the decay must be greater than 0.");
    EXPECT_EQ(sentence(Decay::luoAndQi(800)), "");
}

}  // namespace
}  // namespace nordertor::analysis
