// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/placed_picture_p.h"
#include "io/vector_tiles/vector_tiles.h"
#include "model/vector_ground.h"

namespace nordertor::io {
namespace {

class VectorBackdrop final : public NamedBackdrop, public model::VectorGround {
  public:
    VectorBackdrop(const std::string& name, const std::string& attribution, const geo::Crs& working,
                   VectorTiles tiles, DrawBaseMap draw)
        : NamedBackdrop(name, attribution, working), tiles_(std::move(tiles)), draw_(std::move(draw)) {}

    Result<Picture> picture(const geo::GroundView& view, const Task& task) const override {
        if (const auto fine = checked(view); !fine) {
            return fail(fine.error());
        }
        const double metresPerMm = view.ground.width() / view.width * view.pixelsPerMm;
        auto drawn = map(view.ground, metresPerMm * 1000, task);
        if (!drawn) {
            return fail(drawn.error());
        }
        if (*drawn == model::BaseMap{}) {
            return emptyPicture(view.width, view.height);
        }
        return draw_(std::move(*drawn), view, task);
    }

    Result<model::BaseMap> map(const geo::Box& ground, double scaleDenominator,
                               const Task& task) const override {
        // names and broad lines reach in from beyond the edge
        constexpr double edgeMm = 10;
        auto read = tiles_.read(ground.expandedBy(edgeMm * scaleDenominator / 1000), scaleDenominator, task);
        if (read && *read == model::BaseMap{}) {
            noteNothingThere();
        }
        return read;
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
