// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

#include "geo/crs.h"
#include "io/backdrop/answer_cache_p.h"
#include "io/backdrop/backdrop.h"
#include "io/backdrop/map_server.h"
#include "io/backdrop/raster_files.h"
#include "support/real_data.h"
#include "support/time_limit.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::IsEmpty;

class TileServices : public testing::Test {
  protected:
    [[nodiscard]] BackdropOptions options() const {
        BackdropOptions options{.workingCrsEpsg = 25832,
                                .attribution = "© Testamt",
                                .cacheFolder = folder_.path() / "cache",
                                .program = "Nordertor 0.1.0"};
        options.limits.connect = milliseconds(1000);
        options.limits.answer = milliseconds(800);
        return options;
    }
    [[nodiscard]] std::string tiles(const std::string& kind) const {
        return "xyz:" + server_.address() + "/" + kind + "/{z}/{x}/{y}.png";
    }
    [[nodiscard]] Result<Picture> draw(const std::string& kind, const BackdropOptions& how) {
        const auto backdrop = openBackdrop(tiles(kind), how);
        EXPECT_TRUE(backdrop);
        last_ = *backdrop;
        return last_->picture(view_, {});
    }
    [[nodiscard]] Result<Picture> draw(const std::string& kind) { return draw(kind, options()); }

    TemporaryFolder folder_;
    MapServer server_{folder_.path()};
    geo::GroundView view_ = viewAround(400, 400);
    geo::BackdropPtr last_;
};

/// Expects every tile where the usual formula of tile numbers has it.
void expectTiles(const Picture& picture, const geo::GroundView& view) {
    const auto toDegrees = *geo::Transform::create(*geo::Crs::fromEpsg(25832), *geo::Crs::fromEpsg(4326));
    const auto zoom = static_cast<int>((picture.pixels[0] >> 16U & 0xffU) / 11);
    EXPECT_TRUE(zoom == 16 || zoom == 17) << zoom << ": a pixel of 2.4 or 1.2 m of Mercator for one of 1.6 m";
    std::size_t compared = 0;
    for (double east = -195; east < 200; east += 17) {
        for (double north = -195; north < 200; north += 17) {
            const geo::Point place = *toDegrees({cross.x + east, cross.y + north});
            const double latitude = place.y * std::numbers::pi / 180;
            const double x = (place.x + 180) / 360 * (1 << zoom);
            const double y = (1 - std::asinh(std::tan(latitude)) / std::numbers::pi) / 2 * (1 << zoom);
            const auto nearEdge = [](double v) { return std::abs(v - std::round(v)) < 3.0 / 256; };
            if (nearEdge(x) || nearEdge(y)) {
                continue;
            }
            ++compared;
            const std::uint32_t expected = 0xff000000U | static_cast<std::uint32_t>(zoom * 11 % 256) << 16U |
                                           (static_cast<std::uint32_t>(x) * 37U % 256) << 8U |
                                           static_cast<std::uint32_t>(y) * 59U % 256;
            EXPECT_EQ(pixelAt(picture, view, east, north), expected) << east << ", " << north;
        }
    }
    EXPECT_GT(compared, 400U);
}

TEST_F(TileServices, TilesLieWhereTheyBelong) {
    const auto picture = draw("tiles");
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    expectTiles(*picture, view_);
    EXPECT_THAT(last_->notices(), IsEmpty());
    EXPECT_EQ(last_->credit().de, "Hintergrundkarte: © Testamt");
    ASSERT_FALSE(server_.seen().empty());
    EXPECT_THAT(server_.seen(), testing::Each(testing::StartsWith("Nordertor/0.1.0 /tiles/")));
}

TEST_F(TileServices, TilesMayHaveTwiceThePixelsOrHaveMoved) {
    for (const char* kind : {"double", "moved"}) {
        const auto picture = draw(kind);
        ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
        expectTiles(*picture, view_);
    }
}

TEST_F(TileServices, OnPaperLettersStayReadable) {
    // 400 m on 400 pixels of 1/8 mm: tiles of the screen's zoom would have letters of half their size
    view_.pixelsPerMm = 8;
    const auto picture = draw("tiles");
    ASSERT_TRUE(picture);
    EXPECT_EQ((picture->pixels[0] >> 16U & 0xffU) / 11, 16U);
}

