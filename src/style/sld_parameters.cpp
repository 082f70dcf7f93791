// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_parameters_p.h"

#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "style/expression.h"
#include "style/sld_filter_p.h"
#include "style/value.h"

namespace nordertor::style {
namespace {

double roundedAt(double value, double parts) {
    return std::round(value * parts) / parts;
}

}  // namespace

SldParameters::SldParameters(const XmlElement& symbolizer, SldLosses& losses, const std::string& place)
    : symbolizer_(symbolizer), losses_(losses), place_(place) {
    readUnit();
}

void SldParameters::lost(const std::string& what) {
    losses_.add({"„" + what + "“ lässt sich in einem Stil hier nicht ausdrücken.",
                 "'" + what + "' cannot be expressed in a style here."},
                place_);
}

void SldParameters::readUnit() {
    const std::string uom = lowered(symbolizer_.attribute("uom"));
    const auto endsWith = [&](std::string_view end) { return uom.ends_with(end); };
    if (uom.empty() || endsWith("pixel")) {
        return;
    }
    if (endsWith("/metre") || endsWith("/meter") || uom == "metre" || uom == "meter") {
        groundMetres_ = 1;
    } else if (endsWith("/foot") || uom == "foot") {
        groundMetres_ = 0.3048;
    } else if (endsWith("mm") || endsWith("millimetre") || endsWith("millimeter")) {
        millimetres_ = 1;
    } else {
        lost("uom=" + uom);
    }
}

Json SldParameters::length(const Json& value) const {
    const auto times = [&](double factor) -> Json {
        if (!value.is_number()) {
            return Json::array({"*", value, roundedAt(factor, 1e9)});
        }
        return factor == millimetres_ ? roundedAt(value.get<double>() * factor, 1e4)
                                      : value.get<double>() * factor;
    };
    if (groundMetres_ == 0) {
        return times(millimetres_);
    }
    constexpr double nearest = 24;
    const double farFactor = 1000 * groundMetres_ / std::exp2(zoomOf(1));
    return Json::array({"interpolate", Json::array({"exponential", 2}), Json::array({"zoom"}), 0,
                        times(farFactor), nearest, times(farFactor * std::exp2(nearest))});
}

std::optional<Json> SldParameters::value(const XmlElement& element) {
    const XmlElement* inner = nullptr;
    std::size_t parts = 0;
    for (const XmlElement& each : element.children) {
        const bool counts = !each.name.empty() || !trimmed(each.text).empty();
        parts += counts ? 1 : 0;
        inner = counts && !each.name.empty() ? &each : inner;
    }
    std::optional<Json> result;
    if (parts == 1 && inner != nullptr) {
        result = expressionOfOgc(*inner);
    } else if (inner == nullptr) {
        const std::string text = element.content();
        const auto number =
            parseNumber(text.ends_with("px") ? trimmed(text.substr(0, text.size() - 2)) : text);
        result = number ? Json(*number) : Json(text);
    }
    if (!result) {
        lost(element.name + (element.attribute("name").empty() ? "" : " " + element.attribute("name")));
    }
    return result;
}
const XmlElement* SldParameters::parameterIn(const XmlElement& element, std::string_view name) {
    for (const XmlElement& each : element.children) {
        if ((each.name == "SvgParameter" || each.name == "CssParameter") && each.attribute("name") == name) {
            return &each;
        }
    }
    return nullptr;
}
std::optional<Json> SldParameters::parameter(const XmlElement& element, std::string_view name) {
    const XmlElement* found = parameterIn(element, name);
    return found != nullptr ? value(*found) : std::nullopt;
}
void SldParameters::listOthers(const XmlElement& element, const std::set<std::string>& known) {
    for (const XmlElement& each : element.children) {
        const std::string name = each.attribute("name");
        if ((each.name == "SvgParameter" || each.name == "CssParameter") && !known.contains(name)) {
            lost(name);
        }
    }
}

Json SldParameters::colour(const XmlElement& element, const char* name, const char* otherwise) {
    const auto given = parameter(element, name);
    if (given && given->is_array()) {
        return *given;
    }
    if (given && (!given->is_string() || !ColourValue::parse(given->get<std::string>()))) {
        lost(name);
        return otherwise;
    }
    return given.value_or(otherwise);
}
Json SldParameters::amount(std::optional<Json> given, const std::string& name, double otherwise) {
    if (given && !given->is_array() && (!given->is_number() || given->get<double>() < 0)) {
        lost(name);
        given.reset();
    }
    return given.value_or(otherwise);
}
Json SldParameters::opacity(const XmlElement& element, const char* name) {
    Json given = amount(parameter(element, name), name, 1);
    return given.is_number() ? Json(std::min(1.0, given.get<double>())) : given;
}
double SldParameters::plainNumber(const XmlElement* element, double otherwise) {
    const auto given = element != nullptr ? value(*element) : std::nullopt;
    if (given && !given->is_number()) {
        lost(element->name);
    }
    return given && given->is_number() ? given->get<double>() : otherwise;
}
void SldParameters::setUnless(Json& paint, const char* name, const Json& value, const Json& common) {
    if (value != common) {
        paint[name] = value;
    }
}
void SldParameters::lost(LocalizedText message) {
    losses_.add(std::move(message), place_);
}

bool SldParameters::differs(const XmlElement* element, double ours) {
    if (element == nullptr) {
        return false;
    }
    const double given = plainNumber(element, ours / millimetres_);
    return groundMetres_ != 0 || std::abs(given * millimetres_ - ours) > ours / 10;
}

}  // namespace nordertor::style
