// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/error.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>

#include "io/osm/osm_passes_p.h"

namespace nordertor::io {

namespace {

Error damaged(const std::filesystem::path& path, std::string place, const char* technical) {
    const std::string detail = technical == nullptr || *technical == 0 ? "" : fmt::format(" ({})", technical);
    return Error{ErrorCode::CannotRead,
                 {"Die Datei ist beschädigt, abgeschnitten oder keine OpenStreetMap-Datei" + detail + ".",
                  "The file is damaged, cut off or not an OpenStreetMap file" + detail + "."},
                 {"Bitte die Datei noch einmal herunterladen.", "Please download the file again."},
                 path.string(),
                 std::move(place)};
}

}  // namespace

void OsmPasses::readFile(osmium::osm_entity_bits::type wanted,
                         const std::function<void(const osmium::memory::Buffer&)>& visit) {
    const bool first = memory_ == Memory::Unknown;
    osmium::io::Reader reader{osmium::io::File{path_.string()}, first ? osmium::osm_entity_bits::nwr : wanted,
                              osmium::io::read_meta::yes};
    const auto size = static_cast<double>(std::max<std::size_t>(1, reader.file_size()));
    while (osmium::memory::Buffer buffer = reader.read()) {
        if (task_.stopRequested()) {
            cancelled_ = true;
            return;
        }
        task_.report(static_cast<double>(reader.offset()) / size,
                     {"Kartendaten lesen", "Reading the map data"});
        visit(buffer);
        if (first && memory_ != Memory::TooLarge) {
            bytes_ += buffer.capacity();
            if (bytes_ <= memoryLimit_) {
                buffers_.push_back(std::move(buffer));
            } else {
                memory_ = Memory::TooLarge;
                buffers_.clear();
            }
        }
    }
    reader.close();
    if (memory_ == Memory::Unknown) {
        memory_ = Memory::Complete;
    }
}

Result<> OsmPasses::run(osmium::osm_entity_bits::type wanted,
                        const std::function<void(const osmium::memory::Buffer&)>& visit) {
    if (memory_ == Memory::Complete) {
        for (const osmium::memory::Buffer& buffer : buffers_) {
            if (task_.stopRequested()) {
                return fail(cancelledError());
            }
            visit(buffer);
        }
        return {};
    }
    try {
        readFile(wanted, visit);
    } catch (const osmium::xml_error& error) {
        return fail(damaged(path_, fmt::format("{}:{}", error.line, error.column), error.what()));
    } catch (const std::exception& error) {
        return fail(damaged(path_, {}, error.what()));
    }
    if (cancelled_) {
        return fail(cancelledError());
    }
    return {};
}

}  // namespace nordertor::io
