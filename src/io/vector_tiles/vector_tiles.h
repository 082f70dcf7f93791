// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "model/base_map.h"

namespace nordertor::io {

/// MBTiles with vectors (Mapbox Vector Tile 2) in one of the schemas of tile_schema_p.h, read piece by piece
/// as a base map. The file is opened anew for each piece, so that several threads may read at a time.
class VectorTiles {
  public:
    /// Errors: NotFound, CannotRead (damaged, no vector tiles), InvalidData (no layer of a known schema:
    /// lists those there are).
    [[nodiscard]] static Result<VectorTiles> open(const std::filesystem::path& file, int workingCrsEpsg);

    /// What can be drawn of `ground` (working CRS) at a scale, from the zoom level made for it, or a coarser
    /// one where that would be more than 400 tiles. Land use, waters, buildings, streets, paths, railways and
    /// house numbers; names of streets. Pieces cut at the edges of tiles are joined. Empty where the file has
    /// nothing. Ids are of this piece only. Errors: CannotRead (damaged), Cancelled.
    [[nodiscard]] Result<model::BaseMap> read(const geo::Box& ground, double scaleDenominator,
                                              const Task& task = {}) const;

    /// As the file has it, perhaps with markup; may be empty.
    [[nodiscard]] const std::string& attribution() const { return attribution_; }

  private:
    VectorTiles() = default;
    std::filesystem::path file_;
    int workingCrsEpsg_ = 0;
    int leastZoom_ = 0;
    int mostZoom_ = 0;
    std::vector<std::string> layers_;  ///< that hold something to draw
    std::string attribution_;
};

/// Whether a file holds vector tiles: not a picture, which openBackdrop() takes.
[[nodiscard]] bool isVectorTiles(const std::filesystem::path& file);

}  // namespace nordertor::io
