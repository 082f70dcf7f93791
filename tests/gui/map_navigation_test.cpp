// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_navigation.h"

#include <gtest/gtest.h>

#include "gui/map_scale_bar.h"

namespace nordertor::gui {
namespace {

render::MapView someView() {
    render::MapView view;
    view.centre = {514400, 5832900};
    view.scaleDenominator = 5000;
    view.widthMm = 200;
    view.heightMm = 150;
    return view;
}

// Truth: 1 mm at 1:5,000 is 5 m on the ground, by the definition of a scale.
TEST(MapNavigation, PutsPlacesWhereTheScaleSays) {
    const render::MapView view = someView();
    EXPECT_EQ(view.toMap({100, 75}), view.centre);
    EXPECT_EQ(view.toMap({101, 75}), (geo::Point{514405, 5832900}));
    EXPECT_EQ(view.toMap({100, 74}), (geo::Point{514400, 5832905}));
}

TEST(MapNavigation, ComesBackFromMapToDrawing) {
    const render::MapView view = someView();
    for (const render::MmPoint at : {render::MmPoint{0, 0}, {13.5, 99}, {200, 150}}) {
        const render::MmPoint back = view.toMm(view.toMap(at));
        EXPECT_NEAR(back.x, at.x, 1e-6);
        EXPECT_NEAR(back.y, at.y, 1e-6);
    }
}

TEST(MapNavigation, DragsThePlaceWithThePointer) {
    const render::MapView before = someView();
    const geo::Point held = before.toMap({40, 60});
    const render::MapView after = panned(before, 25, -10);
    EXPECT_NEAR(after.toMm(held).x, 65, 1e-6);
    EXPECT_NEAR(after.toMm(held).y, 50, 1e-6);
    EXPECT_EQ(after.scaleDenominator, before.scaleDenominator);
}

TEST(MapNavigation, KeepsThePlaceUnderThePointerWhenZooming) {
    const render::MapView before = someView();
    for (const double factor : {0.3, 1.4142, 2.0, 17.0}) {
        const render::MmPoint at{33, 120};
        const geo::Point held = before.toMap(at);
        const render::MapView after = zoomed(before, at, factor);
        EXPECT_NEAR(after.scaleDenominator, before.scaleDenominator / factor, 1e-9);
        EXPECT_NEAR(after.toMm(held).x, at.x, 1e-6);
        EXPECT_NEAR(after.toMm(held).y, at.y, 1e-6);
    }
}

TEST(MapNavigation, StaysWithinTheScalesAndStillHoldsThePlace) {
    const render::MmPoint at{5, 5};
    const render::MapView before = someView();
    const geo::Point held = before.toMap(at);
    const render::MapView near = zoomed(before, at, 1e9);
    const render::MapView far = zoomed(before, at, 1e-9);
    EXPECT_EQ(near.scaleDenominator, smallestDenominator);
    EXPECT_EQ(far.scaleDenominator, largestDenominator);
    EXPECT_NEAR(near.toMm(held).x, at.x, 1e-4);
    EXPECT_NEAR(far.toMm(held).y, at.y, 1e-6);
}

TEST(MapNavigation, ZoomingInAndOutAgainIsWhereItWas) {
    const render::MapView before = someView();
    const render::MapView after = zoomed(zoomed(before, {20, 30}, 3), {20, 30}, 1.0 / 3);
    EXPECT_NEAR(after.centre.x, before.centre.x, 1e-6);
    EXPECT_NEAR(after.centre.y, before.centre.y, 1e-6);
}

TEST(MapNavigation, ShowsABoxWholeButNotTooClose) {
    const render::MapView view = someView();
    geo::Box large;
    large.add(geo::Point{500000, 5800000});
    large.add(geo::Point{502000, 5804000});
    const render::MapView whole = showing(view, large, 2500);
    EXPECT_TRUE(whole.box().contains(large.min));
    EXPECT_TRUE(whole.box().contains(large.max));
    geo::Box point;
    point.add(geo::Point{500000, 5800000});
    EXPECT_EQ(showing(view, point, 2500).scaleDenominator, 2500);
    EXPECT_EQ(showing(view, point, 2500).centre, (geo::Point{500000, 5800000}));
}

TEST(MapNavigation, EnlargesAroundTheSameMiddle) {
    const render::MapView larger = enlarged(someView(), 0.25);
    EXPECT_DOUBLE_EQ(larger.widthMm, 300);
    EXPECT_DOUBLE_EQ(larger.heightMm, 225);
    EXPECT_EQ(larger.toMap({150, 112.5}), someView().centre);
}

TEST(MapScaleBar, TakesARoundLength) {
    EXPECT_DOUBLE_EQ(roundLength(199), 100);
    EXPECT_DOUBLE_EQ(roundLength(200), 200);
    EXPECT_DOUBLE_EQ(roundLength(4999), 2000);
    EXPECT_DOUBLE_EQ(roundLength(7), 5);
    EXPECT_DOUBLE_EQ(roundLength(0.35), 0.2);
}

}  // namespace
}  // namespace nordertor::gui
