// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/text.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/http_p.h"
#include "io/backdrop/service_p.h"
#include "io/backdrop/xml_p.h"

namespace nordertor::io {
namespace {

constexpr double metresOfPixel = 0.00028;  ///< the standard's pixel (OGC 07-057r7, 6.1)
constexpr double metresOfDegree = 6378137.0 * 3.14159265358979323846 / 180;
constexpr int largestTile = 2048;

double numberIn(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && std::isfinite(value) ? value : 0;
}

struct MatrixSet {
    std::string id;
    std::optional<geo::Crs> crs;
    std::vector<TileLevel> levels;
};

/// "urn:ogc:def:crs:EPSG::31467" has its axes in the authority's order, which here means: not x first.
bool axesTurned(const std::string& name) {
    const std::size_t colon = name.rfind(':');
    if (!name.starts_with("urn:") || name.find(":EPSG:") == std::string::npos || colon == std::string::npos) {
        return false;
    }
    return northingFirst(static_cast<int>(countIn(name.substr(colon + 1))));
}

/// Without levels where it cannot be used.
MatrixSet matrixSetFrom(const CPLXMLNode* node) {
    MatrixSet set{xmlText(node, "Identifier"), {}, {}};
    const std::string system = xmlText(node, "SupportedCRS");
    const bool lonLat = system.find("CRS84") != std::string::npos;
    auto crs = geo::Crs::fromText(lonLat ? "EPSG:4326" : system);
    if (!crs) {
        return set;
    }
    const double unit = crs->isGeographic() ? metresOfDegree : 1;
    const bool turned = !lonLat && axesTurned(system);
    set.crs = std::move(*crs);
    for (const CPLXMLNode* matrix : xmlChildren(node, "TileMatrix")) {
        const std::vector<std::string> corner = split(xmlText(matrix, "TopLeftCorner"), ' ');
        TileLevel level{xmlText(matrix, "Identifier"),
                        numberIn(xmlText(matrix, "ScaleDenominator")) * metresOfPixel / unit,
                        {},
                        static_cast<int>(countIn(xmlText(matrix, "TileWidth"))),
                        static_cast<int>(countIn(xmlText(matrix, "TileHeight"))),
                        countIn(xmlText(matrix, "MatrixWidth")),
                        countIn(xmlText(matrix, "MatrixHeight"))};
        const bool fine = corner.size() == 2 && level.pixel > 0 && level.tileWidth > 0 &&
                          level.tileHeight > 0 && level.tileWidth <= largestTile &&
                          level.tileHeight <= largestTile && level.columns > 0 && level.rows > 0;
        if (fine) {
            level.leftTop = {numberIn(corner[turned ? 1 : 0]), numberIn(corner[turned ? 0 : 1])};
            set.levels.push_back(std::move(level));
        }
    }
    std::ranges::sort(set.levels, std::greater<>(), &TileLevel::pixel);
    return set;
}

const CPLXMLNode* childWithId(const CPLXMLNode* contents, const char* tag, const std::string& id) {
    const auto all = xmlChildren(contents, tag);
    const auto at =
        std::ranges::find_if(all, [&](const CPLXMLNode* node) { return xmlText(node, "Identifier") == id; });
    return at == all.end() ? nullptr : *at;
}

std::string listOf(const CPLXMLNode* contents, const char* tag) {
    static constexpr std::size_t mostNamed = 30;
    std::vector<std::string> names;
    for (const CPLXMLNode* node : xmlChildren(contents, tag)) {
        if (names.size() == mostNamed) {
            names.emplace_back("…");
            break;
        }
        names.push_back(printable(xmlText(node, "Identifier")));
    }
    return joined(names, ", ");
}

Error notOffered(const LocalizedText& message, const char* part, const std::string& list,
                 const std::string& address) {
    const std::string start = std::string(part) + "=…: ";
    return {ErrorCode::InvalidArgument,
            message,
            {"Möglich sind mit " + start + list, "Possible with " + start + list},
            "wmts:" + address,
            {}};
}

/// The wanted set, else one in the project's CRS, else in another that is projected.
std::optional<MatrixSet> chosenSet(const CPLXMLNode* contents, const CPLXMLNode* layer,
                                   const std::string& wanted, const geo::Crs& working) {
    std::optional<MatrixSet> best;
    int bestRank = 0;
    for (const CPLXMLNode* link : xmlChildren(layer, "TileMatrixSetLink")) {
        const std::string id = xmlText(link, "TileMatrixSet");
        const CPLXMLNode* node = childWithId(contents, "TileMatrixSet", id);
        if (node == nullptr || (!wanted.empty() && id != wanted)) {
            continue;
        }
        MatrixSet set = matrixSetFrom(node);
        if (set.levels.empty()) {
            continue;
        }
        const int rank = set.crs->epsg() == working.epsg() ? 3 : set.crs->isGeographic() ? 1 : 2;
        if (rank > bestRank) {
            bestRank = rank;
            best = std::move(set);
        }
    }
    return best;
}

std::string chosenStyle(const CPLXMLNode* layer, const std::string& wanted) {
    std::string first;
    for (const CPLXMLNode* style : xmlChildren(layer, "Style")) {
        std::string id = xmlText(style, "Identifier");
        if (!wanted.empty() && id == wanted) {
            return id;
        }
        if (first.empty() || std::string_view(CPLGetXMLValue(style, "isDefault", "")) == "true") {
            first = id;
        }
    }
    return wanted.empty() ? first : wanted;
}

std::string pictureFormat(const CPLXMLNode* layer) {
    std::string first;
    for (const CPLXMLNode* format : xmlChildren(layer, "Format")) {
        std::string name = xmlText(format, "");
        if (name == "image/png") {
            return name;
        }
        if (first.empty() && (name == "image/jpeg" || name == "image/webp")) {
            first = name;
        }
    }
    return first.empty() ? "image/png" : first;
}

/// With {Style}, {TileMatrixSet} and dimensions at their defaults filled in; empty if there is none.
std::string tileTemplate(const CPLXMLNode* layer, const std::string& format,
                         const std::map<std::string, std::string>& values) {
    for (const CPLXMLNode* resource : xmlChildren(layer, "ResourceURL")) {
        const std::string kind = xmlText(resource, "format");
        if (xmlText(resource, "resourceType") != "tile" || (!kind.empty() && kind != format)) {
            continue;
        }
        std::string text = xmlText(resource, "template");
        for (const auto& [name, value] : values) {
            const std::string mark = "{" + name + "}";
            for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
                text.replace(at, mark.size(), percentEncoded(value));
            }
        }
        if (isWebAddress(text)) {
            return text;
        }
    }
    return {};
}

std::map<std::string, std::string> dimensionsOf(const CPLXMLNode* layer) {
    std::map<std::string, std::string> values;
    for (const CPLXMLNode* dimension : xmlChildren(layer, "Dimension")) {
        const std::string name = xmlText(dimension, "Identifier");
        const std::string value = xmlText(dimension, "Default");
        // a value with braces would be replaced in itself for ever
        if (!name.empty() && value.find('{') == std::string::npos) {
            values[name] = value;
        }
    }
    return values;
}

std::string filled(std::string text, const std::string& matrix, const TileAddress& tile) {
    for (const auto& [mark, value] :
         {std::pair<std::string, std::string>{"{TileMatrix}", percentEncoded(matrix)},
          {"{TileRow}", std::to_string(tile.row)},
          {"{TileCol}", std::to_string(tile.column)}}) {
        if (const std::size_t at = text.find(mark); at != std::string::npos) {
            text.replace(at, mark.size(), value);
        }
    }
    return text;
}

}  // namespace

