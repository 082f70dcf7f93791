// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// What sheets of the example quarter and of two real towns draw, layer by layer, as it was when somebody last
// looked at them (tests/publish/contact_sheet.py). A change that is meant is looked at and then written down:
// NORDERTOR_WRITE_GOLDEN=1.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/json.h"
#include "cli/program.h"
#include "support/golden.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

namespace fs = std::filesystem;

using Arguments = std::vector<std::string>;

struct Place {
    std::string name;
    fs::path project;
    std::string detail;  ///< longitude and latitude of its middle
    std::vector<std::string> variants;
};

struct Sheet {
    std::string name;
    Arguments arguments;
};

bool isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/// Numbers with decimals to hundredths of a millimetre (the picture's unit is a tenth): less cannot be seen,
/// and the last digits of sines differ between machines.
std::string rounded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isOfNumber(text[end])) {
            ++end;
        }
        double number = 0;
        const std::string_view digits = text.substr(at, end - at);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (digits.find('.') != std::string_view::npos && read.ec == std::errc() &&
            read.ptr == digits.data() + digits.size()) {
            result += std::to_string(std::lround(number * 10));
        } else {
            end = std::max(end, at + 1);
            result += text.substr(at, end - at);
        }
        at = end;
    }
    return result;
}

/// A line for each layer: how many signs, and a fingerprint of them.
std::string describedSheet(const std::string& name, const std::string& svg) {
    static constexpr std::string_view layer = "inkscape:groupmode=\"layer\" inkscape:label=\"";
    std::string text;
    for (std::size_t at = svg.find(layer); at != std::string::npos;) {
        const std::size_t start = at + layer.size();
        const std::size_t next = svg.find(layer, start);
        const std::string_view content =
            std::string_view(svg).substr(start, next == std::string::npos ? next : next - start);
        std::size_t signs = 0;
        for (const std::string_view sign : {"<path", "<text", "<circle", "<rect", "<polyline", "<polygon"}) {
            for (auto found = content.find(sign); found != std::string_view::npos;
                 found = content.find(sign, found + 1)) {
                ++signs;
            }
        }
        text += fmt::format("{} | {} | {} | {}\n", name, content.substr(0, content.find('"')), signs,
                            textFingerprint(rounded(content)).substr(0, 12));
        at = next;
    }
    return text;
}

std::string firstGap(const fs::path& project) {
    const ProgramRun run = runProgram({"gaps", project.string(), "--where", "area", "--format", "json"});
    return Json::parse(run.out)["tables"]["gaps"][0]["id"].get<std::string>();
}

std::vector<Sheet> sheetsOf(const Place& place) {
    std::vector<Sheet> all;
    const auto add = [&](const std::string& name, const Arguments& arguments, const std::string& variant) {
        all.push_back({name + " " + variant, arguments});
        all.back().arguments.insert(all.back().arguments.end(), {"--variant", variant});
    };
    const std::string gap = firstGap(place.project);
    for (const std::string& variant : place.variants) {
        for (const std::string layout :
             {"council", "map", "poster", "working-group", "document", "profile"}) {
            for (const std::string orientation : {"portrait", "landscape"}) {
                if (layout != "document" || orientation == "portrait") {
                    add(layout + " " + orientation, {"--layout", layout, "--orientation", orientation},
                        variant);
                }
            }
        }
        add("need-sheet", {"--layout", "need-sheet", "--gap", gap}, variant);
        for (const std::string scale : {"500", "1000", "2500"}) {
            add("detail " + scale, {"--at", place.detail, "--scale", scale}, variant);
        }
        for (const std::string result : {"gaps_themes", "gaps_theme", "catchment", "density", "sites"}) {
            add(result, {"--result", result}, variant);
        }
    }
    for (const std::string theme : {"social", "living_environment", "traffic", "youth", "economy"}) {
        all.push_back({"theme " + theme, {"--theme", theme}});
    }
    for (const auto& [scale, paper] : std::map<std::string, std::string>{
             {"25000", "A3"}, {"15000", "A3"}, {"10000", "A3"}, {"7500", "A2"}, {"5000", "A1"}}) {
        all.push_back({"scale " + scale, {"--scale", scale, "--layout", "map", "--paper", paper}});
    }
    all.push_back({"english", {"--lang", "en"}});
    return all;
}

