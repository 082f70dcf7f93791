// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/style_document.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_reader.h"
#include "base/text.h"
#include "style/source_layers.h"
#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

const std::map<std::string, StyleLayerType, std::less<>>& layerTypes() {
    static const std::map<std::string, StyleLayerType, std::less<>> types{
        {"background", StyleLayerType::Background},
        {"fill", StyleLayerType::Fill},
        {"line", StyleLayerType::Line},
        {"circle", StyleLayerType::Circle},
        {"symbol", StyleLayerType::Symbol},
        {"heatmap", StyleLayerType::Heatmap}};
    return types;
}

constexpr auto variantsKey = "nordertor:variants";
constexpr auto groupKey = "nordertor:group";
constexpr std::string_view resultsGroup = "results";

template <typename Names>
std::string listed(const Names& names) {
    return joined(std::vector<std::string>(names.begin(), names.end()), ", ");
}

/// What all layers of a document have in common.
struct DocumentFrame {
    bool millimetres = false;
    std::set<std::string> sources = {};  ///< declared ones
    DocumentUse use = DocumentUse::Any;
};

class LayerReader {
  public:
    LayerReader(JsonObject& object, const DocumentFrame& document, StyleLayer& layer)
        : object_(object), document_(document), layer_(layer) {
        layer_.millimetres = document.millimetres;
    }

    void read() {
        layer_.id = object_.text("id");
        const std::string type =
            object_.oneOf("type", {"background", "fill", "line", "circle", "symbol", "heatmap"});
        const auto known = layerTypes().find(type);
        layer_.type = known != layerTypes().end() ? known->second : StyleLayerType::Background;
        readSource();
        for (const char* key : {"minzoom", "maxzoom"}) {
            if (object_.has(key) && object_.member(key) != nullptr) {  // asked for only where it is refused
                object_.problem(
                    key, {"Zoomstufen begrenzen hier keine Ebene.", "Zoom levels do not limit a layer here."},
                    {"Bitte unter \"metadata\" \"nordertor:min-scale\" und \"nordertor:max-scale\" verwenden.",
                     "Use \"nordertor:min-scale\" and \"nordertor:max-scale\" under \"metadata\"."});
            }
        }
        readMetadata();
        if (const Json* filter = object_.member("filter")) {
            assign(Expression::parseFilter(*filter, object_.pointerTo("filter")), layer_.filter);
        }
        readProperties("layout", PropertySection::Layout);
        readProperties("paint", PropertySection::Paint);
    }
    [[nodiscard]] bool visible() const { return visible_; }

  private:
    void assign(Result<Expression> expression, Expression& to) {
        if (expression) {
            to = std::move(*expression);
        } else {
            object_.problems().add(expression.error().place, expression.error().message,
                                   expression.error().remedy);
        }
    }

    void readSource() {
        const std::string source =
            object_.member("source") != nullptr ? object_.text("source") : std::string(mapSource);
        const bool background = layer_.type == StyleLayerType::Background;
        layer_.sourceLayer = background ? std::string() : object_.text("source-layer");
        if (background && document_.use == DocumentUse::ThemePack) {
            object_.problem("type", {"Den Grund der Karte legt kein Thema fest.",
                                     "No theme decides on the ground of the map."});
        }
        if (object_.has("source") && !source.empty() && !document_.sources.contains(source)) {
            object_.problem("source",
                            {"Die Quelle \u201e" + source + "\u201c steht nicht unter \"sources\".",
                             "The source '" + source + "' is not under \"sources\"."},
                            {"Die Daten der Karte sind die Quelle \"project\".",
                             "The data of the map is the source \"project\"."});
        } else if (document_.use == DocumentUse::ThemePack && source != mapSource) {
            object_.problem("source",
                            {"Ein Thema zeichnet nur, was auf der Karte ist: die Quelle \"project\".",
                             "A theme draws only what is on the map: the source \"project\"."});
        } else if (source == mapSource && !layer_.sourceLayer.empty()) {
            checkSourceLayer();
        }
    }

