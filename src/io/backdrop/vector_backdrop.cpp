// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/placed_picture_p.h"
#include "io/vector_tiles/vector_tiles.h"

namespace nordertor::io {
namespace {

class VectorBackdrop final : public NamedBackdrop {
  public:
    VectorBackdrop(const std::string& name, const std::string& attribution, const geo::Crs& working,
                   VectorTiles tiles, DrawBaseMap draw)
        : NamedBackdrop(name, attribution, working), tiles_(std::move(tiles)), draw_(std::move(draw)) {}

    Result<Picture> picture(const geo::GroundView& view, const Task& task) const override {
        if (const auto fine = checked(view); !fine) {
            return fail(fine.error());
        }
        // names and broad lines reach in from beyond the edge
        const double metresPerMm = view.ground.width() / view.width * view.pixelsPerMm;
        constexpr double edgeMm = 10;
        auto map = tiles_.read(view.ground.expandedBy(edgeMm * metresPerMm), metresPerMm * 1000, task);
        if (!map) {
            return fail(map.error());
        }
        if (*map == model::BaseMap{}) {
            noteNothingThere();
            return emptyPicture(view.width, view.height);
        }
        return draw_(std::move(*map), view, task);
    }

  private:
    VectorTiles tiles_;
    DrawBaseMap draw_;
};

}  // namespace

Result<geo::BackdropPtr> openVectorBackdrop(const std::filesystem::path& file, const BackdropOptions& options,
                                            const geo::Crs& working) {
    auto tiles = VectorTiles::open(file, options.workingCrsEpsg);
    if (!tiles) {
        return fail(tiles.error());
    }
    const std::string attribution =
        options.attribution.empty() ? withoutMarkup(tiles->attribution()) : options.attribution;
    return std::make_shared<const VectorBackdrop>(file.filename().string(), attribution, working,
                                                  std::move(*tiles), options.drawVectors);
}

}  // namespace nordertor::io
