// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "base/file.h"
#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::TemporaryFolder;

/// Runs in a child process, so that limits, users and signals stay there; returns how it ended.
int inChild(const std::function<int()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        _exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// Root may write everywhere, so the child becomes "nobody" if need be.
void becomeOrdinaryUser() {
    constexpr uid_t nobody = 65534;
    if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) {
        _exit(99);
    }
}

/// 0: refused with this code and German message, nothing left behind.
int verdict(const std::optional<Error>& error, ErrorCode code, const std::string& german) {
    if (!error) {
        return 10;
    }
    if (error->code != code) {
        return 11;
    }
    return error->message.de == german ? 0 : 12;
}

template <class T>
std::optional<Error> errorOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error());
}

void limitFileSize(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

TEST(ProjectSafety, FullDiskWhileCreating) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    const int status = inChild([&] {
        limitFileSize(200'000);
        return verdict(errorOf(createProject(file, test::townOf(2000))), ErrorCode::CannotWrite,
                       "Der Datenträger ist voll.");
    });
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ProjectSafety, FullDiskWhileChanging) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const std::string before = readFile(file).value();
    const int status = inChild([&] {
        limitFileSize(before.size());
        model::ReplaceOrganisations replace;
        replace.after.source = {{"viele", "", "", "", "", "", "", "", "", false}};
        for (int i = 0; i < 3000; ++i) {
            replace.after.organisations.emplace_back().id = "x" + std::to_string(i);
        }
        return verdict(errorOf(commitEdit(file, model::Edit{replace})), ErrorCode::CannotWrite,
                       "Der Datenträger ist voll.");
    });
    EXPECT_EQ(status, 0);
    const auto read = readProject(file);
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(*read == smallProject());
}

TEST(ProjectSafety, KilledWhileCreating) {
    const TemporaryFolder folder;
    const model::Project town = test::townOf(3000);
    const auto file = folder.path() / "a.gpkg";
    for (const double at : {0.05, 0.35, 0.7, 0.94}) {
        const int status = inChild([&] {
            const Task task(
                [&](double fraction, const LocalizedText&) {
                    if (fraction > at) {
                        std::raise(SIGKILL);
                    }
                },
                {});
            return createProject(file, town, task) ? 0 : 1;
        });
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        EXPECT_FALSE(std::filesystem::exists(file));
    }
    EXPECT_TRUE(createProject(file, town).has_value());
}

TEST(ProjectSafety, KilledWhileChanging) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const int status = inChild([&] {
        const Task task(
            [](double fraction, const LocalizedText&) {
                if (fraction > 0.7) {
                    std::raise(SIGKILL);
                }
            },
            {});
        return commitEdit(file, model::Edit{model::SetTitle{smallProject().title, "neu"}}, task) ? 0 : 1;
    });
    EXPECT_TRUE(WIFSIGNALED(status));
    const auto read = readProject(file);
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(*read == smallProject());
}

TEST(ProjectSafety, ReadOnlyFolder) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const std::string before = readFile(file).value();
    chmod(file.c_str(), 0444);
    chmod(folder.path().c_str(), 0555);
    const int reading = inChild([&] {
        becomeOrdinaryUser();
        return readProject(file) && checkProject(file) ? 0 : 1;
    });
    EXPECT_EQ(reading, 0);
    const int creating = inChild([&] {
        becomeOrdinaryUser();
        return verdict(errorOf(createProject(folder.path() / "b.gpkg", smallProject())),
                       ErrorCode::CannotWrite, "Der Ordner ist schreibgeschützt.");
    });
    EXPECT_EQ(creating, 0);
    const auto change = [&] {
        becomeOrdinaryUser();
        return verdict(errorOf(commitEdit(file, model::Edit{model::SetTitle{smallProject().title, "neu"}})),
                       ErrorCode::CannotWrite, "Die Projektdatei oder ihr Ordner ist schreibgeschützt.");
    };
    EXPECT_EQ(inChild(change), 0);
    chmod(file.c_str(), 0666);  // the folder alone forbids the journal
    EXPECT_EQ(inChild(change), 0);
    chmod(folder.path().c_str(), 0755);
    EXPECT_EQ(readFile(file).value(), before);
}

TEST(ProjectSafety, MissingFolder) {
    const TemporaryFolder folder;
    EXPECT_EQ(verdict(errorOf(createProject(folder.path() / "fehlt" / "a.gpkg", smallProject())),
                      ErrorCode::CannotWrite, "Den Ordner gibt es nicht."),
              0);
}

}  // namespace
}  // namespace nordertor::io