    void checkSourceLayer() {
        const bool forTheme = document_.use == DocumentUse::ThemePack;
        const SourceLayer* known = findSourceLayer(layer_.sourceLayer);
        if (known != nullptr && (!forTheme || known->group != resultsGroup)) {
            return;
        }
        std::vector<std::string> allowed;
        for (const SourceLayer& each : sourceLayers()) {
            if (!forTheme || each.group != resultsGroup) {
                allowed.emplace_back(each.name);
            }
        }
        object_.problem(
            "source-layer",
            known != nullptr
                ? LocalizedText{"Gespeicherte Ergebnisse gehören zu keinem Thema.",
                                "Stored results belong to no theme."}
                : LocalizedText{"Die Quellebene \u201e" + layer_.sourceLayer + "\u201c gibt es nicht.",
                                "There is no source layer '" + layer_.sourceLayer + "'."},
            {"Erlaubt sind: " + listed(allowed) + ".", "Allowed: " + listed(allowed) + "."});
    }

    void readGroup(JsonObject& metadata) {
        layer_.group = metadata.member(groupKey) != nullptr ? metadata.text(groupKey) : std::string();
        std::vector<std::string_view> allowed(layerGroups().begin(), layerGroups().end());
        if (document_.use == DocumentUse::ThemePack) {
            std::erase(allowed, resultsGroup);
        }
        if (!layer_.group.empty() && std::ranges::find(allowed, layer_.group) == allowed.end()) {
            metadata.problem(groupKey,
                             {"Den Schalter \u201e" + layer_.group + "\u201c gibt es hier nicht.",
                              "There is no switch '" + layer_.group + "' here."},
                             {"Erlaubt sind: " + listed(allowed) + ".", "Allowed: " + listed(allowed) + "."});
        }
    }

    void readScales(JsonObject& metadata) {
        const double most = 1e9;
        layer_.minimumDenominator = metadata.optionalNumber("nordertor:min-scale", 0, most).value_or(0);
        layer_.maximumDenominator = metadata.optionalNumber("nordertor:max-scale", 0, most)
                                        .value_or(std::numeric_limits<double>::infinity());
        if (layer_.minimumDenominator > layer_.maximumDenominator) {
            metadata.problem(
                "nordertor:min-scale",
                {"\"nordertor:min-scale\" ist größer als \"nordertor:max-scale\": Die Ebene "
                 "würde nie gezeichnet.",
                 "\"nordertor:min-scale\" is larger than \"nordertor:max-scale\": the layer would "
                 "never be drawn."},
                {"Bitte die Nenner vertauschen oder ändern.",
                 "Please exchange the denominators or change them."});
        }
    }

    void readMetadata() {
        if (object_.member("metadata") == nullptr) {
            return;
        }
        JsonObject metadata = object_.object("metadata");
        checkEffects(metadata);
        readScales(metadata);
        readGroup(metadata);
        readLegend(metadata);
        if (const char* overlaid = "nordertor:legend-overlaid"; metadata.member(overlaid) != nullptr) {
            layer_.legendOverlaid = metadata.localizedText(overlaid);
        }
        layer_.avoidOverlap = metadata.boolean("nordertor:avoid-overlap", false);
        layer_.needsCircle = metadata.boolean("nordertor:needs-circle", false);
        layer_.stepAside = metadata.optionalNumber("nordertor:step-aside", 1, 20).value_or(3);
        readLeader(metadata);
        layer_.overBaseMap = metadata.boolean("nordertor:over-base-map", false);
        layer_.keepClear = metadata.boolean("nordertor:keep-clear", false);
        layer_.withinArea = metadata.boolean("nordertor:within-area", false);
        const char* form = "nordertor:form";
        if (const Json* given = metadata.member(form)) {
            readProperty(metadata, form, PropertySection::Metadata, given);
        }
        if (metadata.member("nordertor:unit") != nullptr) {
            layer_.millimetres = metadata.oneOf("nordertor:unit", {"mm", "px"}) == "mm";
        }
        static_cast<void>(metadata.member(variantsKey));  // checkVariants()
        metadata.finish();
    }

