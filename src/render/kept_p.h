// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace nordertor::render {

/// What was made once is kept, until all of it weighs too much: then all is forgotten. From any thread.
template <typename Key, typename Made, typename Hash = std::hash<Key>>
class Kept {
  public:
    explicit Kept(std::size_t mostBytes) : mostBytes_(mostBytes) {}

    /// Null if not there.
    [[nodiscard]] std::shared_ptr<const Made> find(const Key& key) const {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(key);
        return found != known_.end() ? found->second : nullptr;
    }

    /// Where another thread was quicker, what that has made.
    std::shared_ptr<const Made> keep(Key key, Made made, std::size_t bytes) {
        auto shared = std::make_shared<const Made>(std::move(made));
        const std::lock_guard lock(mutex_);
        if (bytes_ + bytes > mostBytes_) {
            known_.clear();
            bytes_ = 0;
        }
        bytes_ += bytes;
        return known_.emplace(std::move(key), std::move(shared)).first->second;
    }

  private:
    std::size_t mostBytes_;
    std::size_t bytes_ = 0;
    mutable std::mutex mutex_;
    std::unordered_map<Key, std::shared_ptr<const Made>, Hash> known_;
};

}  // namespace nordertor::render
