// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/http_p.h"
#include "io/backdrop/placed_picture_p.h"
#include "io/backdrop/service_p.h"

namespace nordertor::io {
namespace {

/// Letters and lines of finished tiles are meant for a screen; denser on paper they could not be read.
constexpr double densestFinishedPixels = 5;  ///< a mm
constexpr double mostMosaicPixels = 50e6;
/// So many in a row without an answer, and the rest is not asked for.
constexpr std::size_t patience = 3;

/// Tiles of a level that cover a box.
struct TileRange {
    std::size_t level = 0;
    std::int64_t left = 0;
    std::int64_t top = 0;
    std::int64_t columns = 0;
    std::int64_t rows = 0;
    [[nodiscard]] bool empty() const { return columns <= 0 || rows <= 0; }
};

TileRange rangeOf(const TileService& service, std::size_t index, const geo::Box& box) {
    static constexpr double farthest = 1e9;
    const TileLevel& level = service.levels[index];
    const double width = level.pixel * level.tileWidth;
    const double height = level.pixel * level.tileHeight;
    const auto number = [](double value) {
        return static_cast<std::int64_t>(std::floor(std::clamp(value, -farthest, farthest)));
    };
    std::int64_t left = number((box.min.x - level.leftTop.x) / width);
    std::int64_t right = number((box.max.x - level.leftTop.x) / width);
    std::int64_t top = number((level.leftTop.y - box.max.y) / height);
    std::int64_t bottom = number((level.leftTop.y - box.min.y) / height);
    if (level.columns > 0) {
        left = std::max<std::int64_t>(left, 0);
        right = std::min(right, level.columns - 1);
    }
    if (level.rows > 0) {
        top = std::max<std::int64_t>(top, 0);
        bottom = std::min(bottom, level.rows - 1);
    }
    return {index, left, top, right - left + 1, bottom - top + 1};
}

Picture halved(const Picture& picture) {
    Picture half = emptyPicture(picture.width / 2, picture.height / 2);
    const auto at = [&](int x, int y) {
        return picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                              static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            std::uint32_t mean = 0;
            for (unsigned shift = 0; shift < 32; shift += 8) {
                std::uint32_t sum = 2;
                for (const auto& [dx, dy] : {std::pair{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
                    sum += (at(2 * x + dx, 2 * y + dy) >> shift) & 0xffU;
                }
                mean |= (sum / 4) << shift;
            }
            half.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(half.width) +
                        static_cast<std::size_t>(x)] = mean;
        }
    }
    return half;
}

/// What became of the tiles of one picture.
struct Tally {
    std::size_t had = 0;
    std::size_t absent = 0;  ///< the service says that there is nothing
    std::size_t failed = 0;
    LocalizedText trouble = {};  ///< the first
    std::string technical = {};
};

/// The tiles side by side.
class Mosaic {
  public:
    Mosaic(const TileService& service, const TileRange& range)
        : level_(service.levels[range.level]),
          doubleSizeAllowed_(service.doubleSizeAllowed),
          range_(range),
          picture_(emptyPicture(static_cast<int>(range.columns) * level_.tileWidth,
                                static_cast<int>(range.rows) * level_.tileHeight)) {}

    /// Error InvalidData if it is no picture of the right size.
    [[nodiscard]] Result<> add(std::size_t index, const std::string& bytes) {
        auto tile = decodedPicture(bytes, 2 * std::max(level_.tileWidth, level_.tileHeight));
        if (!tile) {
            return fail(tile.error());
        }
        if (doubleSizeAllowed_ && tile->width == 2 * level_.tileWidth &&
            tile->height == 2 * level_.tileHeight) {
            tile = halved(*tile);
        }
        if (tile->width != level_.tileWidth || tile->height != level_.tileHeight) {
            return fail(ErrorCode::InvalidData, {"Das Bild hat nicht die verlangte Größe.",
                                                 "The picture does not have the size asked for."});
        }
        const auto columns = static_cast<std::size_t>(range_.columns);
        const auto rowLength = static_cast<std::size_t>(picture_.width);
        const auto width = static_cast<std::size_t>(level_.tileWidth);
        const auto height = static_cast<std::size_t>(level_.tileHeight);
        for (std::size_t y = 0; y < height; ++y) {
            std::copy_n(tile->pixels.begin() + static_cast<std::ptrdiff_t>(y * width), width,
                        picture_.pixels.begin() +
                            static_cast<std::ptrdiff_t>((index / columns * height + y) * rowLength +
                                                        index % columns * width));
        }
        return {};
    }

