// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace nordertor::io::test {

/// map_server.py while this lives.
class MapServer {
  public:
    explicit MapServer(const std::filesystem::path& folder);
    ~MapServer();
    MapServer(const MapServer&) = delete;
    MapServer& operator=(const MapServer&) = delete;

    /// "http://127.0.0.1:12345"
    [[nodiscard]] const std::string& address() const { return address_; }
    /// User agent and path of every request so far.
    [[nodiscard]] std::vector<std::string> seen() const;
    void stop();

  private:
    pid_t process_ = -1;
    int input_ = -1;
    std::string address_;
};

}  // namespace nordertor::io::test
