// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/backdrop_painter.h"

#include <QScopedValueRollback>
#include <QSettings>
#include <cstring>
#include <utility>

#include "gui/map_navigation.h"
#include "ops/outside_map.h"
#include "render/ground_view.h"
#include "render/variant_colours.h"

namespace nordertor::gui {
namespace {

constexpr auto sourceSetting = "map/outside";
constexpr auto attributionSetting = "map/outsideAttribution";
/// A service is not asked for every step of a drag or of the wheel.
constexpr int stillMilliseconds = 200;

QImage imageOf(const Picture& picture) {
    QImage image(picture.width, picture.height, QImage::Format_ARGB32);
    const auto row = static_cast<std::size_t>(picture.width);
    for (int y = 0; y < picture.height; ++y) {
        std::memcpy(image.scanLine(y), picture.pixels.data() + row * static_cast<std::size_t>(y),
                    row * sizeof(std::uint32_t));
    }
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

QImage imageIn(style::MapVariant variant, Picture picture) {
    render::applyVariantToGround(picture, variant);
    return imageOf(picture);
}

bool covers(const render::MapView& there, const render::MapView& wanted) {
    const geo::Box box = there.box();
    const geo::Box part = wanted.box();
    return there.scaleDenominator == wanted.scaleDenominator && box.contains(part.min) &&
           box.contains(part.max);
}

}  // namespace

OutsideMap rememberedOutsideMap() {
    const QSettings settings;
    return {settings.value(sourceSetting).toString(), settings.value(attributionSetting).toString()};
}

void remember(const OutsideMap& map) {
    QSettings settings;
    settings.setValue(sourceSetting, map.source);
    settings.setValue(attributionSetting, map.attribution);
}

BackdropPainter::BackdropPainter(QString program, QObject* parent)
    : QObject(parent), program_(std::move(program)) {
    timer_.setSingleShot(true);
    timer_.setInterval(stillMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &BackdropPainter::start);
    // who cancels means also what would come next, even where what runs was being stopped for it already
    connect(&runner_, &JobRunner::cancelling, this, [this] {
        if (!superseding_) {
            dropWaiting();
        }
    });
}

void BackdropPainter::setMap(const OutsideMap& map, int workingCrsEpsg) {
    if (map == map_ && workingCrsEpsg == crs_) {
        return;
    }
    map_ = map;
    crs_ = workingCrsEpsg;
    ++generation_;
    runner_.cancel(job_);
    timer_.stop();
    waiting_.reset();
    asked_.reset();
    backdrop_.reset();
    said_ = {};
    picture_ = {};
    image_ = {};
    emit painted();
}

void BackdropPainter::setVariant(style::MapVariant variant) {
    if (variant == variant_) {
        return;
    }
    variant_ = variant;
    if (!image_.isNull()) {
        image_ = imageIn(variant, picture_);
        emit painted();
    }
}

LocalizedText BackdropPainter::credit() const {
    return backdrop_ == nullptr || image_.isNull() ? LocalizedText() : backdrop_->credit();
}

void BackdropPainter::request(const render::MapView& view, double devicePixelRatio) {
    if (map_.source.isEmpty() || crs_ == 0) {
        return;
    }
    // also what is on its way, failed or was cancelled: a status bar that grows moves the map a little
    if ((!image_.isNull() && covers(imageView_, view)) || (asked_ && covers(*asked_, view))) {
        waiting_.reset();
        timer_.stop();
        return;
    }
    waiting_ = Request{enlarged(view, roomAroundView), devicePixelRatio};
    timer_.start();
}

void BackdropPainter::start() {
    if (!waiting_) {
        return;
    }
    if (running_) {
        // its end starts the waiting one
        const QScopedValueRollback superseding(superseding_, true);
        runner_.cancel(job_);
        return;
    }
    const Request request = *std::exchange(waiting_, std::nullopt);
    running_ = true;
    asked_ = request.view;
    job_ = runner_.run<Drawn>(
        {.title = {"Hintergrundkarte laden", "Load the base map"}},
        [known = backdrop_, map = map_, crs = crs_, program = program_.toStdString(), variant = variant_,
         request](const Task& task) -> Result<Drawn> {
            auto backdrop = known != nullptr
                                ? Result<geo::BackdropPtr>(known)
                                : ops::openOutsideMap(map.source.toStdString(), map.attribution.toStdString(),
                                                      crs, program, task);
            if (!backdrop) {
                return fail(backdrop.error());
            }
            auto picture = (*backdrop)->picture(
                render::groundView(request.view, request.devicePixelRatio / mmPerPixel), task);
            if (!picture) {
                return fail(picture.error());
            }
            QImage image = imageIn(variant, *picture);
            return Drawn{std::move(*backdrop), std::move(*picture), variant, std::move(image)};
        },
        [this, view = request.view, generation = generation_](Result<Drawn> drawn) {
            running_ = false;
            if (generation == generation_) {
                finish(view, std::move(drawn));
            }
            if (waiting_ && !timer_.isActive()) {
                start();
            }
        });
}

void BackdropPainter::dropWaiting() {
    if (waiting_) {
        asked_ = std::exchange(waiting_, std::nullopt)->view;
        timer_.stop();
    }
}

void BackdropPainter::finish(const render::MapView& view, Result<Drawn> drawn) {
    if (!drawn) {
        if (drawn.error().code != ErrorCode::Cancelled) {
            const Error& error = drawn.error();
            say({error.message.de + " " + error.remedy.de, error.message.en + " " + error.remedy.en});
        }
        return;
    }
    backdrop_ = drawn->backdrop;
    picture_ = std::move(drawn->picture);
    image_ = drawn->variant == variant_ ? drawn->image : imageIn(variant_, picture_);
    imageView_ = view;
    if (const Notices notices = backdrop_->notices(); !notices.empty()) {
        say(notices.back().message);
    }
    emit painted();
}

void BackdropPainter::say(const LocalizedText& sentence) {
    if (sentence != said_) {
        said_ = sentence;
        emit troubled(sentence);
    }
}

}  // namespace nordertor::gui
