// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>
#include <vector>

#include "base/result.h"
#include "base/task.h"

namespace nordertor::io {

/// Goes through an OpenStreetMap file several times. The decoded content of small files stays in memory, so
/// that they are decompressed and parsed once; large files (a federal state) are read again for each pass.
class OsmPasses {
  public:
    OsmPasses(std::filesystem::path path, Task task, std::size_t memoryLimit)
        : path_(std::move(path)), task_(std::move(task)), memoryLimit_(memoryLimit) {}

    /// Calls `visit` for each buffer; it may contain other kinds of elements, too. Errors: CannotRead with
    /// the position where the file is damaged, Cancelled.
    [[nodiscard]] Result<> run(osmium::osm_entity_bits::type wanted,
                               const std::function<void(const osmium::memory::Buffer&)>& visit);

  private:
    enum class Memory { Unknown, Complete, TooLarge };
    void readFile(osmium::osm_entity_bits::type wanted,
                  const std::function<void(const osmium::memory::Buffer&)>& visit);

    std::filesystem::path path_;
    Task task_;
    std::size_t memoryLimit_;
    Memory memory_ = Memory::Unknown;
    std::vector<osmium::memory::Buffer> buffers_;
    std::size_t bytes_ = 0;
    bool cancelled_ = false;
};

}  // namespace nordertor::io
