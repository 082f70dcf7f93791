// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/real_data.h"

namespace nordertor {
namespace {

namespace fs = std::filesystem;

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(File, ReadsTheWholeContent) {
    const test::TemporaryFolder folder;
    const std::string content("a\0b\r\n", 5);
    EXPECT_EQ(*readFile(folder.write("x", content)), content);
    EXPECT_EQ(*readFile(folder.write("empty", "")), "");
}

TEST(File, NamesWhatCannotBeRead) {
    const test::TemporaryFolder folder;
    const auto missing = readFile(folder.path() / "missing.csv");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_EQ(missing.error().file, (folder.path() / "missing.csv").string());
    const auto directory = readFile(folder.path());
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().code, ErrorCode::CannotRead);
}

TEST(AtomicFile, ReplacesTheOldContent) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.write("x.txt", "old");
    ASSERT_TRUE(writeFileAtomically(target, "new"));
    EXPECT_EQ(*readFile(target), "new");
    EXPECT_EQ(filesIn(folder.path()), 1U);
}

TEST(AtomicFile, LeavesNothingBehindWithoutCommit) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.write("x.gpkg", "old");
    {
        auto file = AtomicFile::create(target);
        ASSERT_TRUE(file);
        EXPECT_EQ(file->temporaryPath().parent_path(), folder.path());
        EXPECT_EQ(file->temporaryPath().extension(), ".gpkg");
        EXPECT_FALSE(fs::exists(file->temporaryPath()));
        std::ofstream(file->temporaryPath()) << "half";
    }
    EXPECT_EQ(*readFile(target), "old");
    EXPECT_EQ(filesIn(folder.path()), 1U);
}

TEST(AtomicFile, RefusesAMissingFolderAndAFolderAsTarget) {
    const test::TemporaryFolder folder;
    const auto missing = writeFileAtomically(folder.path() / "none" / "x.txt", "content");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::CannotWrite);
    EXPECT_EQ(missing.error().message.de, "Den Ordner gibt es nicht.");
    EXPECT_FALSE(writeFileAtomically(folder.path(), "content"));
}

/// Root may write anywhere, so the work is done as nobody for a while.
class WithoutRoot {
  public:
    WithoutRoot() : wasRoot_(geteuid() == 0), done_(!wasRoot_ || seteuid(65534) == 0) {}
    ~WithoutRoot() {
        if (wasRoot_ && done_ && seteuid(0) != 0) {
            std::abort();
        }
    }
    WithoutRoot(const WithoutRoot&) = delete;
    WithoutRoot& operator=(const WithoutRoot&) = delete;
    [[nodiscard]] bool done() const { return done_; }

  private:
    bool wasRoot_;
    bool done_;
};

TEST(AtomicFile, RefusesAReadOnlyFolder) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.write("x.txt", "old");
    fs::permissions(folder.path(), fs::perms(0555));
    {
        const WithoutRoot nobody;
        if (!nobody.done()) {
            fs::permissions(folder.path(), fs::perms(0755));
            GTEST_SKIP() << "root cannot become another user here, and root may write anywhere";
        }
        const auto result = writeFileAtomically(target, "new");
        EXPECT_FALSE(result);
        if (!result) {
            EXPECT_EQ(result.error().code, ErrorCode::CannotWrite);
            EXPECT_EQ(result.error().message.de, "Der Ordner ist schreibgeschützt.");
            EXPECT_EQ(result.error().file, target.string());
        }
    }
    fs::permissions(folder.path(), fs::perms(0755));
    EXPECT_EQ(*readFile(target), "old");
}

/// Runs in a child with a file system of its own that holds 16 KiB. Exit code: 0 as promised, 1 not, 77 no
/// such file system to be had.
int writeOnFullDisk(const fs::path& folder) {
    const std::string asRoot = "0 " + std::to_string(geteuid()) + " 1";
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
            return 77;
        }
        std::ofstream("/proc/self/uid_map") << asRoot;
    }
    mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    if (mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=16k") != 0) {
        return 77;
    }
    const fs::path target = folder / "x.txt";
    const bool small = writeFileAtomically(target, "old").has_value();
    const auto big = writeFileAtomically(target, std::string(1U << 20U, 'x'));
    const bool told = !big && big.error().code == ErrorCode::CannotWrite &&
                      big.error().message.de == "Der Datenträger ist voll.";
    const bool kept = readFile(target).value_or("") == "old" && filesIn(folder) == 1;
    return small && told && kept ? 0 : 1;
}

TEST(AtomicFile, SaysThatTheDiskIsFullAndKeepsTheOldFile) {
    const test::TemporaryFolder folder;
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        _exit(writeOnFullDisk(folder.path()));
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77) {
        GTEST_SKIP() << "no private file system to be had here";
    }
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

// Truth: `xxh128sum` of the xxhash package on a file with "abc", and on an empty one.
TEST(Fingerprint, IsXxh3Of128Bits) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(*fileFingerprint(folder.write("abc", "abc")), "06b05ab6733a618578af5f94892f3950");
    EXPECT_EQ(*fileFingerprint(folder.write("empty", "")), "99aa06d3014798d86001c324468d497f");
    EXPECT_FALSE(fileFingerprint(folder.path() / "missing"));
}

TEST(WriteFileAtomically, LeavesPipesAndDevicesAlone) {
    const test::TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto written = writeFileAtomically(pipe, "text");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::CannotWrite);
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

}  // namespace
}  // namespace nordertor