void store(const fs::path& project, Arguments call, const std::string& name) {
    call.insert(call.begin() + 1, project.string());
    call.insert(call.end(), {"--store", name, "--date", "2026-03-31", "--quiet"});
    const ProgramRun run = runProgram(call);
    ASSERT_EQ(run.exitCode, 0) << name << ": " << run.err;
}

void storeResults(const fs::path& project) {
    store(project, {"gaps"}, "gaps_themes");
    store(project, {"gaps", "--theme", "social"}, "gaps_theme");
    store(project, {"reach", "--kind", "youth.playground", "--bands", "200,400,800"}, "catchment");
    store(project,
          {"indicators", "--areas", "grid:200", "--indicator", "density:0-9", "--least-inhabitants", "0"},
          "density");
    store(project, {"site", "--kind", "youth.playground", "--sites", "3"}, "sites");
}

void expectSheetsAsBefore(const Place& place) {
    storeResults(place.project);
    const TemporaryFolder folder;
    std::string described;
    for (const Sheet& sheet : sheetsOf(place)) {
        const fs::path file = folder.path() / "sheet.svg";
        Arguments call{"map", place.project.string(), "-o", file.string(), "--date", "2026-03-31"};
        call.insert(call.end(), sheet.arguments.begin(), sheet.arguments.end());
        const ProgramRun run = runProgram(call);
        ASSERT_EQ(run.exitCode, 0) << sheet.name << ": " << run.err;
        if (run.err.find("Open Sans") != std::string::npos) {
            GTEST_SKIP() << "the font Open Sans is not installed (package fonts-open-sans)";
        }
        described += describedSheet(sheet.name, readFile(file).value());
    }
    expectAsBefore("tests/cli/golden/" + place.name + "-sheets.txt", described);
}

void makeProject(const fs::path& project, Arguments files) {
    files.insert(files.begin(), {"new", project.string()});
    files.insert(files.end(), {"--title", project.stem().string()});
    const ProgramRun run = runProgram(files);
    ASSERT_EQ(run.exitCode, 0) << run.err;
}

TEST(GoldenSheets, OfTheExampleQuarterLookAsTheyDid) {
    const TemporaryFolder folder;
    const fs::path project = folder.path() / "example.gpkg";
    fs::copy_file(exampleProject(), project);
    expectSheetsAsBefore({"example", project, "9.22,52.65", {"colour", "bw", "dark"}});
}

TEST(GoldenSheets, OfNeubrandenburgLookAsTheyDid) {
    NORDERTOR_REAL_DATA_OR_SKIP(area, "osm/neubrandenburg-nordstadt.geojson");
    NORDERTOR_REAL_DATA_OR_SKIP(map, "osm/neubrandenburg.osm.bz2");
    NORDERTOR_REAL_DATA_OR_SKIP(census, "zensus/zensus2011_100m_neubrandenburg.csv");
    const TemporaryFolder folder;
    const fs::path project = folder.path() / "neubrandenburg.gpkg";
    makeProject(project, {"--area", area.string(), "--map", map.string(), "--census", census.string()});
    expectSheetsAsBefore({"neubrandenburg", project, "13.272,53.566", {"colour", "bw"}});
}

TEST(GoldenSheets, OfDreieichLookAsTheyDid) {
    NORDERTOR_REAL_DATA_OR_SKIP(map, "osm/dreieich.osm.gz");
    NORDERTOR_REAL_DATA_OR_SKIP(census, "zensus/zensus2011_100m_dreieich.csv");
    const TemporaryFolder folder;
    const fs::path area = folder.write(
        "area.geojson", R"({"type":"Feature","properties":{"name":"drawn for testing"},"geometry":{
            "type":"Polygon","coordinates":[[[8.706,49.9965],[8.72,49.9965],[8.72,50.007],[8.706,50.007],
            [8.706,49.9965]]]}})");
    const fs::path project = folder.path() / "dreieich.gpkg";
    makeProject(project, {"--area", area.string(), "--map", map.string(), "--census", census.string()});
    expectSheetsAsBefore({"dreieich", project, "8.713,50.002", {"colour", "bw"}});
}

}  // namespace
}  // namespace nordertor::test
