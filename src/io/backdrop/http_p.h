// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "io/backdrop/backdrop.h"

namespace nordertor::io {

/// What became of one request.
struct HttpAnswer {
    int status = 0;  ///< of HTTP; 0 if there was no whole answer
    std::string body;
    LocalizedText trouble;     ///< why there was none: "Der Dienst antwortet nicht."
    std::string technical;     ///< in the library's words
    bool unreachable = false;  ///< the server itself, not this address
};

/// Asks for several addresses (GET, at most limits.connections at a time, HTTP and HTTPS only, also where it
/// is led on to; from HTTPS only to HTTPS) and hands on each answer as it comes, with the index of its
/// address; `more` false: the remaining are not asked for. Nothing is unpacked, no cookie kept, no password
/// read from elsewhere. Error Cancelled, at most 100 ms after the task was asked to stop.
[[nodiscard]] Result<> httpGet(const std::vector<std::string>& addresses, const BackdropOptions& options,
                               const Task& task,
                               const std::function<bool(std::size_t index, HttpAnswer answer)>& more);

/// http:// or https:// and a host.
[[nodiscard]] bool isWebAddress(const std::string& address);
/// Letters, digits and -._~ stay, the rest becomes %XX.
[[nodiscard]] std::string percentEncoded(const std::string& text);

}  // namespace nordertor::io
