// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_painter.h"

#include <algorithm>
#include <utility>

#include "gui/map_navigation.h"
#include "render/map_view_renderer.h"

namespace nordertor::gui {
namespace {

/// Coarse on purpose: it is only seen for a blink.
constexpr double overviewMm = 200;

}  // namespace

MapPainter::MapPainter(QObject* parent) : QObject(parent) {}

void MapPainter::setScene(std::shared_ptr<const render::MapScene> scene,
                          std::shared_ptr<const style::MapStyle> mapStyle) {
    scene_ = std::move(scene);
    mapStyle_ = std::move(mapStyle);
    waiting_.reset();
    overviewWanted_ = scene_ != nullptr;
    if (running_) {
        running_->ofOldScene = true;
        runner_.cancel(job_);
    }
    if (scene_ == nullptr) {
        image_ = {};
        overview_ = {};
        emit painted();
    }
}

void MapPainter::request(const render::MapView& view, double devicePixelRatio, bool transparent) {
    if (scene_ == nullptr || mapStyle_ == nullptr) {
        return;
    }
    const Request request{enlarged(view, roomAroundView), devicePixelRatio, transparent};
    overviewWanted_ = overviewWanted_ || view.hiddenGroups != overviewView_.hiddenGroups;
    if (!running_) {
        start(request);
        return;
    }
    if (running_->view == request.view && running_->transparent == transparent && !running_->ofOldScene) {
        waiting_.reset();
        return;
    }
    waiting_ = request;
    if (!sameLook(running_->view, request.view) || running_->transparent != transparent) {
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
                                      {.pixelsPerMm = ratio / mmPerPixel,
                                       .devicePixelRatio = ratio,
                                       .transparent = request.transparent},
                                      task.stopToken());
        },
        [this](Result<QImage> image) { finish(std::move(image)); });
}

void MapPainter::finish(Result<QImage> image) {
    const Request done = *std::exchange(running_, std::nullopt);
    const bool useful = image && !done.ofOldScene;
    if (useful && done.overview) {
        overview_ = std::move(*image);
        overviewView_ = done.view;
        overviewWanted_ = false;
    } else if (useful) {
        image_ = std::move(*image);
        imageView_ = done.view;
        imageTransparent_ = done.transparent;
    }
    if (waiting_) {
        start(*std::exchange(waiting_, std::nullopt));
    } else if (overviewWanted_ && !done.overview && scene_ != nullptr) {
        startOverview();
    }
    if (useful) {
        emit painted();
    }
}

void MapPainter::startOverview() {
    const geo::Box& data = scene_->dataBox();
    if (data.empty()) {
        return;
    }
    Request request{.view = render::viewOf(data, overviewMm, overviewMm)};
    request.view.hiddenGroups = imageView_.hiddenGroups;
    request.view.selectedGap = imageView_.selectedGap;
    request.transparent = imageTransparent_;
    request.overview = true;
    start(request);
}

}  // namespace nordertor::gui
