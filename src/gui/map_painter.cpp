// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/map_navigation.h"
#include "render/map_view_renderer.h"
#include "render/variant_colours.h"

namespace nordertor::gui {
namespace {

using render::MapPart;

/// Coarse on purpose: it is only seen for a blink.
constexpr double overviewMm = 200;
/// The screens around a full HD view at three scales.
constexpr std::size_t usualCacheBytes = 192U << 20U;
constexpr std::size_t mostWorkers = 2;
/// Signs are placed for a region that begins and ends at every second tile, at least one around the view.
constexpr int regionStep = 2;
/// Eyes see tiles arrive, but a remote screen is not sent a picture for each.
constexpr int repaintMilliseconds = 40;
/// Placements kept; their tiles go with them.
constexpr std::size_t mostSheets = 24;
constexpr std::size_t mostNotices = 100;
constexpr QRect everywhere(0, 0, 1 << 16, 1 << 16);

render::MapView tileView(const SheetLook& look, const TileRange& tiles) {
    render::MapView view = look.grid.viewOf(tiles);
    view.hiddenGroups = look.hiddenGroups;
    view.selectedGap = look.selectedGap;
    view.selectedFeature = look.selectedFeature;
    return view;
}

render::PixelFrame frameOf(const SheetLook& look, TileIndex tile) {
    const bool ground = look.part == MapPart::Ground;
    const double side = look.grid.tileMm();
    return {ground ? render::MmPoint{}
                   : render::MmPoint{(tile.column - look.region.left) * side,
                                     (tile.row - look.region.top) * side},
            look.grid.tilePixels(), look.grid.tilePixels()};
}

/// Of ground and signs.
std::size_t bytesOf(const TileGrid& grid, const TileRange& tiles) {
    const auto side = static_cast<std::size_t>(grid.tilePixels());
    constexpr std::size_t sheets = 2;
    constexpr std::size_t bytesOfPixel = 4;
    return sheets * bytesOfPixel * side * side * static_cast<std::size_t>(tiles.count());
}

}  // namespace

MapPainter::MapPainter(QObject* parent) : QObject(parent), cache_(usualCacheBytes) {
    repaintTimer_.setSingleShot(true);
    repaintTimer_.setInterval(repaintMilliseconds);
    connect(&repaintTimer_, &QTimer::timeout, this, &MapPainter::repaint);
}

void MapPainter::setScene(std::shared_ptr<const render::MapScene> scene,
                          std::shared_ptr<const style::MapStyle> mapStyle) {
    scene_ = std::move(scene);
    mapStyle_ = std::move(mapStyle);
    ++generation_;
    for (Running& running : running_) {
        running.stopped = true;
        runner_.cancel(running.job);
    }
    if (ground_ != nullptr && (standIn_ == nullptr || ground_->wasComplete)) {
        standIn_ = ground_;
    }
    ground_.reset();
    signs_.reset();
    if (scene_ == nullptr) {
        standIn_.reset();
        shownSigns_.reset();
        overview_ = {};
    }
    overviewWanted_ = scene_ != nullptr;
    forgetUnusedSheets();
    if (!notices_.empty()) {
        notices_.clear();
        emit noticesChanged();
    }
    if (scene_ == nullptr) {
        toRepaint_ = QRegion();
        emit painted(everywhere);
    }
}

void MapPainter::request(const render::MapView& view, double devicePixelRatio, bool transparent) {
    if (scene_ == nullptr || mapStyle_ == nullptr) {
        return;
    }
    overviewWanted_ = overviewWanted_ || view.hiddenGroups != overviewView_.hiddenGroups;
    view_ = view;
    devicePixelRatio_ = devicePixelRatio;
    transparent_ = transparent;
    const TileGrid grid(view.scaleDenominator, devicePixelRatio);
    SheetLook ground;
    ground.generation = generation_;
    ground.grid = grid;
    ground.hiddenGroups = view.hiddenGroups;
    SheetLook signs = ground;
    ground.transparent = transparent;
    signs.part = MapPart::Signs;
    signs.selectedGap = view.selectedGap;
    signs.selectedFeature = view.selectedFeature;
    signs.region = grid.covering(view.box()).grownBy(1).snappedTo(regionStep);
    changeSheets(ground, signs);
    cache_.setMostBytes(std::max(usualCacheBytes, bytesOf(grid, visible()) * 5 / 4));
    settle();
    schedule();
}

void MapPainter::changeSheets(const SheetLook& ground, const SheetLook& signs) {
    if (ground_ == nullptr || ground_->look != ground) {
        const SheetPtr before = std::exchange(ground_, sheetFor(ground));
        // while one zooms on, a whole picture is a better stand-in than the beginning of a newer one
        if (before != nullptr && (standIn_ == nullptr || before->wasComplete)) {
            standIn_ = before;
        }
        repaintSoon(everywhere);
    }
    if (signs_ == nullptr || signs_->look != signs) {
        signs_ = sheetFor(signs);
    }
}

MapPainter::SheetPtr MapPainter::sheetFor(const SheetLook& look) {
    const auto known = std::find_if(sheets_.begin(), sheets_.end(),
                                    [&](const SheetPtr& sheet) { return sheet->look == look; });
    if (known != sheets_.end()) {
        std::rotate(known, known + 1, sheets_.end());
        return sheets_.back();
    }
    forgetUnusedSheets();
    auto sheet = std::make_shared<MapSheet>();
    sheet->id = ++lastSheet_;
    sheet->look = look;
    sheets_.push_back(sheet);
    return sheet;
}

/// Of other states of the project, without a tile left, and the oldest if there are many.
void MapPainter::forgetUnusedSheets() {
    std::size_t kept = 0;
    std::vector<SheetPtr> sheets;
    for (auto sheet = sheets_.rbegin(); sheet != sheets_.rend(); ++sheet) {
        const bool shown =
            *sheet == ground_ || *sheet == signs_ || *sheet == standIn_ || *sheet == shownSigns_;
        const bool useful = (*sheet)->look.generation == generation_ && !cache_.tilesOf((*sheet)->id).empty();
        if (shown || (useful && kept < mostSheets)) {
            sheets.insert(sheets.begin(), *sheet);
            ++kept;
        }
    }
    sheets_ = std::move(sheets);
    cache_.dropSheets([&](std::uint32_t id) {
        return std::none_of(sheets_.begin(), sheets_.end(),
                            [&](const SheetPtr& sheet) { return sheet->id == id; });
    });
}

TileRange MapPainter::visible() const {
    return TileGrid(view_.scaleDenominator, devicePixelRatio_).covering(view_.box());
}

bool MapPainter::complete(const SheetPtr& sheet) const {
    const TileRange tiles = visible();
    for (int row = tiles.top; row < tiles.bottom; ++row) {
        for (int column = tiles.left; column < tiles.right; ++column) {
            if (!cache_.contains({sheet->id, {column, row}})) {
                return false;
            }
        }
    }
    return true;
}

bool MapPainter::busy() const {
    return scene_ != nullptr && ground_ != nullptr &&
           (!complete(ground_) || shownSigns_ != signs_ || !complete(signs_));
}

void MapPainter::wantTiles(std::vector<Wanted>& wanted, const SheetPtr& sheet, const TileRange& tiles) {
    for (const TileIndex tile : sheet->look.grid.nearestFirst(tiles, view_.centre)) {
        // looked for also to tell the cache that it is of use
        if (cache_.find({sheet->id, tile}) == nullptr) {
            wanted.push_back({Work::Tile, sheet, tile});
        }
    }
}

/// What is missing, the most urgent first.
std::vector<MapPainter::Wanted> MapPainter::wanted() {
    std::vector<Wanted> wanted;
    if (scene_ == nullptr || ground_ == nullptr) {
        return wanted;
    }
    const TileRange seen = visible();
    if (signs_->signs == nullptr) {
        wanted.push_back({Work::Placement, signs_, {}});
    }
    wantTiles(wanted, ground_, seen);
    if (signs_->signs != nullptr) {
        wantTiles(wanted, signs_, seen);
    }
    const bool allSeen = wanted.empty();
    const TileRange around = seen.grownBy(1);
    if (bytesOf(ground_->look.grid, around) < cache_.mostBytes()) {
        wantTiles(wanted, ground_, around);
        if (signs_->signs != nullptr) {
            wantTiles(wanted, signs_, around);
        }
    }
    if (allSeen && overviewWanted_ && !scene_->dataBox().empty()) {
        wanted.push_back({Work::Overview, nullptr, {}});
    }
    return wanted;
}

void MapPainter::schedule() {
    const std::vector<Wanted> all = wanted();
    const auto isWanted = [&](const Wanted& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (Running& running : running_) {
        if (!running.stopped && !isWanted(running.wanted)) {
            running.stopped = true;
            runner_.cancel(running.job);
        }
    }
    for (const Wanted& one : all) {
        if (running_.size() >= mostWorkers) {
            return;
        }
        const bool underWay = std::any_of(running_.begin(), running_.end(), [&](const Running& running) {
            return !running.stopped && running.wanted == one;
        });
        if (!underWay) {
            start(one);
        }
    }
}

void MapPainter::start(const Wanted& wanted) {
    const Serial serial = ++lastSerial_;
    const JobRunner::Id job = wanted.work == Work::Tile        ? startTile(serial, wanted)
                              : wanted.work == Work::Placement ? startPlacement(serial, wanted.sheet)
                                                               : startOverview(serial);
    running_.push_back({serial, job, wanted, false});
}

JobRunner::Id MapPainter::startTile(Serial serial, const Wanted& wanted) {
    return runner_.run<Drawn>(
        {},
        [scene = scene_, mapStyle = mapStyle_, look = wanted.sheet->look, signs = wanted.sheet->signs,
         tile = wanted.tile](const Task& task) -> Result<Drawn> {
            const render::PixelGrid pixels{.pixelsPerMm = look.grid.pixelsPerMm()};
            if (look.part == MapPart::Signs) {
                auto image = render::paintFrame(*signs, frameOf(look, tile), pixels, task.stopToken());
                return image ? Result<Drawn>(Drawn{std::move(*image), {}}) : fail(image.error());
            }
            const TileRange one{tile.column, tile.row, tile.column + 1, tile.row + 1};
            auto drawing = render::drawMap(*scene, *mapStyle, tileView(look, one), {.part = look.part},
                                           task.stopToken());
            if (!drawing) {
                return fail(drawing.error());
            }
            if (look.transparent) {
                drawing->list.background.a = 0;
            }
            render::applyVariant(drawing->list, mapStyle->variant);
            auto image = render::paintFrame(drawing->list, frameOf(look, tile), pixels, task.stopToken());
            if (!image) {
                return fail(image.error());
            }
            // without an alpha channel it is copied to the screen instead of blended
            return Drawn{look.transparent ? std::move(*image)
                                          : std::move(*image).convertToFormat(QImage::Format_RGB32),
                         std::move(drawing->notices)};
        },
        [this, serial, wanted](Result<Drawn> drawn) {
            const SheetLook& look = wanted.sheet->look;
            if (takeBack(serial, look.generation, drawn ? nullptr : &drawn.error())) {
                // what cannot be drawn is not tried again and again
                cache_.put({wanted.sheet->id, wanted.tile}, drawn ? std::move(drawn->image) : QImage());
                if (drawn) {
                    addNotices(drawn->notices);
                }
                if ((wanted.sheet == ground_ || wanted.sheet == shownSigns_) &&
                    visible().contains(wanted.tile)) {
                    repaintSoon(SheetPlacement(look.grid, view_, devicePixelRatio_).rectOf(wanted.tile));
                }
                settle();
            }
            schedule();
        });
}

JobRunner::Id MapPainter::startPlacement(Serial serial, const SheetPtr& sheet) {
    return runner_.run<render::MapDrawing>(
        {},
        [scene = scene_, mapStyle = mapStyle_, look = sheet->look](const Task& task) {
            auto drawing = render::drawMap(*scene, *mapStyle, tileView(look, look.region),
                                           {.part = look.part}, task.stopToken());
            if (drawing) {
                render::applyVariant(drawing->list, mapStyle->variant);
            }
            return drawing;
        },
        [this, serial, sheet](Result<render::MapDrawing> drawing) {
            if (takeBack(serial, sheet->look.generation, drawing ? nullptr : &drawing.error())) {
                render::DrawList nothing;
                nothing.background.a = 0;
                sheet->signs = std::make_shared<const render::DrawList>(drawing ? std::move(drawing->list)
                                                                                : std::move(nothing));
                if (drawing) {
                    addNotices(drawing->notices);
                }
            }
            schedule();
        });
}

JobRunner::Id MapPainter::startOverview(Serial serial) {
    render::MapView view = render::viewOf(scene_->dataBox(), overviewMm, overviewMm);
    view.hiddenGroups = view_.hiddenGroups;
    view.selectedGap = view_.selectedGap;
    return runner_.run<QImage>(
        {},
        [scene = scene_, mapStyle = mapStyle_, view, ratio = devicePixelRatio_,
         transparent = transparent_](const Task& task) {
            return render::renderView(*scene, *mapStyle, view,
                                      {.pixelsPerMm = ratio / mmPerPixel, .transparent = transparent},
                                      task.stopToken());
        },
        [this, serial, view, generation = generation_](Result<QImage> image) {
            if (takeBack(serial, generation, image ? nullptr : &image.error())) {
                overviewWanted_ = false;
                if (image) {
                    overview_ = std::move(*image);
                    overviewView_ = view;
                }
            }
            schedule();
        });
}

bool MapPainter::takeBack(Serial serial, unsigned generation, const Error* error) {
    std::erase_if(running_, [&](const Running& one) { return one.serial == serial; });
    if (generation != generation_) {
        return false;
    }
    if (error == nullptr || error->code == ErrorCode::Cancelled) {
        return error == nullptr;
    }
    addNotices({{Severity::Warning,
                 {error->message.de + " " + error->remedy.de, error->message.en + " " + error->remedy.en},
                 error->file,
                 error->place,
                 1}});
    return true;
}

/// What is complete takes the place of what stood in for it.
void MapPainter::settle() {
    if (shownSigns_ != signs_ && complete(signs_)) {
        shownSigns_ = signs_;
        repaintSoon(everywhere);
        forgetUnusedSheets();
    }
    if (complete(ground_)) {
        ground_->wasComplete = true;
        if (std::exchange(standIn_, nullptr) != nullptr) {
            forgetUnusedSheets();
        }
    }
    if (!busy() && repaintTimer_.isActive()) {
        repaint();
    }
}

void MapPainter::addNotices(const Notices& notices) {
    bool isNew = false;
    for (const Notice& notice : notices) {
        // each tile tells of the same again, of other features; the most of one tile stand for all
        const auto known = std::find_if(notices_.begin(), notices_.end(), [&](const Notice& one) {
            return one.message == notice.message && one.file == notice.file;
        });
        if (known == notices_.end() && notices_.size() < mostNotices) {
            notices_.push_back(notice);
            isNew = true;
        }
    }
    if (isNew) {
        emit noticesChanged();
    }
}

void MapPainter::repaintSoon(const QRegion& devicePixels) {
    toRepaint_ += devicePixels;
    if (!repaintTimer_.isActive()) {
        repaintTimer_.start();
    }
}

void MapPainter::repaint() {
    repaintTimer_.stop();
    QRegion where;
    for (const QRect& rect : std::exchange(toRepaint_, QRegion())) {
        where += QRectF(QPointF(rect.topLeft()) / devicePixelRatio_, QSizeF(rect.size()) / devicePixelRatio_)
                     .toAlignedRect();
    }
    emit painted(where);
}

void MapPainter::paint(QPainter& painter) {
    if (scene_ == nullptr && standIn_ == nullptr) {
        return;
    }
    painter.save();
    painter.scale(1 / devicePixelRatio_, 1 / devicePixelRatio_);
    const auto draw = [&](const SheetPtr& sheet) {
        return paintSheet(painter, cache_, *sheet,
                          SheetPlacement(sheet->look.grid, view_, devicePixelRatio_));
    };
    const double pixelsPerMm = devicePixelRatio_ / mmPerPixel;
    QRegion missing(QRectF(0, 0, view_.widthMm * pixelsPerMm, view_.heightMm * pixelsPerMm).toAlignedRect());
    if (ground_ != nullptr) {
        missing -= draw(ground_);
    }
    if (!missing.isEmpty() && standIn_ != nullptr) {
        painter.setClipRegion(missing, Qt::IntersectClip);
        missing -= draw(standIn_);
    }
    if (!missing.isEmpty() && !overview_.isNull()) {
        painter.setClipRegion(missing, Qt::IntersectClip);
        const render::MmPoint corner = view_.toMm(overviewView_.toMap({0, 0}));
        const double factor = overviewView_.scaleDenominator / view_.scaleDenominator * pixelsPerMm;
        painter.drawImage(
            QRectF(QPointF(corner.x, corner.y) * pixelsPerMm, QSizeF(overviewMm, overviewMm) * factor),
            overview_);
    }
    painter.restore();
    if (shownSigns_ != nullptr) {
        painter.save();
        painter.scale(1 / devicePixelRatio_, 1 / devicePixelRatio_);
        (void)draw(shownSigns_);
        painter.restore();
    }
}

}  // namespace nordertor::gui
