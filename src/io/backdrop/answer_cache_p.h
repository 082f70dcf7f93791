// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "io/backdrop/backdrop.h"

namespace nordertor::io {

/// What services answered, a file for each address, so that maps can be drawn again without them. Several
/// programs may use the folder at a time. Not being able to keep something is no error.
class AnswerCache {
  public:
    struct Kept {
        std::string body;
        std::string day;     ///< ISO date of the answer
        bool fresh = false;  ///< not older than limits.fresh
    };

    /// An empty folder name: keeps nothing.
    AnswerCache(std::filesystem::path folder, const ServiceLimits& limits)
        : folder_(std::move(folder)), limits_(limits) {}

    [[nodiscard]] std::optional<Kept> find(const std::string& address) const;
    void keep(const std::string& address, const std::string& body) const;
    void forget(const std::string& address) const;
    /// Removes what is oldest until nine tenths of the room are taken. O(files).
    void makeRoom() const;

  private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& address) const;

    std::filesystem::path folder_;
    ServiceLimits limits_;
};

}  // namespace nordertor::io
