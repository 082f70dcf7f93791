// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <limits>

#include "io/project/table_look_p.h"
#include "model/kind_letters.h"
#include "style/map_style.h"
#include "style/palettes.h"

namespace nordertor::io {
namespace {

using Geometry = LookGeometry;

/// As far as one of the circles is drawn.
ScaleLimits withinCircles(ScaleLimits limits, const std::vector<SignPart>& parts) {
    ScaleLimits circles{std::numeric_limits<double>::infinity(), 0};
    for (const SignPart& part : parts) {
        if (part.form == SignPart::Form::Circle) {
            circles.minimum = std::min(circles.minimum, part.limits.minimum);
            circles.maximum = std::max(circles.maximum, part.limits.maximum);
        }
    }
    return {std::max(limits.minimum, circles.minimum), std::min(limits.maximum, circles.maximum)};
}

class Looks {
  public:
    explicit Looks(const model::ThemeSet& themes) : style_(style::MapStyle::standard(themes)) {}

    /// What is drawn of a feature of a layer of the map, and written.
    [[nodiscard]] SignCategory category(std::string value, std::string label, std::string_view sourceLayer,
                                        const style::Properties& feature) const {
        SignCategory category{std::move(value), std::move(label), parts(sourceLayer, feature)};
        category.texts = texts(sourceLayer, feature);
        for (SignText& text : category.texts) {
            if (text.needsCircle) {
                text.limits = withinCircles(text.limits, category.parts);
            }
        }
        return category;
    }
    [[nodiscard]] std::vector<SignText> texts(std::string_view sourceLayer,
                                              const style::Properties& feature) const {
        return all<SignText>(sourceLayer, feature, signText);
    }

    struct Class {
        const char* value;  ///< empty: all others
        const char* label;
        const char* drawnAs = nullptr;  ///< class on the map; null: as the value
    };
    [[nodiscard]] std::vector<SignCategory> classes(const char* sourceLayer,
                                                    std::initializer_list<Class> all) const {
        std::vector<SignCategory> categories;
        for (const Class& each : all) {
            categories.push_back(category(each.value, each.label, sourceLayer, featureOf(each)));
        }
        return categories;
    }
    /// Writes what is on another layer of the map of the same classes.
    void addTexts(std::vector<SignCategory>& categories, const char* sourceLayer,
                  std::initializer_list<Class> all) const {
        for (const Class& each : all) {
            const auto found = std::ranges::find(categories, each.value, &SignCategory::value);
            found->texts = texts(sourceLayer, featureOf(each));
        }
    }

  private:
    static style::Properties featureOf(const Class& each) {
        return {{"class", std::string(each.drawnAs != nullptr ? each.drawnAs : each.value)},
                {"name", columnSample("name")}};
    }
    [[nodiscard]] std::vector<SignPart> parts(std::string_view sourceLayer,
                                              const style::Properties& feature) const {
        return all<SignPart>(sourceLayer, feature, signPart);
    }

    template <class Sign>
    [[nodiscard]] std::vector<Sign> all(std::string_view sourceLayer, const style::Properties& feature,
                                        std::optional<Sign> (*signOf)(const style::StyleLayer&,
                                                                      const style::Properties&)) const {
        const style::Value* theme = feature.find("theme");
        std::vector<Sign> signs;
        for (std::size_t i = 0; i < style_.layers.size(); ++i) {
            const style::MapStyleLayer& each = style_.layers[i];
            if (each.layer.sourceLayer == sourceLayer &&
                each.isFor(theme != nullptr ? style::textOf(*theme) : std::string())) {
                if (auto sign = signOf(each.layer, feature)) {
                    sign->level = i;
                    signs.push_back(std::move(*sign));
                }
            }
        }
        return signs;
    }