TEST_F(TileServices, WhatWasFetchedIsKeptForAWeekAndUsedWithoutTheService) {
    const auto first = draw("tiles");
    ASSERT_TRUE(first);
    const std::size_t asked = server_.seen().size();
    ASSERT_EQ(*draw("tiles"), *first);
    EXPECT_EQ(server_.seen().size(), asked) << "nothing may be asked for twice within a week";

    auto stale = options();
    stale.limits.fresh = std::chrono::hours(0);
    ASSERT_EQ(*draw("tiles", stale), *first);
    EXPECT_EQ(server_.seen().size(), 2 * asked);
    EXPECT_THAT(last_->notices(), IsEmpty());

    for (const auto& file : fs::recursive_directory_iterator(folder_.path() / "cache")) {
        if (file.is_regular_file()) {
            const std::chrono::sys_seconds day{std::chrono::sys_days{std::chrono::year{2025} / 3 / 31}};
            fs::last_write_time(file, std::chrono::file_clock::from_sys(day + std::chrono::hours(12)));
        }
    }
    server_.stop();
    const auto offline = draw("tiles");
    ASSERT_TRUE(offline) << offline.error().sentence(Language::English);
    EXPECT_EQ(*offline, *first);
    ASSERT_EQ(last_->notices().size(), 1U);
    EXPECT_THAT(last_->notices()[0].message.de, HasSubstr("31.03.2025"));
    EXPECT_THAT(last_->notices()[0].message.en, HasSubstr("2025-03-31"));

    auto nothingKept = options();
    nothingKept.cacheFolder.clear();
    EXPECT_FALSE(draw("tiles", nothingKept));
}

TEST_F(TileServices, WithoutAServerThereIsASentence) {
    server_.stop();
    const auto start = steady_clock::now();
    const auto picture = draw("tiles");
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, ErrorCode::CannotRead);
    EXPECT_THAT(picture.error().message.de, HasSubstr("nicht zu erreichen"));
    EXPECT_THAT(picture.error().remedy.de, HasSubstr("Grundkarte"));
    EXPECT_LT(steady_clock::now() - start, ::nordertor::test::limit(500));
}

TEST_F(TileServices, SlowOnesAreGivenUpAfterAFewRequests) {
    for (const char* kind : {"slow", "trickle"}) {
        const auto start = steady_clock::now();
        const std::size_t before = server_.seen().size();
        view_ = viewAround(2000, 2000);  // some fifty tiles
        const auto picture = draw(kind);
        ASSERT_FALSE(picture) << kind;
        EXPECT_THAT(picture.error().message.de, HasSubstr("nicht rechtzeitig")) << kind;
        EXPECT_LT(steady_clock::now() - start, ::nordertor::test::limit(1000)) << kind;
        EXPECT_LE(server_.seen().size() - before, 5U) << kind;
    }
}

TEST_F(TileServices, StopWithinTwoTenthsOfASecond) {
    auto patient = options();
    patient.limits.answer = milliseconds(20000);
    const auto backdrop = openBackdrop(tiles("slow"), patient);
    ASSERT_TRUE(backdrop);
    std::stop_source stop;
    steady_clock::time_point asked;
    std::jthread other([&] {
        std::this_thread::sleep_for(milliseconds(150));
        asked = steady_clock::now();
        stop.request_stop();
    });
    const auto picture = (*backdrop)->picture(view_, Task({}, stop.get_token()));
    const auto ended = steady_clock::now();
    other.join();
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, ErrorCode::Cancelled);
    EXPECT_LT(ended - asked, ::nordertor::test::limit(200));
}

TEST_F(TileServices, LiesAreNotBelieved) {
    auto small = options();
    small.limits.mostBytes = 300'000;
    small.limits.answer = milliseconds(20000);  // none of them keeps us waiting
    for (const auto& [kind, sentence] : {std::pair<std::string, std::string>{"html", "kein Bild"},
                                         {"exception", "kein Bild"},
                                         {"endless", "zu groß"},
                                         {"announced", "zu groß"},
                                         {"bomb", "zu groß"},
                                         {"small", "verlangte Größe"},
                                         {"cut", ""},
                                         {"broken", ""},
                                         {"tofile", "nicht gefolgt"},
                                         {"forever", "nicht gefolgt"},
                                         {"denied", "403"}}) {
        const auto start = steady_clock::now();
        const auto picture = draw(kind, small);
        ASSERT_FALSE(picture) << kind;
        EXPECT_EQ(picture.error().code, ErrorCode::CannotRead) << kind;
        EXPECT_THAT(picture.error().message.de, HasSubstr(sentence)) << kind;
        EXPECT_LT(steady_clock::now() - start, ::nordertor::test::limit(500)) << kind;
        EXPECT_FALSE(fs::exists(folder_.path() / "cache")) << kind << ": a lie was kept";
    }
    EXPECT_EQ(draw("exception").error().place, "Ebene gesperrt");
}

