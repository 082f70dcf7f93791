// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/http_p.h"
#include "io/backdrop/service_p.h"
#include "io/backdrop/xml_p.h"

namespace nordertor::io {
namespace {

constexpr int mostBlock = 1024;       ///< pixels a side of what is asked for at once
constexpr double finestPixel = 0.05;  ///< metres
constexpr int halvings = 34;          ///< levels; two halve the pixel
constexpr double metresPerDegree = 111319.49;
constexpr int deepestNesting = 30;

struct WmsLayer {
    std::string name;
    std::string title;
    std::string attribution;
    std::set<std::string> systems;  ///< "EPSG:25833", in capitals
};

/// All layers with what they inherit.
void collectLayers(const CPLXMLNode* node, WmsLayer inherited, int depth, std::vector<WmsLayer>& layers) {
    if (depth > deepestNesting) {
        return;
    }
    inherited.name = xmlText(node, "Name");
    inherited.title = xmlText(node, "Title");
    if (const std::string attribution = xmlText(node, "Attribution.Title"); !attribution.empty()) {
        inherited.attribution = attribution;
    }
    for (const char* tag : {"CRS", "SRS"}) {
        for (const CPLXMLNode* system : xmlChildren(node, tag)) {
            for (std::string code : split(xmlText(system, ""), ' ')) {
                std::ranges::transform(code, code.begin(), [](char c) {
                    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
                });
                inherited.systems.insert(std::move(code));
            }
        }
    }
    if (!inherited.name.empty()) {
        layers.push_back(inherited);
    }
    for (const CPLXMLNode* child : xmlChildren(node, "Layer")) {
        collectLayers(child, inherited, depth + 1, layers);
    }
}

Error noSuchLayer(const std::string& wanted, const std::vector<WmsLayer>& layers,
                  const std::string& address) {
    static constexpr std::size_t mostNamed = 30;
    std::vector<std::string> names;
    for (const WmsLayer& layer : layers) {
        if (names.size() < mostNamed) {
            names.push_back(layer.title.empty() || layer.title == layer.name
                                ? layer.name
                                : layer.name + " (" + layer.title + ")");
        }
    }
    std::ranges::transform(names, names.begin(), [](const std::string& each) { return printable(each); });
    const std::string list = joined(names, ", ") + (names.size() < layers.size() ? ", …" : "");
    LocalizedText message{"Es ist keine Ebene des Dienstes gewählt.", "No layer of the service is chosen."};
    if (!wanted.empty()) {
        message = {"Eine Ebene „" + wanted + "“ hat der Dienst nicht.",
                   "The service has no layer '" + wanted + "'."};
    }
    return {ErrorCode::InvalidArgument,
            message,
            {"Möglich sind mit layers=…: " + list, "Possible with layers=…: " + list},
            "wms:" + address,
            {}};
}

/// The project's, else one that fits Germany, else longitude and latitude.
std::string chosenSystem(const std::set<std::string>& offered, const std::string& wanted,
                         const geo::Crs& working) {
    for (const std::string& system :
         {wanted, "EPSG:" + std::to_string(working.epsg()), std::string("EPSG:25832"),
          std::string("EPSG:25833"), std::string("EPSG:3857"), std::string("CRS:84"),
          std::string("EPSG:4326")}) {
        if (!system.empty() && offered.contains(system)) {
            return system;
        }
    }
    return {};
}

int limitOf(const CPLXMLNode* capabilities, const char* path) {
    const std::int64_t value = countIn(xmlText(capabilities, path));
    return value >= 64 && value < mostBlock ? static_cast<int>(value) : mostBlock;
}

std::string chosenFormat(const CPLXMLNode* root, const std::string& wanted) {
    if (!wanted.empty()) {
        return wanted;
    }
    std::set<std::string> offered;
    if (const CPLXMLNode* map = CPLGetXMLNode(root, "Capability.Request.GetMap")) {
        for (const CPLXMLNode* format : xmlChildren(map, "Format")) {
            offered.insert(xmlText(format, ""));
        }
    }
    return offered.contains("image/png") || !offered.contains("image/jpeg") ? "image/png" : "image/jpeg";
}

/// Whoever may use the service and how is often only said here.
Notices conditionNotices(const CPLXMLNode* root, const std::string& name) {
    const std::string conditions = printable(xmlText(root, "Service.AccessConstraints"), longestAttribution);
    if (conditions.empty() || lowered(conditions) == "none" || lowered(conditions) == "keine") {
        return {};
    }
    return {{Severity::Info,
             {"Nutzungsbedingungen des Dienstes: " + conditions, "Conditions of the service: " + conditions},
             name,
             {}}};
}

}  // namespace

Result<OpenedService> openWms(const std::string& address, const BackdropOptions& options,
                              const geo::Crs& working, const Task& task) {
    const auto [base, given] = splitAddress(address);
    if (!isWebAddress(base)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Adresse des Kartendienstes ist unvollständig.",
                     "The address of the map service is incomplete."},
                    {"Beispiel: wms:https://…?layers=…", "Example: wms:https://…?layers=…"},
                    "wms:" + address);
    }
    AddressParts own;  // what the service needs beside the standard, such as map=
    static const std::set<std::string> standard{
        "service", "request", "version", "layers",      "styles", "format",         "crs",           "srs",
        "bbox",    "width",   "height",  "transparent", "dpi",    "map_resolution", "format_options"};
    std::ranges::copy_if(given, std::back_inserter(own),
                         [](const auto& part) { return !standard.contains(part.first); });
    AddressParts question = own;
    const std::string asked = valueOf(given, "version");
    question.insert(
        question.end(),
        {{"SERVICE", "WMS"}, {"REQUEST", "GetCapabilities"}, {"VERSION", asked.empty() ? "1.3.0" : asked}});
    auto document = fetchDocument(joinedAddress(base, question), options, task);
    if (!document) {
        return fail(document.error());
    }
    const XmlTree tree = parsedXml(document->text);
    const CPLXMLNode* root = CPLGetXMLNode(tree.get(), "=WMS_Capabilities");
    root = root != nullptr ? root : CPLGetXMLNode(tree.get(), "=WMT_MS_Capabilities");
    if (root == nullptr) {
        return fail(ErrorCode::CannotRead,
                    {"Unter der Adresse antwortet kein WMS.", "No WMS answers at this address."},
                    serviceRemedy(), "wms:" + address, serviceException(document->text));
    }
    std::vector<WmsLayer> layers;
    for (const CPLXMLNode* layer : xmlChildren(CPLGetXMLNode(root, "Capability"), "Layer")) {
        collectLayers(layer, {}, 0, layers);
    }
    std::set<std::string> systems;
    std::vector<std::string> titles;
    std::vector<std::string> attributions;
    const std::string wantedLayers = valueOf(given, "layers");
    if (wantedLayers.empty()) {
        return fail(noSuchLayer({}, layers, address));
    }
    for (const std::string& name : split(wantedLayers, ',')) {
        const auto layer = std::ranges::find(layers, name, &WmsLayer::name);
        if (layer == layers.end()) {
            return fail(noSuchLayer(name, layers, address));
        }
        std::set<std::string> common;
        std::ranges::set_intersection(systems, layer->systems, std::inserter(common, common.end()));
        systems = titles.empty() ? layer->systems : common;
        titles.push_back(layer->title.empty() ? layer->name : layer->title);
        if (!layer->attribution.empty() &&
            std::ranges::find(attributions, layer->attribution) == attributions.end()) {
            attributions.push_back(layer->attribution);
        }
    }
    const std::string wantedSystem =
        valueOf(given, "crs").empty() ? valueOf(given, "srs") : valueOf(given, "crs");
    const std::string system = chosenSystem(systems, wantedSystem, working);
    const bool geographic = system == "CRS:84" || system == "EPSG:4326";
    auto crs = system.empty()
                   ? fail(ErrorCode::InvalidArgument,
                          {"Der Dienst bietet diese Ebenen in keinem brauchbaren Koordinatensystem an.",
                           "The service offers these layers in no coordinate system of use."},
                          {"Bitte einen anderen Dienst oder weniger Ebenen wählen.",
                           "Please choose another service or fewer layers."},
                          "wms:" + address)
                   : geo::Crs::fromText(system == "CRS:84" ? "EPSG:4326" : system);
    if (!crs) {
        return fail(crs.error());
    }
    const bool newer = std::string_view(CPLGetXMLValue(root, "version", "")) >= "1.3";
    // in WMS 1.3.0 coordinates stand in the order of the authority
    const bool swap =
        newer && system.starts_with("EPSG:") && northingFirst(static_cast<int>(countIn(system.substr(5))));
    AddressParts request = own;
    request.insert(request.end(), {{"SERVICE", "WMS"},
                                   {"REQUEST", "GetMap"},
                                   {"VERSION", newer ? "1.3.0" : "1.1.1"},
                                   {"LAYERS", wantedLayers},
                                   {"STYLES", valueOf(given, "styles")},
                                   {"FORMAT", chosenFormat(root, valueOf(given, "format"))},
                                   {"TRANSPARENT", "TRUE"},
                                   {newer ? "CRS" : "SRS", system}});
    TileService service{.name = joined(titles, ", "),
                        .attribution = joined(attributions, ", "),
                        .crs = std::move(*crs),
                        .levels = {},
                        .address = {},
                        .scalesLetters = true};
    const int width = limitOf(root, "Service.MaxWidth");
    const int height = limitOf(root, "Service.MaxHeight");
    for (int i = halvings; i >= 0; --i) {
        const double metres = finestPixel * std::pow(2.0, i / 2.0);
        service.levels.push_back(
            {{}, geographic ? metres / metresPerDegree : metres, {0, 0}, width, height, 0, 0});
    }
    service.address = [base = base, request, swap](const TileService& all, const TileAddress& tile, int dpi) {
        const TileLevel& level = all.levels[tile.level];
        const double w = level.pixel * level.tileWidth;
        const double h = level.pixel * level.tileHeight;
        const double left = w * static_cast<double>(tile.column);
        const double top = -h * static_cast<double>(tile.row);
        AddressParts query = request;
        const std::string resolution = std::to_string(dpi);
        query.insert(
            query.end(),
            {{"BBOX", swap ? fmt::format("{:.12g},{:.12g},{:.12g},{:.12g}", top - h, left, top, left + w)
                           : fmt::format("{:.12g},{:.12g},{:.12g},{:.12g}", left, top - h, left + w, top)},
             {"WIDTH", std::to_string(level.tileWidth)},
             {"HEIGHT", std::to_string(level.tileHeight)},
             // three names for one thing: QGIS Server, MapServer, GeoServer
             {"DPI", resolution},
             {"MAP_RESOLUTION", resolution},
             {"FORMAT_OPTIONS", "dpi:" + resolution}});
        return joinedAddress(base, query);
    };
    Notices notices = std::move(document->notices);
    append(notices, conditionNotices(root, service.name));
    return OpenedService{std::move(service), std::move(notices)};
}

}  // namespace nordertor::io