    /// What would be accepted and do nothing is a mistake nobody finds.
    void checkEffects(const JsonObject& metadata) const {
        static const std::map<std::string_view, std::vector<std::string_view>> users{
            {"nordertor:avoid-overlap", {"circle"}}, {"nordertor:step-aside", {"circle"}},
            {"nordertor:leader", {"circle"}},        {"nordertor:keep-clear", {"circle", "line"}},
            {"nordertor:needs-circle", {"symbol"}},  {"nordertor:within-area", {"symbol"}},
            {"nordertor:legend-overlaid", {"fill"}}};
        for (const auto& [key, types] : users) {
            const auto isOwn = [&](std::string_view type) {
                return layerTypes().find(type)->second == layer_.type;
            };
            if (metadata.has(key) && std::ranges::none_of(types, isOwn)) {
                const std::string name(key);
                metadata.problem(
                    key,
                    {"\"" + name + "\" bewirkt bei dieser Art von Ebene nichts.",
                     "\"" + name + "\" has no effect on this type of layer."},
                    {"Es gilt für: " + listed(types) + ".", "It is for: " + listed(types) + "."});
            }
        }
    }

    void readLeader(JsonObject& metadata) {
        const char* key = "nordertor:leader";
        layer_.leader = metadata.texts(key);
        for (const std::string& name : layer_.leader) {
            if (findSourceLayer(name) == nullptr) {
                metadata.problem(key, {"Die Quellebene „" + name + "“ gibt es nicht.",
                                       "There is no source layer '" + name + "'."});
            }
        }
    }

    void readLegend(JsonObject& metadata) {
        const Json* legend = metadata.member("nordertor:legend");
        if (legend != nullptr && *legend == "feature") {
            layer_.legendPerFeature = true;
        } else if (legend != nullptr) {
            layer_.legend = metadata.localizedText("nordertor:legend");
        }
    }

    void readProperties(const char* section, PropertySection kind) {
        if (object_.member(section) == nullptr) {
            return;
        }
        JsonObject properties = object_.object(section);
        for (const std::string& key : properties.keys()) {
            const Json* json = properties.member(key);
            if (json == nullptr || !json->is_primitive() || key != "visibility" ||
                kind != PropertySection::Layout) {
                readProperty(properties, key, kind, json);
            } else {
                visible_ = properties.oneOf(key, {"visible", "none"}) == "visible";
            }
        }
    }

    void readProperty(JsonObject& properties, const std::string& key, PropertySection kind,
                      const Json* json) {
        const PropertyRule* rule = findRule(layer_.type, kind, key);
        if (rule == nullptr || json == nullptr) {
            properties.problem(
                key,
                {"Die Eigenschaft \u201e" + key + "\u201c gibt es für diese Art von Ebene nicht.",
                 "There is no property '" + key + "' for this type of layer."},
                {"docs/style-format.md nennt die Eigenschaften.",
                 "docs/style-format.md lists the properties."});
            return;
        }
        const Json value = withoutTokens(*rule, *json);
        Expression expression;
        bool usable = true;
        if (isMeantAsExpression(*rule, value)) {
            assign(Expression::parse(value, properties.pointerTo(key), expressionRules(*rule)), expression);
            expression.visitOutputs([&](const Value& output) { usable = usable && suits(*rule, output); });
        } else {
            auto constant = constantFor(*rule, value);
            usable = constant.has_value();
            expression = Expression::literal(std::move(constant).value_or(Value()));
        }
        if (!usable) {
            properties.problem(key,
                               {"Der Wert passt nicht zu \u201e" + key + "\u201c.",
                                "The value does not suit '" + key + "'."},
                               {"docs/style-format.md nennt die möglichen Werte.",
                                "docs/style-format.md lists the possible values."});
        }
        layer_.properties[static_cast<std::size_t>(rule->property)] = std::move(expression);
    }

