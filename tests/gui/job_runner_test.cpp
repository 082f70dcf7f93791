// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/job_runner.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QThread>
#include <QToolButton>
#include <atomic>
#include <optional>
#include <semaphore>
#include <stdexcept>

#include "gui/job_bar.h"
#include "gui/waiting.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;

/// Works until it is told to stop, then says Cancelled, as every operation does.
Result<int> untilStopped(const Task& task) {
    while (!task.stopRequested()) {
        std::this_thread::yield();
    }
    return fail(cancelledError());
}

TEST(JobRunner, BringsTheResultToTheThreadOfTheWindow) {
    JobRunner runner(2);
    std::optional<int> result;
    const QThread* worker = nullptr;
    const QThread* receiver = nullptr;
    runner.run<int>(
        {},
        [&](const Task&) -> Result<int> {
            worker = QThread::currentThread();
            return 42;
        },
        [&](Result<int> value) {
            receiver = QThread::currentThread();
            result = *value;
        });
    EXPECT_TRUE(runner.busy());
    EXPECT_FALSE(result.has_value());
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_EQ(*result, 42);
    EXPECT_NE(worker, QThread::currentThread());
    EXPECT_EQ(receiver, QThread::currentThread());
    EXPECT_FALSE(runner.busy());
}

TEST(JobRunner, CancelsAndSaysSo) {
    JobRunner runner(1);
    QSignalSpy cancelling(&runner, &JobRunner::cancelling);
    std::optional<ErrorCode> code;
    const auto id = runner.run<int>({.title = {"Arbeit", "Work"}}, untilStopped,
                                    [&](Result<int> value) { code = value.error().code; });
    runner.cancel(id);
    EXPECT_EQ(cancelling.count(), 1);
    ASSERT_TRUE(waitUntil([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Cancelled);
    runner.cancel(id);  // gone already: nothing happens
    EXPECT_EQ(cancelling.count(), 1);
}

TEST(JobRunner, DropsWhatANewerJobOfTheSlotReplaced) {
    JobRunner runner(2);
    bool oldArrived = false;
    bool newArrived = false;
    runner.run<int>({.slot = "map"}, untilStopped, [&](const Result<int>&) { oldArrived = true; });
    runner.run<int>(
        {.slot = "map"}, [](const Task&) -> Result<int> { return 1; },
        [&](const Result<int>&) { newArrived = true; });
    ASSERT_TRUE(waitUntil([&] { return !runner.busy(); }));
    EXPECT_FALSE(oldArrived);
    EXPECT_TRUE(newArrived);
}

TEST(JobRunner, DropsResultsOfAnOlderState) {
    JobRunner runner(1);
    runner.setRevision(7);
    std::binary_semaphore moved(0);
    bool oldArrived = false;
    bool newArrived = false;
    runner.run<int>(
        {.revision = 7},
        [&](const Task&) -> Result<int> {
            moved.acquire();
            return 1;
        },
        [&](const Result<int>&) { oldArrived = true; });
    runner.setRevision(8);
    moved.release();
    runner.run<int>(
        {.revision = 8}, [](const Task&) -> Result<int> { return 2; },
        [&](const Result<int>&) { newArrived = true; });
    runner.run<int>(
        {.revision = 7}, [](const Task&) -> Result<int> { return 3; },
        [&](const Result<int>&) { oldArrived = true; });
    ASSERT_TRUE(waitUntil([&] { return !runner.busy(); }));
    EXPECT_FALSE(oldArrived);
    EXPECT_TRUE(newArrived);
}

TEST(JobRunner, ReportsProgressOfShownJobs) {
    JobRunner runner(1);
    QSignalSpy started(&runner, &JobRunner::started);
    QSignalSpy progressed(&runner, &JobRunner::progressed);
    QSignalSpy finished(&runner, &JobRunner::finished);
    runner.run<int>(
        {.title = {"Lücken werden gesucht", "Looking for gaps"}},
        [](const Task& task) -> Result<int> {
            task.part(0.5, 1).report(0.5, {"Wege", "Paths"});
            return 1;
        },
        [](const Result<int>&) {});
    ASSERT_TRUE(waitUntil([&] { return !runner.busy(); }));
    ASSERT_EQ(started.count(), 1);
    EXPECT_EQ(started.front().at(1).toString(), "Lücken werden gesucht");
    ASSERT_EQ(progressed.count(), 1);
    EXPECT_DOUBLE_EQ(progressed.front().at(1).toDouble(), 0.75);
    EXPECT_EQ(progressed.front().at(3).toString(), "Paths");
    EXPECT_EQ(finished.count(), 1);
}

TEST(JobRunner, TurnsAnExceptionIntoAnError) {
    JobRunner runner(1);
    std::optional<Error> error;
    runner.run<int>(
        {}, [](const Task&) -> Result<int> { throw std::runtime_error("oops"); },
        [&](Result<int> value) { error = value.error(); });
    ASSERT_TRUE(waitUntil([&] { return error.has_value(); }));
    EXPECT_EQ(error->code, ErrorCode::Internal);
    EXPECT_NE(error->message.de.find("oops"), std::string::npos);
}

TEST(JobBar, OffersToCancelEveryShownJob) {
    JobRunner runner(2);
    JobBar bar(runner, Words(Language::German));
    std::optional<ErrorCode> code;
    runner.run<int>({.title = {"Lange Arbeit", "Long work"}}, untilStopped,
                    [&](Result<int> value) { code = value.error().code; });
    const auto buttons = bar.findChildren<QToolButton*>();
    ASSERT_EQ(buttons.size(), 1);
    EXPECT_EQ(buttons.front()->accessibleName(), "Abbrechen: Lange Arbeit");
    buttons.front()->click();
    EXPECT_FALSE(buttons.front()->isEnabled());
    ASSERT_TRUE(waitUntil([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Cancelled);
}

TEST(JobRunner, EndsWithWorkStillRunning) {
    bool arrived = false;
    {
        JobRunner runner(1);
        runner.run<int>({}, untilStopped, [&](const Result<int>&) { arrived = true; });
    }
    QCoreApplication::processEvents();
    EXPECT_FALSE(arrived);
}

}  // namespace
}  // namespace nordertor::gui