    [[nodiscard]] TileAddress tile(std::size_t index) const {
        const auto number = static_cast<std::int64_t>(index);
        return {range_.level, range_.left + number % range_.columns, range_.top + number / range_.columns};
    }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(range_.columns * range_.rows); }

    [[nodiscard]] PlacedPicture placed(const geo::Crs& crs) {
        const double left =
            level_.leftTop.x + static_cast<double>(range_.left) * level_.pixel * level_.tileWidth;
        const double top =
            level_.leftTop.y - static_cast<double>(range_.top) * level_.pixel * level_.tileHeight;
        return {std::move(picture_), {left, level_.pixel, 0, top, 0, -level_.pixel}, crs.wkt()};
    }

  private:
    const TileLevel& level_;
    bool doubleSizeAllowed_;
    TileRange range_;
    Picture picture_;
};

class TiledBackdrop final : public NamedBackdrop {
  public:
    TiledBackdrop(OpenedService opened, const BackdropOptions& options, const geo::Crs& working)
        : NamedBackdrop(opened.service.name,
                        options.attribution.empty() ? opened.service.attribution : options.attribution,
                        working),
          service_(std::move(opened.service)),
          options_(options),
          cache_(options.cacheFolder, options.limits) {
        for (Notice& notice : opened.notices) {
            note(std::move(notice));
        }
    }

    Result<Picture> picture(const geo::GroundView& view, const Task& task) const override {
        if (const auto fine = checked(view); !fine) {
            return fail(fine.error());
        }
        const auto box = groundIn(service_.crs, view.ground, working());
        if (!box) {
            return fail(box.error());
        }
        const TileRange range = *box ? chosenRange(**box, view) : TileRange();
        if (range.empty()) {
            noteNothingThere();
            return emptyPicture(view.width, view.height);
        }
        Mosaic mosaic(service_, range);
        const double pixel = (*box)->width() / view.width;
        const auto tally = fill(mosaic, lettersFor(view, pixel, service_.levels[range.level]), task);
        if (!tally) {
            return fail(tally.error());
        }
        if (tally->had == 0 && tally->failed > 0) {
            return fail(ErrorCode::CannotRead, tally->trouble, serviceRemedy(), name(), tally->technical);
        }
        if (tally->had == 0) {
            noteNothingThere();
            return emptyPicture(view.width, view.height);
        }
        if (tally->failed > 0) {
            note({Severity::Warning,
                  {"Teile der Hintergrundkarte fehlen: " + tally->trouble.de,
                   "Parts of the base map are missing: " + tally->trouble.en},
                  name(),
                  {}});
        }
        if (tally->absent > 0) {
            note(
                {Severity::Info,
                 {"Der Dienst hat nicht für alle Teile des Ausschnitts ein Bild; dort bleibt die Karte leer.",
                  "The service does not have a picture of every part of this view; there the map stays empty."},
                 name(),
                 {}});
        }
        PlacedPicture placed = mosaic.placed(service_.crs);
        return drawnFor(placed, view, working(), task);
    }

  private:
    /// As fine as the view where letters are scaled, else as fine as can be read; coarser where that would be
    /// too many.
    [[nodiscard]] TileRange chosenRange(const geo::Box& box, const geo::GroundView& view) const {
        const double drawn = box.width() / view.width;
        const double wanted =
            service_.scalesLetters
                ? drawn * 1.1
                : drawn * std::max(1.0, view.pixelsPerMm / densestFinishedPixels) * std::sqrt(2.0);
        std::size_t level = 0;
        while (level + 1 < service_.levels.size() && service_.levels[level].pixel > wanted) {
            ++level;
        }
        for (;; --level) {
            const TileRange range = rangeOf(service_, level, box);
            const double count =
                range.empty() ? 0 : static_cast<double>(range.columns) * static_cast<double>(range.rows);
            const double pixels =
                count * service_.levels[level].tileWidth * service_.levels[level].tileHeight;
            if (count <= static_cast<double>(options_.limits.mostParts) && pixels <= mostMosaicPixels) {
                return range;
            }
            if (level == 0) {
                return {};
            }
        }
    }