    /// Only lists of texts may begin with a text that names no operator.
    static bool isMeantAsExpression(const PropertyRule& rule, const Json& json) {
        const bool texts = rule.type == PropertyType::Font || rule.type == PropertyType::Anchors;
        return json.is_object() || (texts ? Expression::isExpression(json)
                                          : json.is_array() && !json.empty() && json[0].is_string());
    }

    /// An output that is converted later may still be another type.
    static bool suits(const PropertyRule& rule, const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return (rule.type == PropertyType::Colour || rule.type == PropertyType::Ramp) && text != nullptr
                   ? ColourValue::parse(*text).has_value()
                   : rule.type == PropertyType::Label || allows(rule, value);
    }

    JsonObject& object_;
    const DocumentFrame& document_;
    StyleLayer& layer_;
    bool visible_ = true;
};

/// What a layer says about variants, or null.
const Json* variantsOf(const Json& layer) {
    const auto metadata = layer.is_object() ? layer.find("metadata") : layer.end();
    if (!layer.is_object() || metadata == layer.end() || !metadata->is_object()) {
        return nullptr;
    }
    const auto variants = metadata->find(variantsKey);
    return variants != metadata->end() ? &*variants : nullptr;
}

/// The layer as the variant has it (RFC 7396).
Json layerFor(const Json& layer, std::string_view variant) {
    const Json* variants = variantsOf(layer);
    Json own = layer;
    if (variants != nullptr && variants->is_object()) {
        if (const auto change = variants->find(variant); change != variants->end()) {
            own.merge_patch(*change);
        }
    }
    return own;
}

/// Only what a layer looks like may differ; what its other variants are made of is checked with each of them.
void checkVariants(JsonObject& layer, const Json& json) {
    const Json* variants = variantsOf(json);
    if (variants == nullptr) {
        return;
    }
    JsonObject each(*variants, layer.pointerTo("metadata") + "/" + jsonPointerToken(variantsKey),
                    layer.problems());
    for (const std::string_view name : {nameOf(MapVariant::Dark), nameOf(MapVariant::BlackAndWhite)}) {
        if (each.member(name) == nullptr) {
            continue;
        }
        JsonObject change = each.object(name);
        for (const char* key : {"filter", "layout", "paint", "metadata"}) {
            static_cast<void>(change.member(key));
        }
        change.finish();
    }
    each.finish();
}

bool readUnit(JsonObject& root) {
    if (!root.has("metadata")) {
        return false;
    }
    JsonObject metadata = root.object("metadata");
    const bool millimetres =
        metadata.has("nordertor:unit") && metadata.oneOf("nordertor:unit", {"mm", "px"}) == "mm";
    metadata.finish();
    return millimetres;
}

/// The data is never fetched: what else could be said of a source would be of no effect.
std::set<std::string> readSources(JsonObject& root) {
    std::set<std::string> names;
    if (!root.has("sources")) {
        return names;
    }
    JsonObject sources = root.object("sources");
    for (const std::string& name : sources.keys()) {
        JsonObject source = sources.object(name);
        source.oneOf("type", {"vector"});
        const Json* tiles = source.member("tiles");
        if (tiles != nullptr && *tiles != Json::array()) {
            source.problem("tiles",
                           {"Die Daten kommen immer aus dem Projekt: Hier muss eine leere Liste stehen.",
                            "The data always is the project's: an empty list is expected here."});
        }
        source.finish();
        names.insert(name);
    }
    return names;
}

