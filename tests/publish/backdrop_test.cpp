// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QImage>
#include <set>

#include "base/file.h"
#include "publish/atlas.h"
#include "publish/page_content_p.h"
#include "render/small_project.h"
#include "render/variant_colours.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Red, with a transparent band as wide as a tenth in the middle.
class RedGround final : public geo::Backdrop {
  public:
    Result<Picture> picture(const geo::GroundView& view, const Task&) const override {
        ++timesAsked;
        if (broken) {
            return fail(ErrorCode::CannotRead, {"Der Dienst ist nicht zu erreichen.", "No service."});
        }
        asked = view;
        Picture picture{view.width, view.height, {}};
        if (elsewhere) {
            picture.pixels.assign(static_cast<std::size_t>(view.width) * view.height, 0U);
            return picture;
        }
        for (int i = 0; i < view.width * view.height; ++i) {
            const double across = (i % view.width + 0.5) / view.width;
            picture.pixels.push_back(std::abs(across - 0.5) < 0.05 ? 0U : 0xffff0000U);
        }
        return picture;
    }
    [[nodiscard]] LocalizedText credit() const override {
        return {"Hintergrundkarte: © Testamt", "Base map: © Test office"};
    }
    [[nodiscard]] Notices notices() const override {
        return {{Severity::Warning, {"Teile fehlen.", "Parts are missing."}, {}, {}}};
    }

    bool broken = false;
    bool elsewhere = false;
    mutable geo::GroundView asked;
    mutable int timesAsked = 0;
};

/// A street and a house from outside; its picture is never asked for.
class VectorTown final : public geo::Backdrop, public model::VectorGround {
  public:
    Result<Picture> picture(const geo::GroundView&, const Task&) const override {
        ADD_FAILURE() << "vectors are drawn with the map";
        return fail(ErrorCode::CannotRead, {"Kein Bild.", "No picture."});
    }
    Result<model::BaseMap> map(const geo::Box& ground, double scaleDenominator, const Task&) const override {
        asked = ground;
        askedDenominator = scaleDenominator;
        model::BaseMap map;
        if (elsewhere) {
            return map;
        }
        model::Street street;
        street.id = "1";
        street.name = "Fremde Straße";
        street.highway = model::Highway::Residential;
        street.points = {{test::origin.x - 150, test::origin.y + 60},
                         {test::origin.x + 550, test::origin.y + 60}};
        street.nodes = {1, 2};
        map.streets.push_back(street);
        model::Building house;
        house.id = "2";
        house.use = model::BuildingUse::Residential;
        house.shape = test::square(100, 100, 200, 200);
        map.buildings.push_back(house);
        return map;
    }
    [[nodiscard]] LocalizedText credit() const override {
        return {"Hintergrundkarte: © Kachelamt", "Base map: © Tile office"};
    }
    [[nodiscard]] Notices notices() const override { return {}; }

    bool elsewhere = false;
    mutable geo::Box asked;
    mutable double askedDenominator = 0;
};

class BackdropOnAPage : public testing::Test {
  protected:
    BackdropOnAPage() {
        options_.date = "2026-11-22";
        options_.themeId = "youth";
        options_.backdrop = ground_;
    }
    [[nodiscard]] std::string written(const std::string& name) {
        const auto result = writeMapPage(snapshot_, themes_, &report_, options_, folder_.path() / name);
        EXPECT_TRUE(result) << result.error().sentence(Language::English);
        notices_ = result ? result->notices : Notices();
        return readFile(folder_.path() / name).value_or("");
    }
    static bool saysItCannotBeHad(const Notices& notices) {
        return std::ranges::any_of(notices, [](const Notice& notice) {
            return notice.message.de.starts_with("Die Hintergrundkarte ist nicht zu haben") &&
                   notice.message.de.find("Der Dienst ist nicht zu erreichen.") != std::string::npos;
        });
    }
    /// The entries of the map on the page.
    [[nodiscard]] std::vector<render::DrawEntry> mapEntries() {
        const auto page = composeMapPage(snapshot_, themes_, &report_, options_, {});
        EXPECT_TRUE(page);
        for (const PagePart& part : page->pages.front().parts) {
            const auto& entries = part.list.entries;
            if (std::ranges::any_of(entries, [](const auto& e) { return e.group == "area"; })) {
                return entries;
            }
        }
        return {};
    }
    static const Picture* pictureOf(const std::vector<render::DrawEntry>& entries) {
        const auto* item =
            entries.empty() ? nullptr : std::get_if<render::PictureItem>(&entries.front().item);
        return item == nullptr ? nullptr : item->picture.get();
    }

    ::nordertor::test::TemporaryFolder folder_;
    model::ProjectSnapshot snapshot_ = test::snapshotOf(test::smallProject());
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(3);
    std::shared_ptr<RedGround> ground_ = std::make_shared<RedGround>();
    MapPageOptions options_;
    Notices notices_;
};