    /// In steps, so that the same ground has the same address at slightly other scales.
    [[nodiscard]] static int lettersFor(const geo::GroundView& view, double pixel, const TileLevel& level) {
        static constexpr double step = 24;
        const double dotsPerInch = view.pixelsPerMm * 25.4 * pixel / level.pixel;
        return static_cast<int>(std::clamp(std::round(dotsPerInch / step) * step, 72.0, 600.0));
    }

    [[nodiscard]] Result<Tally> fill(Mosaic& mosaic, int dotsPerInch, const Task& task) const {
        Tally tally;
        std::vector<std::string> addresses;
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < mosaic.count(); ++i) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            std::string address = service_.address(service_, mosaic.tile(i), dotsPerInch);
            const auto kept = cache_.find(address);
            if (kept && kept->fresh) {
                if (mosaic.add(i, kept->body)) {
                    ++tally.had;
                    continue;
                }
                cache_.forget(address);
            }
            addresses.push_back(std::move(address));
            indices.push_back(i);
        }
        std::size_t silent = 0;
        std::vector<bool> settled(addresses.size());
        const auto asked = httpGet(addresses, options_, task, [&](std::size_t i, const HttpAnswer& answer) {
            settled[i] = take(mosaic, indices[i], addresses[i], answer, tally);
            silent = answer.unreachable ? silent + 1 : 0;
            task.report(static_cast<double>(i + 1) / static_cast<double>(addresses.size()),
                        {"Hintergrundkarte laden", "Load the base map"});
            return silent < patience;
        });
        if (!asked) {
            return fail(asked.error());
        }
        for (std::size_t i = 0; i < addresses.size(); ++i) {
            if (!settled[i]) {
                useKept(mosaic, indices[i], addresses[i], tally);
            }
        }
        if (!addresses.empty()) {
            cache_.makeRoom();
        }
        return tally;
    }

    /// False if the answer is of no use.
    bool take(Mosaic& mosaic, std::size_t index, const std::string& address, const HttpAnswer& answer,
              Tally& tally) const {
        if (answer.status == 204 || answer.status == 404 || answer.status == 410) {
            ++tally.absent;
            return true;
        }
        LocalizedText trouble = answer.trouble;
        std::string technical = answer.technical;
        if (answer.status == 200) {
            const auto added = mosaic.add(index, answer.body);
            if (added) {
                cache_.keep(address, answer.body);
                ++tally.had;
                return true;
            }
            trouble = {"Der Dienst liefert nicht das verlangte Bild. " + added.error().message.de,
                       "The service does not deliver the picture asked for. " + added.error().message.en};
            technical = serviceException(answer.body);
        } else if (answer.status != 0) {
            const std::string status = std::to_string(answer.status);
            trouble = {"Der Dienst meldet einen Fehler (" + status + ").",
                       "The service reports an error (" + status + ")."};
        }
        if (tally.trouble.empty()) {
            tally.trouble = trouble;
            tally.technical = technical;
        }
        return false;
    }

    void useKept(Mosaic& mosaic, std::size_t index, const std::string& address, Tally& tally) const {
        const auto kept = cache_.find(address);
        if (kept && mosaic.add(index, kept->body)) {
            ++tally.had;
            note(keptNotice(name(), kept->day));
        } else {
            ++tally.failed;
        }
    }

    TileService service_;
    BackdropOptions options_;
    AnswerCache cache_;
};

}  // namespace

Result<geo::BackdropPtr> openServiceBackdrop(const std::string& address, const BackdropOptions& options,
                                             const geo::Crs& working, const Task& task) {
    const std::size_t colon = address.find(':');
    const std::string kind = address.substr(0, colon);
    const std::string rest = address.substr(colon + 1);
    auto opened = kind == "xyz"   ? openXyz(rest)
                  : kind == "wms" ? openWms(rest, options, working, task)
                                  : openWmts(rest, options, working, task);
    if (!opened) {
        return fail(opened.error());
    }
    return std::make_shared<const TiledBackdrop>(std::move(*opened), options, working);
}

}  // namespace nordertor::io