StyleDocument readVariant(const Json& json, MapVariant variant, DocumentUse use, JsonProblems& problems,
                          const std::string& file) {
    JsonObject root(json, "", problems);
    StyleDocument document;
    root.integer("version", 8, 8);
    document.name = root.optionalText("name");
    const DocumentFrame frame{readUnit(root), readSources(root), use};
    std::set<std::string> ids;
    std::size_t index = 0;
    if (!root.has("layers")) {
        problems.add("", {"Die Angabe „layers“ fehlt: die Ebenen von unten nach oben.",
                          "'layers' is missing: the layers from the bottom up."});
    }
    root.forEachObject("layers", [&](JsonObject& object) {
        const Json& written = json["layers"][index++];
        if (!written.is_object()) {
            return;  // said already
        }
        checkVariants(object, written);
        const Json own = layerFor(written, nameOf(variant));
        for (const std::string& key : object.keys()) {
            static_cast<void>(object.member(key));  // asked of `own`
        }
        JsonObject layerObject(own, object.pointer(), problems);
        StyleLayer layer;
        layer.file = file;
        LayerReader reader(layerObject, frame, layer);
        reader.read();
        layerObject.finish();
        if (!ids.insert(layer.id).second) {
            object.problem("id", {"Zwei Ebenen haben denselben Namen.", "Two layers have the same name."});
        }
        if (reader.visible()) {
            document.layers.push_back(std::move(layer));
        }
    });
    root.finish();
    return document;
}

bool hasVariants(const Json& json) {
    const auto layers = json.is_object() ? json.find("layers") : json.end();
    return json.is_object() && layers != json.end() && layers->is_array() &&
           std::ranges::any_of(*layers, [](const Json& layer) { return variantsOf(layer) != nullptr; });
}

/// Where the file says what is wrong in a variant of a layer: in the layer's own words about it, or where
/// these leave the layer as it is.
std::string placeInFile(const Json& json, std::string_view variant, const std::string& place) {
    static constexpr std::size_t layerTokens = 3;  // "", "layers", number
    const auto tokens = split(place, '/');
    if (tokens.size() <= layerTokens) {
        return place;
    }
    const Json* variants = variantsOf(json.at(Json::json_pointer("/layers/" + tokens[2])));
    if (variants == nullptr || !variants->contains(variant)) {
        return place;
    }
    std::string own = "/" + tokens[1] + "/" + tokens[2] + "/metadata/" + jsonPointerToken(variantsKey) + "/" +
                      jsonPointerToken(variant);
    const Json* node = &variants->at(variant);
    for (std::size_t i = layerTokens; i < tokens.size(); ++i) {
        own += "/" + tokens[i];
        if (node == nullptr || !node->is_object()) {
            node = nullptr;  // the whole value is the variant's
            continue;
        }
        const auto child = node->find(Json::json_pointer("/" + tokens[i]).back());
        if (child == node->end()) {
            return place;
        }
        node = &*child;
    }
    return own;
}

Error inVariant(Error error, const Json& json, std::string_view variant) {
    const std::string name(variant);
    error.message.de = "Für \u201e" + name + "\u201c: " + error.message.de;
    error.message.en = "For '" + name + "': " + error.message.en;
    error.place = placeInFile(json, variant, error.place);
    return error;
}

}  // namespace

Result<StyleDocument> StyleDocument::parse(const Json& json, const std::string& file, MapVariant variant,
                                           DocumentUse use) {
    JsonProblems problems(file);
    StyleDocument document = readVariant(json, MapVariant::Colour, use, problems, file);
    if (!problems.empty()) {
        return fail(problems.error());
    }
    // a mistake in another variant must not wait until somebody prints it
    for (const MapVariant other : {MapVariant::Dark, MapVariant::BlackAndWhite}) {
        if (!hasVariants(json)) {
            break;
        }
        JsonProblems others(file);
        StyleDocument changed = readVariant(json, other, use, others, file);
        if (!others.empty()) {
            return fail(inVariant(others.error(), json, nameOf(other)));
        }
        if (other == variant) {
            document = std::move(changed);
        }
    }
    return document;
}

Result<StyleDocument> StyleDocument::parseText(std::string_view text, const std::string& file,
                                               MapVariant variant, DocumentUse use) {
    const auto json = parseJson(text, file);
    if (!json) {
        return fail(json.error());
    }
    return parse(*json, file, variant, use);
}

}  // namespace nordertor::style