Result<OpenedService> openWmts(const std::string& address, const BackdropOptions& options,
                               const geo::Crs& working, const Task& task) {
    const std::size_t comma = address.find(',');
    const std::string where = address.substr(0, comma);
    const AddressParts choice =
        comma == std::string::npos ? AddressParts() : addressParts(address.substr(comma + 1), ',');
    if (!isWebAddress(where)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Adresse des Kartendienstes ist unvollständig.",
                     "The address of the map service is incomplete."},
                    {"Beispiel: wmts:https://…/WMTSCapabilities.xml,layer=…",
                     "Example: wmts:https://…/WMTSCapabilities.xml,layer=…"},
                    "wmts:" + address);
    }
    auto document = fetchDocument(where, options, task);
    if (!document) {
        return fail(document.error());
    }
    const XmlTree tree = parsedXml(document->text);
    const CPLXMLNode* root = CPLGetXMLNode(tree.get(), "=Capabilities");
    const CPLXMLNode* contents = root != nullptr ? CPLGetXMLNode(root, "Contents") : nullptr;
    if (contents == nullptr) {
        return fail(ErrorCode::CannotRead,
                    {"Unter der Adresse antwortet kein WMTS.", "No WMTS answers at this address."},
                    serviceRemedy(), "wmts:" + address, serviceException(document->text));
    }
    const std::string wanted = valueOf(choice, "layer");
    const CPLXMLNode* layer = childWithId(contents, "Layer", wanted);
    if (layer == nullptr) {
        const LocalizedText message = wanted.empty()
                                          ? LocalizedText{"Es ist keine Ebene des Dienstes gewählt.",
                                                          "No layer of the service is chosen."}
                                          : LocalizedText{"Eine Ebene „" + wanted + "“ hat der Dienst nicht.",
                                                          "The service has no layer '" + wanted + "'."};
        return fail(notOffered(message, "layer", listOf(contents, "Layer"), address));
    }
    auto set = chosenSet(contents, layer, valueOf(choice, "matrixset"), working);
    if (!set) {
        return fail(
            notOffered({"Der Dienst hat für die Ebene keine brauchbare Kacheleinteilung dieses Namens.",
                        "The service has no usable tile matrix set of that name for the layer."},
                       "matrixset", listOf(contents, "TileMatrixSet"), address));
    }
    const std::string format = pictureFormat(layer);
    const std::string style = chosenStyle(layer, valueOf(choice, "style"));
    auto values = dimensionsOf(layer);
    values["Style"] = style;
    values["style"] = style;
    values["TileMatrixSet"] = set->id;
    std::string pattern = tileTemplate(layer, format, values);
    if (pattern.empty()) {
        const auto [base, query] = splitAddress(where);
        AddressParts request;
        std::ranges::copy_if(query, std::back_inserter(request), [](const auto& part) {
            return part.first != "service" && part.first != "request" && part.first != "version";
        });
        request.insert(request.end(), {{"SERVICE", "WMTS"},
                                       {"REQUEST", "GetTile"},
                                       {"VERSION", "1.0.0"},
                                       {"LAYER", wanted},
                                       {"STYLE", style},
                                       {"FORMAT", format},
                                       {"TILEMATRIXSET", set->id}});
        pattern =
            joinedAddress(base, request) + "&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}";
    }
    const std::string title = xmlText(layer, "Title");
    TileService service{.name = title.empty() ? wanted : title,
                        .attribution = xmlText(root, "ServiceProvider.ProviderName"),
                        .crs = std::move(*set->crs),
                        .levels = std::move(set->levels),
                        .address = {}};
    service.address = [pattern](const TileService& all, const TileAddress& tile, int) {
        return filled(pattern, all.levels[tile.level].id, tile);
    };
    return OpenedService{std::move(service), std::move(document->notices)};
}

}  // namespace nordertor::io
