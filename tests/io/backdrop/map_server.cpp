// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/map_server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "base/text.h"
#include "io/backdrop/http_p.h"

extern char** environ;

namespace nordertor::io::test {

MapServer::MapServer(const std::filesystem::path& folder) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::string program = "python3";
    std::string script = NORDERTOR_MAP_SERVER;
    std::string where = folder.string();
    std::array<char*, 4> arguments{program.data(), script.data(), where.data(), nullptr};
    EXPECT_EQ(posix_spawnp(&process_, "python3", &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    std::string port;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) {
        port += c;
    }
    close(out[0]);
    EXPECT_FALSE(port.empty()) << "python3 could not start " << script;
    address_ = "http://127.0.0.1:" + port;
}

MapServer::~MapServer() {
    stop();
}

void MapServer::stop() {
    if (input_ >= 0) {
        close(input_);
        waitpid(process_, nullptr, 0);
        input_ = -1;
    }
}

std::vector<std::string> MapServer::seen() const {
    std::string text;
    const auto asked = httpGet({address_ + "/seen"}, {}, {}, [&](std::size_t, const HttpAnswer& answer) {
        text = answer.body;
        return true;
    });
    EXPECT_TRUE(asked);
    return text.empty() ? std::vector<std::string>() : split(text, '\n');
}

}  // namespace nordertor::io::test
