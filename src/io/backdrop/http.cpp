// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "base/text.h"
#include "io/backdrop/http_p.h"

namespace nordertor::io {
namespace {

constexpr int pollMilliseconds = 50;
constexpr long mostRedirects = 4;

struct EasyCleanup {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiCleanup {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};

struct Transfer {
    std::unique_ptr<CURL, EasyCleanup> handle{curl_easy_init()};
    std::size_t index = 0;
    std::uint64_t mostBytes = 0;
    bool tooLarge = false;
    HttpAnswer answer;
};

std::size_t take(char* bytes, std::size_t one, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.answer.body.size() + count * one > transfer.mostBytes) {
        transfer.tooLarge = true;
        return 0;
    }
    transfer.answer.body.append(bytes, count * one);
    return count * one;
}

void prepare(Transfer& transfer, const std::string& address, const BackdropOptions& options) {
    CURL* handle = transfer.handle.get();
    const ServiceLimits& limits = options.limits;
    std::string agent = options.program;
    std::ranges::replace(agent, ' ', '/');
    transfer.mostBytes = limits.mostBytes;
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR,
                     lowered(address).starts_with("https:") ? "https" : "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, mostRedirects);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.answer.count()));
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.mostBytes));
    curl_easy_setopt(handle, CURLOPT_USERAGENT, agent.c_str());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    // a name that is still being looked up must not hold up a stop
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
}

void judge(Transfer& transfer, CURLcode code) {
    HttpAnswer& answer = transfer.answer;
    if (code == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(transfer.handle.get(), CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        return;
    }
    answer.body.clear();
    answer.technical = curl_easy_strerror(code);
    if (transfer.tooLarge || code == CURLE_FILESIZE_EXCEEDED) {
        answer.trouble = {"Die Antwort des Dienstes ist zu groß.", "The service's answer is too large."};
    } else if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_TOO_MANY_REDIRECTS) {
        answer.trouble = {"Der Dienst verweist auf eine Adresse, der nicht gefolgt wird.",
                          "The service refers to an address that is not followed."};
    } else if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) {
        answer.trouble = {"Die Verbindung zum Dienst ist nicht sicher.",
                          "The connection to the service is not secure."};
        answer.unreachable = true;
    } else if (code == CURLE_OPERATION_TIMEDOUT) {
        answer.trouble = {"Der Dienst antwortet nicht rechtzeitig.", "The service does not answer in time."};
        answer.unreachable = true;
    } else {
        answer.trouble = {"Der Dienst ist nicht zu erreichen.", "The service cannot be reached."};
        answer.unreachable = true;
    }
}

/// Transfers that run; each is taken out of the multi handle before it goes.
class Running {
  public:
    Running() : multi_(curl_multi_init()) {}
    ~Running() {
        for (auto& [handle, transfer] : transfers_) {
            curl_multi_remove_handle(multi_.get(), handle);
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] std::size_t count() const { return transfers_.size(); }

    void add(const std::string& address, std::size_t index, const BackdropOptions& options) {
        auto transfer = std::make_unique<Transfer>();
        transfer->index = index;
        prepare(*transfer, address, options);
        CURL* handle = transfer->handle.get();
        curl_multi_add_handle(multi_.get(), handle);
        transfers_.emplace(handle, std::move(transfer));
    }

    /// Waits a little; those that ended since.
    std::vector<std::unique_ptr<Transfer>> ended() {
        int active = 0;
        curl_multi_perform(multi_.get(), &active);
        if (active > 0) {
            curl_multi_poll(multi_.get(), nullptr, 0, pollMilliseconds, nullptr);
        }
        std::vector<std::unique_ptr<Transfer>> done;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
            if (message->msg == CURLMSG_DONE) {
                const CURLcode code = message->data.result;
                const auto at = transfers_.find(message->easy_handle);
                curl_multi_remove_handle(multi_.get(), at->first);
                done.push_back(std::move(at->second));
                transfers_.erase(at);
                judge(*done.back(), code);
            }
        }
        return done;
    }

  private:
    std::unique_ptr<CURLM, MultiCleanup> multi_;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
};

}  // namespace

Result<> httpGet(const std::vector<std::string>& addresses, const BackdropOptions& options, const Task& task,
                 const std::function<bool(std::size_t, HttpAnswer)>& more) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Running running;
    std::size_t next = 0;
    bool wanted = true;
    while (running.count() > 0 || (wanted && next < addresses.size())) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        while (wanted && next < addresses.size() && running.count() < options.limits.connections) {
            running.add(addresses[next], next, options);
            ++next;
        }
        for (const auto& transfer : running.ended()) {
            wanted = more(transfer->index, std::move(transfer->answer)) && wanted;
        }
    }
    return {};
}

bool isWebAddress(const std::string& address) {
    const std::string small = lowered(address);
    for (const std::string scheme : {"http://", "https://"}) {
        if (small.starts_with(scheme)) {
            return small.size() > scheme.size() && small[scheme.size()] != '/' &&
                   std::ranges::none_of(small, [](unsigned char c) { return c <= ' '; });
        }
    }
    return false;
}

std::string percentEncoded(const std::string& text) {
    static constexpr auto digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return encoded;
}

}  // namespace nordertor::io