TEST_F(BackdropOnAPage, LiesBeneathEverythingInsteadOfTheOwnBaseMap) {
    const auto entries = mapEntries();
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(entries.front().group, "backdrop");
    for (const render::DrawEntry& entry : entries) {
        EXPECT_NE(entry.group, "base");
    }
    EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& e) { return e.group == "gaps:youth"; }));
    const Picture* picture = pictureOf(entries);
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(picture->pixels.front(), 0xffff0000U);
    EXPECT_EQ(picture->pixels[static_cast<std::size_t>(picture->width) / 2], 0xffffffffU)
        << "what is transparent is paper";
    EXPECT_NEAR(ground_->asked.width, ground_->asked.ground.width() / 2.5 * 200 / 25.4, 2)
        << "200 dots per inch at 1 : 2,500";
}

TEST_F(BackdropOnAPage, OfVectorsIsDrawnInPlaceOfTheOwnBaseMapItsNamesAboveAndItsSignsInTheLegend) {
    const auto town = std::make_shared<VectorTown>();
    options_.backdrop = town;
    options_.date = "2026-11-22";
    const std::string svg = written("map.svg");
    EXPECT_THAT(svg, HasSubstr("© Kachelamt"));
    EXPECT_THAT(svg, HasSubstr("Wohngebäude")) << "in the legend";
    const auto entries = mapEntries();
    ASSERT_FALSE(entries.empty());
    std::size_t name = 0;
    std::size_t lastGap = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        EXPECT_NE(entries[i].group, "backdrop");
        const auto* text = std::get_if<render::TextItem>(&entries[i].item);
        if (text != nullptr) {
            EXPECT_FALSE(text->text.starts_with("Straße Nummer")) << "the own base map gives way";
            name = text->text == "Fremde Straße" ? i : name;
        } else if (entries[i].group == "gaps:youth" && entries[i].layer != "gap-numbers") {
            lastGap = i;
        }
    }
    EXPECT_GT(lastGap, 0U);
    EXPECT_GT(name, lastGap) << "no gap lies over a name";
    EXPECT_EQ(town->askedDenominator, 2500);
    EXPECT_TRUE(town->asked.contains(test::origin));
    // as signs of the own map it is darkened and faded
    const auto houseColour = [&] {
        for (const render::DrawEntry& entry : mapEntries()) {
            if (entry.layer == "buildings-homes") {
                return std::get<render::AreaItem>(entry.item).fill;
            }
        }
        return render::Colour{};
    };
    const render::Colour full = houseColour();
    options_.backdropOpacity = 0.5;
    EXPECT_EQ(houseColour().r, (full.r + 256) / 2);
    options_.variant = style::MapVariant::Dark;
    EXPECT_LT(houseColour().r, 120);
}

TEST_F(BackdropOnAPage, OfVectorsThatLiesElsewhereLeavesTheOwnBaseMap) {
    const auto town = std::make_shared<VectorTown>();
    town->elsewhere = true;
    options_.backdrop = town;
    const std::string svg = written("map.svg");
    EXPECT_THAT(svg, Not(HasSubstr("© Kachelamt")));
    EXPECT_THAT(svg, HasSubstr("Straße Nummer"));
    EXPECT_TRUE(std::ranges::any_of(notices_, [](const Notice& notice) {
        return notice.message.de.starts_with("Die Hintergrundkarte liegt anderswo");
    }));
}

TEST_F(BackdropOnAPage, IsAskedForTheGroundOfTheMap) {
    static_cast<void>(written("map.png"));
    const QImage page((folder_.path() / "map.png").c_str());
    // outside the programme area there is a veil over it
    const int y = page.height() / 2;
    const auto isRed = [&](int x) {
        const QColor colour = page.pixelColor(x, y);
        return colour.red() > 240 && colour.green() < 200 && colour.green() == colour.blue();
    };
    int first = 0;
    while (first < page.width() && !isRed(first)) {
        ++first;
    }
    int last = page.width() - 1;
    while (last > first && !isRed(last)) {
        --last;
    }
    EXPECT_NEAR(last - first, ground_->asked.width, 6) << "as wide on the page as it was asked for";
}

TEST_F(BackdropOnAPage, ItsOriginIsPrintedByItself) {
    EXPECT_THAT(written("map.svg"), HasSubstr("Hintergrundkarte: © Testamt"));
    ASSERT_EQ(notices_.size(), 1U);
    EXPECT_EQ(notices_[0].message.de, "Teile fehlen.");
    options_.language = Language::English;
    EXPECT_THAT(written("map.svg"), HasSubstr("Base map: © Test office"));
    options_.backdrop = nullptr;
    EXPECT_THAT(written("map.svg"), Not(HasSubstr("Test office")));
}

TEST_F(BackdropOnAPage, ThatLiesElsewhereGivesWayToTheOwnBaseMapAndIsNotNamed) {
    ground_->elsewhere = true;
    const auto entries = mapEntries();
    EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& e) { return e.group == "base"; }));
    EXPECT_THAT(written("map.svg"), Not(HasSubstr("Testamt")));
    EXPECT_THAT(notices_, testing::Contains(testing::Field(
                              &Notice::message, testing::Field(&LocalizedText::en, HasSubstr("elsewhere")))));
}

