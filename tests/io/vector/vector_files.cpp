// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/vector_files.h"

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>

namespace nordertor::io::test {

std::string geoJson(int epsg, const std::string& geometry, const std::string& properties,
                    const std::string& members) {
    std::string text = R"({"type":"FeatureCollection",)";
    if (epsg != 0) {
        text += R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::)" +
                std::to_string(epsg) + R"("}},)";
    }
    return text + members + R"("features":[{"type":"Feature","properties":)" + properties +
           R"(,"geometry":)" + geometry + "}]}";
}

std::string twoParts() {
    return R"({"type":"MultiPolygon","coordinates":[
        [[[514000,5833000],[514200,5833000],[514200,5833100],[514000,5833100],[514000,5833000]],
         [[514010,5833010],[514030,5833010],[514030,5833030],[514010,5833030],[514010,5833010]]],
        [[[514300,5833000],[514350,5833000],[514350,5833050],[514300,5833050],[514300,5833000]]]]})";
}

std::filesystem::path converted(const std::filesystem::path& from, const std::filesystem::path& to,
                                std::vector<std::string> arguments) {
    GDALAllRegister();
    GDALDatasetH source =
        GDALOpenEx(from.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    char** list = nullptr;
    for (const std::string& argument : arguments) {
        list = CSLAddString(list, argument.c_str());
    }
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(list, nullptr);
    CSLDestroy(list);
    int failed = 0;
    GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, &failed);
    EXPECT_NE(result, nullptr) << "GDAL could not write " << to;
    if (result != nullptr) {
        GDALClose(result);
    }
    GDALVectorTranslateOptionsFree(options);
    GDALClose(source);
    return to;
}

std::string textOf(const Notices& notices) {
    std::string text;
    for (const Notice& notice : notices) {
        text += notice.message.de + "\n";
    }
    return text;
}

BoundaryRead mustRead(const std::filesystem::path& file, BoundaryOptions options) {
    options.importDate = "2026-01-31";
    auto result = readBoundary(file, options);
    if (!result) {
        ADD_FAILURE() << result.error().sentence(Language::English);
        return {};
    }
    return *std::move(result);
}

}  // namespace nordertor::io::test
