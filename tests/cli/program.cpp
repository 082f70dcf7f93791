// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "support/real_data.h"

namespace nordertor::test {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

ProgramRun runProgram(const std::vector<std::string>& arguments, const std::string& language) {
    std::vector<std::string> command{NORDERTOR_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return runCommand(command, language);
}

ProgramRun runCommand(const std::vector<std::string>& command, const std::string& language) {
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto err = folder.path() / "err";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    std::vector<std::string> texts = command;
    std::vector<char*> argv;
    for (std::string& text : texts) {
        argv.push_back(text.data());
    }
    argv.push_back(nullptr);
    std::vector<std::string> settings{"LC_ALL=" + language, "QT_QPA_PLATFORM=offscreen", "PATH=/usr/bin:/bin",
                                      "HOME=" + folder.path().string()};
    for (const char* kept : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "PROJ_DATA"}) {
        if (const char* value = std::getenv(kept); value != nullptr) {
            settings.push_back(std::string(kept) + "=" + value);
        }
    }
    std::vector<char*> environment;
    for (std::string& text : settings) {
        environment.push_back(text.data());
    }
    environment.push_back(nullptr);
    ProgramRun run;
    pid_t child = 0;
    if (posix_spawnp(&child, texts.front().c_str(), &actions, nullptr, argv.data(), environment.data()) ==
        0) {
        int status = 0;
        waitpid(child, &status, 0);
        run.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    posix_spawn_file_actions_destroy(&actions);
    run.out = contentOf(out);
    run.err = contentOf(err);
    return run;
}

std::vector<std::string> newExampleArguments(const std::filesystem::path& project) {
    const auto data = sourceFolder() / "data/nordertor";
    std::vector<std::string> arguments{"new",    project.string(), "--area", (data / "area.geojson").string(),
                                       "--date", "2026-03-31"};
    for (const char* name : {"streets", "buildings", "landuse", "railways", "places"}) {
        arguments.insert(arguments.end(), {"--map", (data / (std::string(name) + ".geojson")).string()});
    }
    arguments.insert(arguments.end(), {"--census", (data / "census.csv").string(), "--organisations",
                                       (data / "businesses.csv").string(), "--organisations",
                                       (data / "foundations.csv").string()});
    return arguments;
}

const std::filesystem::path& exampleProject() {
    static const TemporaryFolder folder;
    static const std::filesystem::path project = [] {
        const auto path = folder.path() / "nordertor.gpkg";
        const ProgramRun run = runProgram(newExampleArguments(path));
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return path;
    }();
    return project;
}

}  // namespace nordertor::test
