// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QObject>
#include <memory>
#include <optional>

#include "gui/job_runner.h"
#include "render/map_scene.h"
#include "render/map_view.h"
#include "style/map_style.h"

namespace nordertor::gui {

/// Draws the map in a worker thread, the newest request only. A drawing that would be of use although the map
/// moved on (same scale and content) is finished, any other is stopped. When there is nothing else to do, an
/// overview of all data is drawn, so that zooming out quickly never shows an empty sheet.
class MapPainter : public QObject {
    Q_OBJECT

  public:
    explicit MapPainter(QObject* parent = nullptr);

    /// Both null: no map; the picture is dropped.
    void setScene(std::shared_ptr<const render::MapScene> scene,
                  std::shared_ptr<const style::MapStyle> mapStyle);
    [[nodiscard]] const std::shared_ptr<const render::MapScene>& scene() const { return scene_; }
    /// The picture reaches beyond `view` on all sides, so that it can be dragged. `transparent`: it lies over
    /// another one.
    void request(const render::MapView& view, double devicePixelRatio, bool transparent = false);

    /// The newest finished picture; null before the first.
    [[nodiscard]] const QImage& image() const { return image_; }
    /// What the picture shows.
    [[nodiscard]] const render::MapView& imageView() const { return imageView_; }
    [[nodiscard]] bool imageTransparent() const { return imageTransparent_; }
    /// A coarse picture of all data, perhaps of a slightly older state; null before the first.
    [[nodiscard]] const QImage& overview() const { return overview_; }
    [[nodiscard]] const render::MapView& overviewView() const { return overviewView_; }
    /// Whether a picture that was asked for is still to come.
    [[nodiscard]] bool busy() const { return waiting_ || (running_ && !running_->overview); }

  signals:
    void painted();

  private:
    struct Request {
        render::MapView view;
        double devicePixelRatio = 1;
        bool transparent = false;
        bool ofOldScene = false;
        bool overview = false;
    };
    void start(const Request& request);
    void finish(Result<QImage> image);
    void startOverview();

    JobRunner runner_{1};
    std::shared_ptr<const render::MapScene> scene_;
    std::shared_ptr<const style::MapStyle> mapStyle_;
    std::optional<Request> running_;
    std::optional<Request> waiting_;
    JobRunner::Id job_ = 0;
    QImage image_;
    render::MapView imageView_;
    bool imageTransparent_ = false;
    QImage overview_;
    render::MapView overviewView_;
    bool overviewWanted_ = false;
};

}  // namespace nordertor::gui