    style::MapStyle style_;
};

std::vector<SignCategory> landUses(const Looks& looks) {
    return looks.classes("landuse", {{"residential", "Wohnen"},
                                     {"commercial", "Gewerbe"},
                                     {"industrial", "Industrie"},
                                     {"retail", "Einzelhandel"},
                                     {"public", "Gemeinbedarf"},
                                     {"railway", "Bahn"},
                                     {"farmland", "Acker"},
                                     {"grass", "Grünland"},
                                     {"park", "Park"},
                                     {"forest", "Wald"},
                                     {"allotments", "Kleingärten"},
                                     {"cemetery", "Friedhof"},
                                     {"sports", "Sport"},
                                     {"playground", "Spielplatz"},
                                     {"water", "Gewässer"},
                                     {"square", "Platz"},
                                     {"parking", "Parkplatz"},
                                     {"construction", "Baustelle"}});
}

std::vector<SignCategory> streets(const Looks& looks) {
    static constexpr std::initializer_list<Looks::Class> all{{"motorway", "Autobahn"},
                                                             {"trunk", "Schnellstraße"},
                                                             {"primary", "Bundesstraße"},
                                                             {"secondary", "Landesstraße"},
                                                             {"tertiary", "Kreisstraße"},
                                                             {"unclassified", "Gemeindestraße"},
                                                             {"residential", "Wohnstraße"},
                                                             {"living_street", "Verkehrsberuhigt"},
                                                             {"pedestrian", "Fußgängerzone"},
                                                             {"service", "Zufahrt"},
                                                             {"footway", "Fußweg"},
                                                             {"path", "Pfad"},
                                                             {"steps", "Treppe"},
                                                             {"cycleway", "Radweg"},
                                                             {"track", "Wirtschaftsweg"},
                                                             {"", "Sonstige Wege", "path"}};
    auto categories = looks.classes("streets", all);
    looks.addTexts(categories, "street_names", all);
    return categories;
}

std::vector<SignCategory> lines(const Looks& looks) {
    std::vector<SignCategory> all = looks.classes("waterways", {{"river", "Fluss"}, {"stream", "Bach"}});
    std::ranges::move(
        looks.classes("railways", {{"rail", "Eisenbahn"}, {"light_rail", "Straßen- oder Stadtbahn"}}),
        std::back_inserter(all));
    SignPart fence;  // not on the map, but what blocks ways should be found
    fence.form = SignPart::Form::Line;
    fence.colour = "#967864";
    fence.size = {0.15};
    all.push_back({"barrier", "Zaun oder Mauer", {fence}});
    return all;
}

std::vector<SignCategory> facilities(const Looks& looks, const model::ThemeSet& themes) {
    static constexpr const char* noTheme = "#595959";
    const auto letters = model::kindLetters(themes, Language::German);
    const auto featureOf = [](const std::string& colour) {
        return style::Properties{{"colour", colour},
                                 {"dark", style::darkened(colour)},
                                 {"letter_colour", style::letterColourOn(colour)},
                                 {"inside", true},
                                 {"name", columnSample("name")}};
    };
    std::vector<SignCategory> all;
    for (const model::Theme& theme : themes.themes) {
        for (const model::FacilityKind& kind : theme.facilityKinds) {
            const std::string id = theme.id + "." + kind.id;
            style::Properties feature = featureOf(theme.colour);
            feature.set("theme", theme.id);
            feature.set("kind", id);
            feature.set("pattern", theme.pattern);
            feature.set("letter", letters.at(id));
            all.push_back(looks.category(id, theme.label.de + ": " + kind.label.de, "facilities", feature));
        }
    }
    all.push_back(looks.category({}, "Sonstige Einrichtung", "facilities", featureOf(noTheme)));
    return all;
}

std::vector<SignCategory> buildings(const Looks& looks) {
    return looks.classes("buildings", {{"non_residential", "Anderes Gebäude"}, {"", "Wohngebäude"}});
}

std::vector<SignCategory> organisations(const Looks& looks) {
    return {looks.category("business", "Betrieb", "organisations", {{"kind", std::string("business")}}),
            looks.category({}, "Stiftung, Verein", "organisations", {{"kind", std::string("other")}})};
}

TableLook plain(const char* table, Geometry geometry, SignPart part) {
    return {table, geometry, {}, {{{}, {}, {std::move(part)}}}};
}

}  // namespace

std::vector<TableLook> tableLooks(const model::ThemeSet& themes) {
    using Form = SignPart::Form;
    const Looks looks(themes);
    return {
        {"programme_area", Geometry::Areas, {}, {looks.category({}, {}, "area", {})}},
        {"land_use", Geometry::Areas, "use", landUses(looks)},
        {"buildings", Geometry::Areas, "use", buildings(looks)},
        {"streets", Geometry::Lines, "highway", streets(looks)},
        {"lines", Geometry::Lines, "kind", lines(looks)},
        {"facilities", Geometry::Points, "kind", facilities(looks, themes)},
        {"organisations", Geometry::Points, "kind", organisations(looks)},
        {"addresses",
         Geometry::Points,
         {},
         {looks.category({}, {}, "addresses", {{"number", columnSample("house_number")}})}},
        // what the map draws in another form, or not at all
        plain("facility_outlines", Geometry::Areas, {Form::Area, "#1e6e5a", {0.2}, "#1e6e5a", {1}, {0.2}}),
        plain("census_cells", Geometry::Areas, {Form::Area, {}, {0}, "#7878a0", {0.63}, {0.1}}),
        plain("homes", Geometry::Points, {Form::Circle, "#786e64", {0.63}, "#ffffff", {1}, {0.2}, {0.6}})};
}

std::vector<TextOfCategories> textsOf(const TableLook& look) {
    // all but what a category may choose
    const auto frame = [](SignText text) {
        text.pieces.clear();
        text.colour.clear();
        return text;
    };
    std::vector<TextOfCategories> all;
    for (const SignCategory& category : look.categories) {
        for (const SignText& text : category.texts) {
            auto known = std::ranges::find_if(
                all, [&](const TextOfCategories& each) { return frame(*each.texts.front()) == frame(text); });
            if (known == all.end()) {
                known = all.emplace(all.end());
            }
            known->categories.push_back(&category);
            known->texts.push_back(&text);
        }
    }
    std::ranges::stable_sort(all, {}, [](const TextOfCategories& each) { return each.texts.front()->level; });
    return all;
}

std::pair<std::vector<std::string>, std::vector<std::string>> valuesOf(
    const std::vector<const SignCategory*>& categories, const TableLook& look) {
    std::pair<std::vector<std::string>, std::vector<std::string>> values;
    for (const SignCategory& category : look.categories) {
        const bool has = std::ranges::find(categories, &category) != categories.end();
        (has ? values.first : values.second).push_back(category.value);
    }
    return values;
}

}  // namespace nordertor::io
