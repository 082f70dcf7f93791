// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_painter.h"

#include <algorithm>
#include <utility>

#include "gui/map_navigation.h"
#include "render/map_view_renderer.h"

namespace nordertor::gui {
namespace {

/// Room around the window, as a share of it: a drag of this length shows no empty edge.
constexpr double edge = 0.15;

}  // namespace

MapPainter::MapPainter(QObject* parent) : QObject(parent) {}

void MapPainter::setScene(std::shared_ptr<const render::MapScene> scene,
                          std::shared_ptr<const style::MapStyle> mapStyle) {
    scene_ = std::move(scene);
    mapStyle_ = std::move(mapStyle);
    waiting_.reset();
    if (running_) {
        running_->ofOldScene = true;
        runner_.cancel(job_);
    }
    if (scene_ == nullptr) {
        image_ = {};
        emit painted();
    }
}

void MapPainter::request(const render::MapView& view, double devicePixelRatio) {
    if (scene_ == nullptr || mapStyle_ == nullptr) {
        return;
    }
    const Request request{enlarged(view, edge), devicePixelRatio};
    if (!running_) {
        start(request);
        return;
    }
    if (running_->view == request.view && !running_->ofOldScene) {
        waiting_.reset();
        return;
    }
    waiting_ = request;
    if (!sameLook(running_->view, request.view)) {
        runner_.cancel(job_);
    }
}

void MapPainter::start(const Request& request) {
    running_ = request;
    job_ = runner_.run<QImage>(
        {},
        [scene = scene_, mapStyle = mapStyle_, request](const Task& task) {
            const double ratio = request.devicePixelRatio;
            return render::renderView(*scene, *mapStyle, request.view,
                                      {.pixelsPerMm = ratio / mmPerPixel, .devicePixelRatio = ratio},
                                      task.stopToken());
        },
        [this](Result<QImage> image) { finish(std::move(image)); });
}

void MapPainter::finish(Result<QImage> image) {
    const Request done = *std::exchange(running_, std::nullopt);
    if (image && !done.ofOldScene) {
        image_ = std::move(*image);
        imageView_ = done.view;
    }
    if (waiting_) {
        start(*std::exchange(waiting_, std::nullopt));
    }
    if (image && !done.ofOldScene) {
        emit painted();
    }
}

}  // namespace nordertor::gui
