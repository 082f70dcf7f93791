// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QObject>
#include <QRegion>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "base/notice.h"
#include "gui/job_runner.h"
#include "gui/map_sheet.h"
#include "render/map_scene.h"
#include "render/map_view.h"
#include "style/map_style.h"

namespace nordertor::gui {

/// Draws the map in tiles, in two worker threads, what is nearest to the middle first, and keeps them. The
/// ground is drawn tile by tile; circles, texts and icons are placed for a region larger than the view, which
/// depends on the view only, and shown when all of the view is there. Until then, what was shown before and
/// an overview of all data stand in. When there is nothing else to do, the tiles around the view are drawn.
/// What a view no longer needs is stopped. Reasons: docs/decisions/0014-tiles-and-signs-on-screen.md
class MapPainter : public QObject {
    Q_OBJECT

  public:
    explicit MapPainter(QObject* parent = nullptr);

    /// Both null: no map; the picture is dropped. Else what was shown stays until the new is there.
    void setScene(std::shared_ptr<const render::MapScene> scene,
                  std::shared_ptr<const style::MapStyle> mapStyle);
    [[nodiscard]] bool dark() const {
        return mapStyle_ != nullptr && mapStyle_->variant == style::MapVariant::Dark;
    }
    [[nodiscard]] const std::shared_ptr<const render::MapScene>& scene() const { return scene_; }
    /// What is to be seen now. `transparent`: it lies over another picture.
    void request(const render::MapView& view, double devicePixelRatio, bool transparent = false);

    /// What there is for the view asked for last; the painter's unit is a pixel of its device over
    /// `devicePixelRatio`. Copies pictures only.
    void paint(QPainter& painter);
    /// Whether anything can be shown.
    [[nodiscard]] bool empty() const { return !ground_ && !standIn_ && overview_.isNull(); }
    /// Whether something of the view asked for is still to come.
    [[nodiscard]] bool busy() const;
    /// What could not be drawn as the style says, or not at all; each once since the last setScene().
    [[nodiscard]] const Notices& notices() const { return notices_; }

    [[nodiscard]] TileCache& cache() { return cache_; }
    [[nodiscard]] const std::shared_ptr<MapSheet>& ground() const { return ground_; }
    [[nodiscard]] const std::shared_ptr<MapSheet>& signs() const { return signs_; }
    [[nodiscard]] JobRunner& jobs() { return runner_; }

  signals:
    /// Something to be seen is new; where, in reference pixels of the view. Several tiles at a time.
    void painted(const QRegion& where);
    void noticesChanged();

  private:
    using SheetPtr = std::shared_ptr<MapSheet>;
    enum class Work { Tile, Placement, Overview };
    struct Wanted {
        Work work = Work::Tile;
        SheetPtr sheet;
        TileIndex tile;
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    using Serial = std::uint64_t;
    struct Running {
        Serial serial = 0;
        JobRunner::Id job = 0;
        Wanted wanted;
        bool stopped = false;
    };
    struct Drawn {
        QImage image;
        Notices notices;
    };

    [[nodiscard]] SheetPtr sheetFor(const SheetLook& look);
    void changeSheets(const SheetLook& ground, const SheetLook& signs);
    void forgetUnusedSheets();
    [[nodiscard]] TileRange visible() const;
    [[nodiscard]] bool complete(const SheetPtr& sheet) const;
    void wantTiles(std::vector<Wanted>& wanted, const SheetPtr& sheet, const TileRange& tiles);
    [[nodiscard]] std::vector<Wanted> wanted();
    void schedule();
    void start(const Wanted& wanted);
    JobRunner::Id startTile(Serial serial, const Wanted& wanted);
    JobRunner::Id startPlacement(Serial serial, const SheetPtr& sheet);
    JobRunner::Id startOverview(Serial serial);
    /// The work has ended, with an error or (null) without. Whether it counts: it was not stopped, and is of
    /// the present scene.
    bool takeBack(Serial serial, unsigned generation, const Error* error);
    void settle();
    void addNotices(const Notices& notices);
    void repaintSoon(const QRegion& devicePixels);
    void repaint();

    JobRunner runner_{2};
    std::shared_ptr<const render::MapScene> scene_;
    std::shared_ptr<const style::MapStyle> mapStyle_;
    unsigned generation_ = 0;
    render::MapView view_;
    double devicePixelRatio_ = 1;
    bool transparent_ = false;

    TileCache cache_;
    std::uint32_t lastSheet_ = 0;
    std::vector<SheetPtr> sheets_;  ///< the latest last
    SheetPtr ground_;               ///< wanted
    SheetPtr signs_;                ///< wanted
    SheetPtr standIn_;              ///< ground seen where the wanted one is missing
    SheetPtr shownSigns_;
    std::vector<Running> running_;
    Serial lastSerial_ = 0;
    QImage overview_;
    render::MapView overviewView_;
    bool overviewWanted_ = false;

    Notices notices_;
    QTimer repaintTimer_;
    QRegion toRepaint_;  ///< device pixels
};

}  // namespace nordertor::gui
