// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/theme_looks.h"

#include <algorithm>

#include "style/palettes.h"

namespace nordertor::ops {
namespace {

bool isCalled(const LocalizedText& label, const std::string& id, const std::string& key) {
    return key == label.de || key == label.en || key == id;
}

const model::Theme* themeCalled(const std::string& key, const model::ThemeSet& themes) {
    const auto found = std::ranges::find_if(
        themes.themes, [&](const model::Theme& theme) { return isCalled(theme.label, theme.id, key); });
    return found != themes.themes.end() ? &*found : nullptr;
}

const model::Theme* themeOfStandard(const std::string& key, const model::ThemeSet& themes) {
    const auto found = std::ranges::find_if(themes.themes, [&](const model::Theme& theme) {
        return std::ranges::any_of(theme.standards, [&](const model::Standard& standard) {
            return isCalled(standard.label, theme.id + "." + standard.id, key);
        });
    });
    return found != themes.themes.end() ? &*found : nullptr;
}

/// The theme all categories belong to; null without one.
const model::Theme* commonTheme(const model::Presentation& look, const model::ResultRecord& record,
                                const model::ThemeSet& themes) {
    const auto asked = record.parameters.find("theme");
    if (asked != record.parameters.end() && asked->second.size() == 1) {
        return themes.find(asked->second.front());
    }
    const model::Theme* common = nullptr;
    for (const model::Presentation::Category& category : look.categories) {
        const model::Theme* theme = themeOfStandard(category.key, themes);
        if (theme == nullptr || (common != nullptr && common != theme)) {
            return nullptr;
        }
        common = theme;
    }
    return common;
}

}  // namespace

void takeThemeLooks(model::Presentation& look, const model::ResultRecord& record,
                    model::ResultGeometry geometry, const model::ThemeSet& themes) {
    const bool areas = geometry == model::ResultGeometry::Areas;
    const auto isTheme = [&](const model::Presentation::Category& category) {
        return themeCalled(category.key, themes) != nullptr;
    };
    if (std::ranges::all_of(look.categories, isTheme)) {
        for (model::Presentation::Category& category : look.categories) {
            const model::Theme& theme = *themeCalled(category.key, themes);
            category.colour = theme.colour;
            category.pattern = areas ? theme.pattern : "";
        }
        return;
    }
    const model::Theme* theme = areas ? commonTheme(look, record, themes) : nullptr;
    for (std::size_t i = 0; theme != nullptr && i < look.categories.size(); ++i) {
        look.categories[i].colour = theme->colour;
        look.categories[i].pattern = style::overlaidPattern(i);
    }
}

}  // namespace nordertor::ops
