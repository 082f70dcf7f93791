// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>
#include <QPointer>
#include <QWidget>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gui/backdrop_painter.h"
#include "gui/map_painter.h"
#include "gui/words.h"

namespace nordertor::gui {

/// A place to look at, above the map.
struct MapMark {
    geo::Point at;
    QString text;  ///< a number or two characters; may be empty
    friend bool operator==(const MapMark&, const MapMark&) = default;
};

/// The map. Drag, wheel at the pointer, double click, arrows (with Shift: farther), +, -, Home (whole area),
/// Space (what is in the middle). Pictures are drawn elsewhere and only copied here.
class MapWidget : public QWidget {
    Q_OBJECT

  public:
    explicit MapWidget(Words words, QWidget* parent = nullptr);

    /// Keeps place and scale, unless there was no map before. Null: no map.
    void setScene(const std::shared_ptr<const render::MapScene>& scene,
                  const std::shared_ptr<const style::MapStyle>& mapStyle);
    [[nodiscard]] const render::MapView& view() const { return view_; }
    void setView(const render::MapView& view);
    void setHiddenGroups(const std::set<std::string>& groups);
    void setSelectedGap(const std::string& id);
    void setSelectedFeature(const std::string& id);
    /// Lies under the map in place of its own base map, from its first picture on.
    void setBackdrop(BackdropPainter* backdrop);
    [[nodiscard]] bool hasBackdrop() const;
    /// A line from a gap to a partner, and a ring around its end.
    void setConnection(const std::optional<std::pair<geo::Point, geo::Point>>& connection);
    /// Drawn at once, whatever the picture beneath is waiting for.
    void setMarks(std::vector<MapMark> marks);
    [[nodiscard]] const std::vector<MapMark>& marks() const { return marks_; }

    /// The programme area, or all data where there is none.
    void showWholeArea();
    /// Moves and scales so that the box is seen with its surroundings.
    void showBox(const geo::Box& box);
    /// Moves only if the point is out of sight.
    void reveal(geo::Point point);
    void zoomIn();
    void zoomOut();

    [[nodiscard]] geo::Point toMap(QPointF position) const;
    [[nodiscard]] QPointF toWidget(geo::Point point) const;
    /// Whether the newest state is what is seen (for tests and exports of the screen).
    [[nodiscard]] bool upToDate() const { return !painter_.busy(); }
    [[nodiscard]] MapPainter& painter() { return painter_; }
    [[nodiscard]] QSize sizeHint() const override { return {760, 560}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

  signals:
    void viewChanged();
    void pointerMoved(double x, double y);
    void pointerLeft();
    /// A click without dragging: a place in the working CRS and how near is near, metres.
    void placeClicked(double x, double y, double tolerance);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void requestPictures();
    [[nodiscard]] static render::MmPoint toMm(QPointF position);
    [[nodiscard]] double tolerance() const;
    void paintBackdrop(QPainter& painter) const;
    void paintConnection(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintCross(QPainter& painter) const;

    Words words_;
    MapPainter painter_;
    QPointer<BackdropPainter> backdrop_;
    render::MapView view_;
    bool placed_ = false;        ///< view_ shows something the user or the project chose
    bool wholeArea_ = false;     ///< shows the whole area and keeps doing so when resized
    bool crossVisible_ = false;  ///< keyboard users see what Space asks about
    std::optional<std::pair<geo::Point, geo::Point>> connection_;
    std::vector<MapMark> marks_;
    std::optional<QPointF> pressedAt_;
    QPointF draggedFrom_;
    bool dragging_ = false;
};

}  // namespace nordertor::gui