TEST_F(BackdropOnAPage, GapsAndBoundaryHaveAPaleCasingOnIt) {
    const auto layers = [&] {
        std::set<std::string> found;
        for (const render::DrawEntry& entry : mapEntries()) {
            found.insert(entry.layer);
        }
        return found;
    };
    const auto over = layers();
    for (const char* layer : {"gap-veil", "gap-casings", "boundary-casing"}) {
        EXPECT_TRUE(over.contains(layer)) << layer;
    }
    options_.backdrop = nullptr;
    const auto own = layers();
    for (const char* layer : {"gap-veil", "gap-casings", "boundary-casing"}) {
        EXPECT_FALSE(own.contains(layer)) << layer;
    }
}

TEST_F(BackdropOnAPage, MayBePale) {
    options_.backdropOpacity = 0.4;
    const auto entries = mapEntries();
    const Picture* picture = pictureOf(entries);
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(picture->pixels.front(), 0xffff9999U) << "255 - 0.4 x 255 = 153";
}

TEST_F(BackdropOnAPage, IsBleachedForACopierAsTheOwnBaseMapIs) {
    options_.variant = style::MapVariant::BlackAndWhite;
    const auto entries = mapEntries();
    const Picture* picture = pictureOf(entries);
    ASSERT_NE(picture, nullptr);
    const render::Colour grey = render::greyOf({255, 0, 0, 255});
    EXPECT_EQ(picture->pixels.front() & 0xffU, 255U - (255U - grey.r) / 2);
}

TEST_F(BackdropOnAPage, TheOverviewKeepsTheOwnBaseMap) {
    model::Project wide = *snapshot_;
    model::Street street = wide.baseMap.streets.front();
    street.points = {{test::origin.x - 3000, test::origin.y - 3000},
                     {test::origin.x + 3000, test::origin.y + 3000}};
    wide.baseMap.streets.push_back(street);
    snapshot_ = test::snapshotOf(wide);
    options_.layout = std::make_shared<const Layout>(*findLayout("poster"));
    const auto page = composeMapPage(snapshot_, themes_, &report_, options_, {});
    ASSERT_TRUE(page);
    EXPECT_TRUE(std::ranges::any_of(page->pages.front().parts, [](const PagePart& part) {
        return std::ranges::any_of(part.list.entries, [](const auto& e) { return e.group == "base"; });
    }));
}

TEST_F(BackdropOnAPage, IsOnEverySheetOfAnAtlas) {
    AtlasOptions atlas;
    atlas.by = AtlasBy::Theme;
    atlas.page = options_;
    const auto result = writeAtlas(snapshot_, themes_, report_, atlas, folder_.path() / "atlas.pdf");
    ASSERT_TRUE(result) << result.error().sentence(Language::English);
    EXPECT_THAT(result->notices, testing::Contains(testing::Field(
                                     &Notice::message, testing::Field(&LocalizedText::de, "Teile fehlen."))));
    ground_->broken = true;
    const int asked = ground_->timesAsked;
    const auto without = writeAtlas(snapshot_, themes_, report_, atlas, folder_.path() / "atlas.pdf");
    ASSERT_TRUE(without) << without.error().sentence(Language::English);
    EXPECT_TRUE(saysItCannotBeHad(without->notices));
    EXPECT_THAT(without->notices,
                Not(testing::Contains(
                    testing::Field(&Notice::message, testing::Field(&LocalizedText::de, "Teile fehlen.")))))
        << "one warning of a base map that is dead";
    EXPECT_EQ(ground_->timesAsked, asked + 1) << "not once more for each sheet";
}

TEST_F(BackdropOnAPage, ThatCannotBeHadLeavesTheOwnBaseMapAndAWarning) {
    ground_->broken = true;
    const auto page = composeMapPage(snapshot_, themes_, &report_, options_, {});
    ASSERT_TRUE(page) << page.error().sentence(Language::English);
    EXPECT_TRUE(saysItCannotBeHad(page->result.notices));
    options_.backdrop = nullptr;
    const auto own = composeMapPage(snapshot_, themes_, &report_, options_, {});
    ASSERT_TRUE(own);
    EXPECT_EQ(page->pages.front().parts.size(), own->pages.front().parts.size());
    EXPECT_EQ(page->sources, own->sources) << "what is not there is not named";
    options_.backdrop = ground_;
    EXPECT_FALSE(written("map.svg").empty());
    EXPECT_TRUE(saysItCannotBeHad(notices_));
    EXPECT_THAT(notices_, Not(testing::Contains(testing::Field(
                              &Notice::message, testing::Field(&LocalizedText::de, "Teile fehlen.")))))
        << "nor is anything else said of it";
}

}  // namespace
}  // namespace nordertor::publish
