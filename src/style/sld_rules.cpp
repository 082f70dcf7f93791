// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_rules_p.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <set>

#include "base/number_format.h"
#include "style/sld_choices_p.h"
#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

constexpr std::size_t mostRules = 2000;
constexpr double zoomPart = 0.5;
constexpr double growthUnseen = 1.25;
const Json zoomInput = Json::array({"zoom"});

std::string plainText(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Enough for no two stops to look alike.
int decimalsFor(const std::set<double>& stops) {
    double least = std::numeric_limits<double>::max();
    const double* before = nullptr;
    for (const double& stop : stops) {
        for (const double gap : {std::abs(stop), before != nullptr ? stop - *before : 0.0}) {
            least = gap > 0 ? std::min(least, gap) : least;
        }
        before = &stop;
    }
    constexpr int digits = 2;
    constexpr int most = 9;
    return std::clamp(digits - static_cast<int>(std::floor(std::log10(least))), 0, most);
}

/// "0,5 bis unter 2", as our legends write numbers.
std::string classTitle(const double* from, const double* to, int decimals) {
    const auto text = [&](double value) {
        std::string number = formatNumber(value, decimals, Language::German);
        if (decimals > 0) {
            number.erase(number.find_last_not_of('0') + 1);
            number.erase(number.find_last_not_of(',') + 1);
        }
        return number;
    };
    if (from == nullptr) {
        return to != nullptr ? "unter " + text(*to) : std::string();
    }
    return to != nullptr ? text(*from) + " bis unter " + text(*to) : "ab " + text(*from);
}

/// Into how many steps a curve is cut between two stops: at most zoomPart levels wide, unless it changes
/// little.
double stepsBetween(double levels, const Json& from, const Json& to) {
    const double wide = std::ceil(levels / zoomPart);
    const auto numberIn = [](const Json& json) {
        const auto expression = Expression::parse(json, {});
        const Value* value = expression ? expression->constant() : nullptr;
        const double* number = value != nullptr ? std::get_if<double>(value) : nullptr;
        return number != nullptr ? *number : 0;
    };
    const double low = numberIn(from);
    const double high = numberIn(to);
    return low > 0 && high > 0
               ? std::min(wide, std::ceil(std::abs(std::log(high / low)) / std::log(growthUnseen)))
               : wide;
}

const PropertyRule& ruleNamed(const StyleLayer& layer, const std::string& property) {
    const PropertyRule* known = findRule(layer.type, PropertySection::Layout, property);
    return known != nullptr ? *known : *findRule(layer.type, PropertySection::Paint, property);
}

class RuleSplitter {
  public:
    RuleSplitter(const StyleLayer& layer, SldLosses& losses) : layer_(layer), losses_(losses) {}

    std::vector<SldRule> split(SldRule rule) {
        byFeature(std::move(rule));
        return std::move(rules_);
    }

  private:
    using Look = std::map<std::string, Json>;

    static Look lookWith(const Look& look, const std::function<std::optional<Json>(const Json&)>& replaced) {
        Look result;
        for (const auto& [name, value] : look) {
            // outcomes may hold the same choice again
            Json now = value;
            for (Json before; before != now;) {
                before = now;
                now = rewritten(before, replaced);
            }
            result[name] = std::move(now);
        }
        return result;
    }

    void byFeature(SldRule rule) {
        if (rules_.size() >= mostRules) {
            losses_.add({"Die Ebene hat mehr als 2.000 Fälle; die übrigen fehlen.",
                         "The layer has more than 2,000 cases; the others are missing."},
                        layer_.id);
            return;
        }
        for (const auto& [name, value] : rule.properties) {
            if (const Json* choice = firstPart(value, isFeatureChoice)) {
                const Json chosen = *choice;
                isOperator(chosen, "match")  ? byMatch(rule, chosen[1])
                : isOperator(chosen, "case") ? byCondition(rule, chosen[1])
                                             : byStep(rule, chosen[1]);
                return;
            }
        }
        byZoom(std::move(rule));
    }

    void branch(const SldRule& rule, const std::optional<Json>& condition, Look look,
                const std::string& title) {
        SldRule inner = rule;
        if (condition) {
            inner.filter = bothConditions(rule.filter, *condition);
        }
        inner.properties = std::move(look);
        if (!title.empty()) {
            inner.title += (inner.title.empty() ? "" : ", ") + title;
        }
        byFeature(std::move(inner));
    }

    void byMatch(const SldRule& rule, const Json& input) {
        const auto isSame = [&](const Json& part) { return isOperator(part, "match") && part[1] == input; };
        const auto lookFor = [&](const Json* label) {
            return lookWith(rule.properties, [&](const Json& part) {
                return isSame(part) ? std::optional(matchOutcome(part, label)) : std::nullopt;
            });
        };
        std::vector<Json> labels;
        for (const auto& [name, value] : rule.properties) {
            static_cast<void>(firstPart(value, [&](const Json& part) {
                for (std::size_t i = 2; isSame(part) && i + 1 < part.size(); i += 2) {
                    for (const Json& label : matchLabels(part[i])) {
                        if (std::ranges::find(labels, label) == labels.end()) {
                            labels.push_back(label);
                        }
                    }
                }
                return false;
            }));
        }
        const auto allowed = allowedBy(rule.filter, input);
        const Look others = lookFor(nullptr);
        std::vector<std::pair<Look, std::vector<Json>>> groups;
        std::vector<Json> named;
        for (const Json& label : allowed ? *allowed : labels) {
            const Look look = lookFor(&label);
            if (!allowed && look == others) {
                continue;
            }
            const auto group = std::ranges::find(groups, look, &std::pair<Look, std::vector<Json>>::first);
            (group != groups.end() ? *group : groups.emplace_back(look, std::vector<Json>()))
                .second.push_back(label);
            named.push_back(label);
        }
        for (const auto& [look, members] : groups) {
            std::string title;
            for (const Json& member : members) {
                title += (title.empty() ? "" : ", ") + plainText(member);
            }
            SldRule part = rule;
            if (allowed) {
                part.filter = narrowed(rule.filter, input, members);
            }
            branch(part, allowed ? std::nullopt : std::optional(isAmong(input, members)), look,
                   allowed && groups.size() == 1 ? "" : title);
        }
        if (!allowed) {
            branch(rule,
                   named.empty() ? std::nullopt : std::optional(Json::array({"!", isAmong(input, named)})),
                   others, {});
        }
    }

    void byCondition(const SldRule& rule, const Json& condition) {
        const auto lookIf = [&](bool holds) {
            return lookWith(rule.properties, [&](const Json& part) -> std::optional<Json> {
                if (!isOperator(part, "case") || part[1] != condition) {
                    return std::nullopt;
                }
                if (holds || part.size() == 4) {
                    return part[holds ? 2 : 3];
                }
                Json rest = part;
                rest.erase(rest.begin() + 1, rest.begin() + 3);
                return rest;
            });
        };
        branch(rule, condition, lookIf(true), {});
        branch(rule, Json::array({"!", condition}), lookIf(false), {});
    }

    void byStep(const SldRule& rule, const Json& input) {
        const auto isSame = [&](const Json& part) { return isOperator(part, "step") && part[1] == input; };
        std::set<double> stops;
        for (const auto& [name, value] : rule.properties) {
            static_cast<void>(firstPart(value, [&](const Json& part) {
                for (std::size_t i = 3; isSame(part) && i + 1 < part.size(); i += 2) {
                    stops.insert(part[i].get<double>());
                }
                return false;
            }));
        }
        const auto lookFrom = [&](const double* from) {
            return lookWith(rule.properties, [&](const Json& part) {
                return isSame(part) ? std::optional(stepOutcome(part, from)) : std::nullopt;
            });
        };
        const int decimals = decimalsFor(stops);
        const double* from = nullptr;
        for (auto stop = stops.begin();; ++stop) {
            const bool last = stop == stops.end();
            Json condition = from != nullptr ? Json::array({">=", input, *from}) : Json(true);
            const std::string title = classTitle(from, last ? nullptr : &*stop, decimals);
            if (!last) {
                condition = bothConditions(condition, Json::array({"<", input, *stop}));
            }
            branch(rule, condition, lookFrom(from), title);
            if (last) {
                break;
            }
            from = &*stop;
        }
    }

    /// Bounds between which no property changes, or only little.
    std::set<double> zoomBounds(const SldRule& rule) {
        std::set<double> bounds;
        for (const auto& property : rule.properties) {
            const std::string& name = property.first;
            static_cast<void>(firstPart(property.second, [&](const Json& part) {
                const bool curve = isOperator(part, "interpolate") && part[2] == zoomInput;
                if (!curve && !(isOperator(part, "step") && part[1] == zoomInput)) {
                    return false;
                }
                std::optional<double> before;
                for (std::size_t i = 3; i + 1 < part.size(); i += 2) {
                    const double stop = part[i].get<double>();
                    const double parts =
                        curve && before ? stepsBetween(stop - *before, part[i - 1], part[i + 1]) : 1;
                    for (double at = 1; before && at < parts && parts < mostRules; ++at) {
                        bounds.insert(*before + (stop - *before) * at / parts);
                    }
                    bounds.insert(stop);
                    before = stop;
                }
                if (curve) {
                    losses_.add(
                        {"Die Eigenschaft „" + name +
                             "“ ändert sich nicht stetig mit dem Maßstab, sondern in Stufen.",
                         "The property '" + name + "' changes with the scale in steps, not steadily."},
                        layer_.id);
                }
                return false;
            }));
        }
        return bounds;
    }

    void byZoom(SldRule rule) {
        const auto bounds = zoomBounds(rule);
        if (bounds.empty()) {
            finish(std::move(rule), 0);
            return;
        }
        const double nearest =
            rule.minimumDenominator > 0 ? zoomOf(rule.minimumDenominator) : *bounds.rbegin() + 1;
        const double farthest =
            std::isfinite(rule.maximumDenominator) ? zoomOf(rule.maximumDenominator) : *bounds.begin() - 1;
        std::optional<double> below;
        for (auto bound = bounds.begin();; ++bound) {
            const bool last = bound == bounds.end();
            const double lower = std::max(farthest, below.value_or(farthest));
            const double upper = std::min(nearest, last ? nearest : *bound);
            if (lower < upper) {
                SldRule band = rule;
                if (below && *below > farthest) {
                    // the upper band begins at its stop, so this one ends just before
                    band.maximumDenominator = wholeDenominatorOf(*below);
                }
                if (!last && *bound < nearest) {
                    band.minimumDenominator = wholeDenominatorOf(*bound) + 1;
                }
                finish(std::move(band), (lower + upper) / 2);
            }
            if (last) {
                break;
            }
            below = *bound;
        }
    }

    /// Whole, as QGIS reads them.
    static double wholeDenominatorOf(double zoom) { return std::floor(denominatorOf(zoom)); }

    /// Constant parts become plain values.
    void finish(SldRule rule, double zoom) {
        static const Properties none;
        for (auto entry = rule.properties.begin(); entry != rule.properties.end();) {
            if (!isExpression(layer_, entry->first, entry->second)) {
                ++entry;
                continue;
            }
            const auto expression = Expression::parse(entry->second, entry->first,
                                                      expressionRules(ruleNamed(layer_, entry->first)));
            if (expression && !expression->dependsOnFeature()) {
                const Value value = expression->evaluate({none, zoom});
                if (isNull(value)) {
                    entry = rule.properties.erase(entry);
                    continue;
                }
                entry->second = documentJson(value);
            } else if (!expression || dependsOnZoom(entry->second)) {
                losses_.add({"Die Eigenschaft „" + entry->first +
                                 "“ hängt zugleich von Merkmal und Maßstab ab und fehlt.",
                             "The property '" + entry->first +
                                 "' depends on feature and scale together and is missing."},
                            layer_.id);
                entry = rule.properties.erase(entry);
                continue;
            }
            ++entry;
        }
        rules_.push_back(std::move(rule));
    }

    const StyleLayer& layer_;
    SldLosses& losses_;
    std::vector<SldRule> rules_;
};

}  // namespace

bool isExpression(const StyleLayer& layer, const std::string& property, const Json& value) {
    return value.is_array() && !constantFor(ruleNamed(layer, property), value);
}

std::vector<SldRule> sldRulesOf(const Json& layer, const StyleLayer& read, SldLosses& losses) {
    SldRule all;
    all.filter = layer.contains("filter") ? withoutChoices(withoutBindings(layer["filter"])) : Json(true);
    all.minimumDenominator = read.minimumDenominator;
    all.maximumDenominator = read.maximumDenominator;
    all.title = read.legend.de;
    for (const PropertyRule& rule : propertyRules()) {
        const char* section = rule.section == PropertySection::Layout ? "layout" : "paint";
        const std::string name(rule.name);
        if (rule.layer == read.type && layer.contains(section) && layer[section].contains(name)) {
            all.properties[name] = withoutBindings(withoutTokens(rule, layer[section][name]));
        }
    }
    return RuleSplitter(read, losses).split(std::move(all));
}

}  // namespace nordertor::style
