// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/base_data_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/file.h"
#include "base/text.h"
#include "io/osm/clip_window.h"
#include "io/osm/feature_classifier.h"
#include "io/osm/map_source.h"

namespace nordertor::io {

namespace {

enum class Format { OpenStreetMap, GeoJson, Other };

Format formatOf(const std::filesystem::path& path) {
    const std::string name = lowered(path.filename().string());
    for (const char* ending : {".pbf", ".osm", ".osm.gz", ".osm.bz2"}) {
        if (name.ends_with(ending)) {
            return Format::OpenStreetMap;
        }
    }
    return name.ends_with(".geojson") || name.ends_with(".json") ? Format::GeoJson : Format::Other;
}

Result<> checkFile(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        return fail(ErrorCode::NotFound, {"Die Datei gibt es nicht.", "The file does not exist."},
                    {"Bitte Namen und Ordner prüfen.", "Please check name and folder."}, path.string());
    }
    if (!std::filesystem::is_regular_file(status)) {
        return fail(
            ErrorCode::CannotRead, {"Das ist ein Ordner, keine Datei.", "This is a folder, not a file."},
            {"Bitte die Kartendatei selbst angeben.", "Please name the map file itself."}, path.string());
    }
    if (std::filesystem::file_size(path, error) == 0 && !error) {
        return fail(ErrorCode::CannotRead, {"Die Datei ist leer.", "The file is empty."},
                    {"Bitte die Datei noch einmal herunterladen.", "Please download the file again."},
                    path.string());
    }
    if (formatOf(path) == Format::Other) {
        return fail(ErrorCode::CannotRead,
                    {"Die Dateiart ist für Kartendaten nicht bekannt.",
                     "The kind of file is not known for map data."},
                    {"Möglich sind .osm.pbf, .osm, .osm.gz, .osm.bz2 und .geojson.",
                     ".osm.pbf, .osm, .osm.gz, .osm.bz2 and .geojson are possible."},
                    path.string());
    }
    return {};
}

tl::unexpected<Error> noOverlap(const LonLatBox& extent, const ClipWindow& window, const std::string& file) {
    if (extent.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Datei enthält keine Kartendaten.", "The file contains no map data."},
                    {"Bitte eine Datei wählen, die das Programmgebiet umfasst.",
                     "Please choose a file that covers the programme area."},
                    file);
    }
    const LocalizedText data = inWords(extent);
    const LocalizedText area = inWords(window.areaInDegrees());
    return fail(
        ErrorCode::InvalidData,
        {fmt::format("Die Kartendaten reichen von {}, das Programmgebiet liegt bei {}.", data.de, area.de),
         fmt::format("The map data reaches from {}, the programme area lies at {}.", data.en, area.en)},
        {"Bitte Kartendaten wählen, die das Programmgebiet umfassen, oder die Gebietsgrenze prüfen.",
         "Please choose map data that covers the programme area, or check the boundary."},
        file);
}

model::SourceRecord osmRecord(std::size_t number, const MapFileInfo& info) {
    model::SourceRecord record;
    record.id = number == 1 ? "osm" : fmt::format("osm-{}", number);
    record.title = "OpenStreetMap";
    record.provider = "OpenStreetMap-Mitwirkende";
    record.licence = "ODbL 1.0";
    record.attribution = "© OpenStreetMap-Mitwirkende";
    record.dataDate = info.newestDate;
    return record;
}

/// Files of one folder are one source: their descriptions are joined, each sentence once.
void addOnce(std::string& text, const std::string& more, const char* separator) {
    if (!more.empty() && text.find(more) == std::string::npos) {
        text += (text.empty() ? "" : separator) + more;
    }
}

/// "Quartier: Straßen" and "Quartier: Häuser" are parts of "Quartier".
std::string sharedTitle(const std::string& a, const std::string& b) {
    const std::string beginning = a.substr(0, a.find(':'));
    if (b.empty() || a == b || beginning == b.substr(0, b.find(':'))) {
        return a == b || b.empty() ? a : beginning;
    }
    return a.find(b) == std::string::npos ? a + ", " + b : a;
}

class BaseDataReader {
  public:
    BaseDataReader(const model::ThemeSet& themes, const BaseDataOptions& options, ClipWindow window)
        : options_(options), window_(std::move(window)), classifier_(themes, window_) {}

    Result<BaseData> read(const std::vector<std::filesystem::path>& files, const Task& task);

  private:
    struct GeoJsonSource {
        std::filesystem::path folder;
        std::size_t record = 0;  ///< index in data_.sources
    };
    Result<> readOne(const std::filesystem::path& path, const Task& task);
    std::size_t geoJsonRecord(const std::filesystem::path& path);
    void noteCoverage();

    const BaseDataOptions& options_;
    ClipWindow window_;
    FeatureClassifier classifier_;
    BaseData data_;
    std::vector<GeoJsonSource> geoJsonSources_;
    std::size_t osmFiles_ = 0;
    LonLatBox extent_;
    bool anyInWindow_ = false;
    bool anyExtract_ = false;
    std::vector<std::string> outside_;
};

