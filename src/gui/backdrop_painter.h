// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <optional>

#include "geo/backdrop.h"
#include "gui/job_runner.h"
#include "gui/words.h"
#include "render/map_view.h"
#include "style/map_variant.h"

namespace nordertor::gui {

/// What the user chose as base map from outside. Kept in the user's settings, never in a project.
struct OutsideMap {
    QString source;  ///< file or address (ops/outside_map.h); empty: none
    QString attribution;
    friend bool operator==(const OutsideMap&, const OutsideMap&) = default;
};
[[nodiscard]] OutsideMap rememberedOutsideMap();
void remember(const OutsideMap& map);

/// Opens the base map from outside and draws it in a worker thread, the newest request only and not before
/// the view has been still for a moment. What does not work is said once and leaves the last picture; it is
/// tried again when the view leaves what was asked for.
class BackdropPainter : public QObject {
    Q_OBJECT

  public:
    explicit BackdropPainter(QString program, QObject* parent = nullptr);

    /// Another map or another CRS (0: no project) drops the picture.
    void setMap(const OutsideMap& map, int workingCrsEpsg);
    [[nodiscard]] const OutsideMap& map() const { return map_; }
    /// The colours of the map that will lie on it.
    void setVariant(style::MapVariant variant);
    /// The picture reaches beyond `view` on all sides, so that it can be dragged.
    void request(const render::MapView& view, double devicePixelRatio);

    /// The newest finished picture, transparent where there is nothing; null before the first.
    [[nodiscard]] const QImage& image() const { return image_; }
    /// What the picture shows.
    [[nodiscard]] const render::MapView& imageView() const { return imageView_; }
    /// What must be named beside it; empty before the first.
    [[nodiscard]] LocalizedText credit() const;
    [[nodiscard]] JobRunner& jobs() { return runner_; }
    [[nodiscard]] bool busy() const { return timer_.isActive() || running_; }

  signals:
    /// A new picture, or none any more.
    void painted();
    /// Error or notice of the base map.
    void troubled(const nordertor::LocalizedText& sentence);

  private:
    struct Drawn {
        geo::BackdropPtr backdrop;
        Picture picture;  ///< in its own colours
        style::MapVariant variant = style::MapVariant::Colour;
        QImage image;
    };
    struct Request {
        render::MapView view;
        double devicePixelRatio = 1;
    };
    void start();
    void finish(const render::MapView& view, Result<Drawn> drawn);
    void dropWaiting();
    void say(const LocalizedText& sentence);

    QString program_;
    OutsideMap map_;
    int crs_ = 0;
    QTimer timer_;
    JobRunner runner_{1};
    JobRunner::Id job_ = 0;
    bool running_ = false;
    bool superseding_ = false;  ///< what runs is being stopped for something newer, not by the user
    unsigned generation_ = 0;   ///< of map_ and crs_; results of others are dropped
    std::optional<Request> waiting_;
    std::optional<render::MapView> asked_;  ///< last, whatever became of it
    geo::BackdropPtr backdrop_;
    Picture picture_;
    style::MapVariant variant_ = style::MapVariant::Colour;
    QImage image_;
    render::MapView imageView_;
    LocalizedText said_;
};

}  // namespace nordertor::gui