TEST_F(TileServices, MissingPartsAreSaid) {
    const auto picture = draw("some");
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    ASSERT_EQ(last_->notices().size(), 1U);
    EXPECT_THAT(last_->notices()[0].message.de, HasSubstr("Teile der Hintergrundkarte fehlen"));
    EXPECT_THAT(last_->notices()[0].message.de, HasSubstr("500"));
    EXPECT_THAT(picture->pixels, testing::Contains(0U));
    EXPECT_THAT(picture->pixels, testing::Contains(testing::Gt(0xff000000U)));
}

TEST_F(TileServices, PartsThatTheServiceDoesNotHaveAreSaid) {
    const auto picture = draw("partly");
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    ASSERT_EQ(last_->notices().size(), 1U);
    EXPECT_THAT(last_->notices()[0].message.de, HasSubstr("nicht für alle Teile"));
    EXPECT_THAT(picture->pixels, testing::Contains(0U));
    EXPECT_THAT(picture->pixels, testing::Contains(testing::Gt(0xff000000U)));
}

TEST_F(TileServices, WhereThereIsNothingThePictureIsEmpty) {
    const auto picture = draw("nothing");
    ASSERT_TRUE(picture);
    EXPECT_THAT(picture->pixels, testing::Each(0U));
    ASSERT_EQ(last_->notices().size(), 1U);
    EXPECT_THAT(last_->notices()[0].message.en, HasSubstr("shows nothing"));
}

TEST_F(TileServices, ManyTilesBecomeFewerCoarserOnes) {
    auto few = options();
    few.limits.mostParts = 4;
    view_ = viewAround(3000, 3000);
    const auto picture = draw("tiles", few);
    ASSERT_TRUE(picture);
    EXPECT_LE(server_.seen().size(), 4U);
    EXPECT_LT((picture->pixels[0] >> 16U & 0xffU) / 11, 16U);
}

TEST_F(TileServices, WhatIsKeptIsBounded) {
    ServiceLimits limits;
    limits.mostKept = 10'000;
    const fs::path folder = folder_.path() / "bounded";
    const AnswerCache cache(folder, limits);
    for (int i = 0; i < 20; ++i) {
        const std::string address = "http://x/" + std::to_string(i);
        cache.keep(address, std::string(1000, 'x'));
        // the later kept, the older
        for (const auto& file : fs::recursive_directory_iterator(folder)) {
            if (file.is_regular_file()) {
                fs::last_write_time(file, file.last_write_time() + std::chrono::hours(1));
            }
        }
    }
    cache.makeRoom();
    std::uintmax_t size = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
        size += file.is_regular_file() ? file.file_size() : 0;
    }
    EXPECT_LE(size, 9000U);
    EXPECT_GE(size, 8000U);
    EXPECT_TRUE(cache.find("http://x/0")) << "the newest by its day";
    EXPECT_FALSE(cache.find("http://x/19"));
}

TEST_F(TileServices, AddressesThatCannotBeMeantAreRefused) {
    for (const char* address :
         {"xyz:https://host/{z}/{x}.png", "xyz:ftp://host/{z}/{x}/{y}", "xyz:file:///{z}/{x}/{y}.png",
          "xyz:https://host/{z}/{x}/{y}/{key}", "xyz:https:///{z}/{x}/{y}", "xyz:https://a b/{z}/{x}/{y}",
          "wms:file:///etc/passwd", "wms:host?layers=a", "wmts:ftp://host/a.xml,layer=a"}) {
        const auto backdrop = openBackdrop(address, options());
        ASSERT_FALSE(backdrop) << address;
        EXPECT_EQ(backdrop.error().code, ErrorCode::InvalidArgument) << address;
        EXPECT_THAT(backdrop.error().remedy.de, HasSubstr("Beispiel")) << address;
    }
}

}  // namespace
}  // namespace nordertor::io::test