std::size_t BaseDataReader::geoJsonRecord(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.parent_path();
    for (const GeoJsonSource& source : geoJsonSources_) {
        if (source.folder == folder) {
            return source.record;
        }
    }
    model::SourceRecord record;
    record.id = geoJsonSources_.empty() ? "map" : fmt::format("map-{}", geoJsonSources_.size() + 1);
    geoJsonSources_.push_back({folder, data_.sources.size()});
    data_.sources.push_back(std::move(record));
    return data_.sources.size() - 1;
}

Result<> BaseDataReader::readOne(const std::filesystem::path& path, const Task& task) {
    const auto fingerprint = fileFingerprint(path);
    if (!fingerprint) {
        return fail(fingerprint.error());
    }
    const bool isGeoJson = formatOf(path) == Format::GeoJson;
    std::size_t index = 0;
    if (isGeoJson) {
        const std::size_t before = data_.sources.size();
        index = geoJsonRecord(path);
        if (index >= before) {
            classifier_.startSource(data_.sources[index].id);
        }
    } else {
        ++osmFiles_;
        index = data_.sources.size();
        data_.sources.push_back(osmRecord(osmFiles_, {}));
        classifier_.startSource(data_.sources[index].id);
    }
    auto info = isGeoJson ? readGeoJsonFile(path, window_, classifier_, task)
                          : readOsmFile(path, window_, classifier_, task);
    if (!info) {
        return fail(info.error());
    }
    model::SourceRecord& record = data_.sources[index];
    record.importDate = options_.importDate;
    record.dataDate = std::max(record.dataDate, info->newestDate);
    record.exampleData = record.exampleData || info->exampleData;
    addOnce(record.fileName, path.filename().string(), ", ");
    addOnce(record.fingerprint, *fingerprint, " ");
    if (isGeoJson) {
        record.title = record.title.empty() ? info->title : sharedTitle(record.title, info->title);
        addOnce(record.licence, info->licence, ", ");
        addOnce(record.attribution, info->attribution, ", ");
    }
    extent_.add(info->extent);
    anyExtract_ = anyExtract_ || !isGeoJson;
    anyInWindow_ = anyInWindow_ || info->anyInWindow;
    if (!info->anyInWindow) {
        outside_.push_back(path.string());
    }
    append(data_.notices, info->notices);
    return {};
}

void BaseDataReader::noteCoverage() {
    for (const std::string& file : outside_) {
        data_.notices.push_back({Severity::Warning,
                                 {"In dieser Datei liegt nichts im Programmgebiet und seinem Umkreis.",
                                  "Nothing in this file lies in the programme area or its surroundings."},
                                 file,
                                 {},
                                 1});
    }
    if (!extent_.covers(window_.areaInDegrees())) {
        data_.notices.push_back({Severity::Warning,
                                 {"Die Kartendaten decken das Programmgebiet nicht vollständig ab.",
                                  "The map data does not cover the whole programme area."},
                                 {},
                                 {},
                                 1});
    } else if (anyExtract_ && !extent_.covers(window_.windowInDegrees())) {
        // a GeoJSON file is a selection, its extent no edge
        data_.notices.push_back(
            {Severity::Warning,
             {"Die Kartendaten enden innerhalb des Umkreises um das Programmgebiet. Angebote jenseits ihres Randes "
              "zählen nicht mit, Lücken in der Nähe des Randes sind nicht belastbar.",
              "The map data ends within the surroundings of the programme area. Facilities beyond its edge do not "
              "count, and gaps near the edge are not reliable."},
             {},
             {},
             1});
    }
}

Result<BaseData> BaseDataReader::read(const std::vector<std::filesystem::path>& files, const Task& task) {
    const auto count = static_cast<double>(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto position = static_cast<double>(i);
        if (auto done = readOne(files[i], task.part(0.9 * position / count, 0.9 * (position + 1) / count));
            !done) {
            return fail(done.error());
        }
    }
    if (!anyInWindow_) {
        return noOverlap(extent_, window_, files.empty() ? std::string() : files.front().string());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    noteCoverage();
    classifier_.finish(data_);
    for (model::SourceRecord& record : data_.sources) {
        if (record.title.empty()) {
            record.title = record.fileName;
        }
    }
    task.report(1);
    return std::move(data_);
}

}  // namespace

Result<BaseData> readBaseData(const std::vector<std::filesystem::path>& files, const model::ThemeSet& themes,
                              const BaseDataOptions& options, const Task& task) {
    if (files.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Es ist keine Kartendatei angegeben.", "No map file is given."},
                    {"Bitte mindestens eine Datei angeben.", "Please name at least one file."});
    }
    for (const std::filesystem::path& path : files) {
        if (auto checked = checkFile(path); !checked) {
            return fail(checked.error());
        }
    }
    auto window = ClipWindow::create(options.area, options.marginMetres, options.workingCrsEpsg);
    if (!window) {
        return fail(window.error());
    }
    return BaseDataReader(themes, options, *std::move(window)).read(files, task);
}

}  // namespace nordertor::io
