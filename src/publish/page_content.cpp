// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/number_format.h"
#include "base/text.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr render::Colour white{255, 255, 255, 255};

std::string pick(const MapPageOptions& options, const LocalizedText& text) {
    return text.in(options.language);
}

void writeScaleBar(PageWriter& page, const PageInput& input) {
    const PageBox& inMap = input.scaleBox;
    const PageBox box{input.layout.map.left + inMap.left, input.layout.map.top + inMap.top, inMap.width,
                      inMap.height};
    page.rectangle(box, {255, 255, 255, 225});
    const ScaleBar bar = scaleBarFor(input.layout.scaleDenominator, box.width - 16);
    const double division = bar.metres * 1000 / input.layout.scaleDenominator;
    const double left = box.left + 4;
    const double top = box.top + 7.6;
    const TextLook small{2.1, render::FontFace::Regular, ink};
    {
        const auto scale = page.element(Role::Paragraph);
        page.line(left, box.top + 0.8, scaleText(input.layout.scaleDenominator, input.options.language),
                  {2.7, render::FontFace::Bold, ink});
    }
    const std::string length = formatCount(std::llround(bar.metres * bar.divisions), input.options.language);
    const auto drawn = page.figure(
        pick(input.options, {"Maßstabsleiste bis " + length + " m", "Scale bar up to " + length + " m"}),
        {left, top - 3, division * bar.divisions, 4.3});
    for (int i = 0; i < bar.divisions; ++i) {
        page.rectangle({left + i * division, top, division, 1.3}, i % 2 == 0 ? ink : white, ink, 0.15);
    }
    for (int i = 0; i <= bar.divisions; i += 2) {
        const double metres = bar.metres * i;
        const int decimals = metres == std::floor(metres) ? 0 : 1;
        const bool last = i == bar.divisions;
        std::string text = formatNumber(metres, decimals, input.options.language);
        page.line(left + i * division, top - 3.0, text, small, Align::Centre);
        if (last) {
            page.line(left + i * division + render::textWidth(text, small.face, small.size) / 2 + 0.8,
                      top - 3.0, "m", small);
        }
    }
}

void writeNorthArrow(PageWriter& page, const PageInput& input) {
    const PageBox inMap = northBoxOf(input.layout);
    const PageBox box{input.layout.map.left + inMap.left, input.layout.map.top + inMap.top, inMap.width,
                      inMap.height};
    page.rectangle(box, {255, 255, 255, 225});
    const auto arrow =
        page.figure(pick(input.options, {"Nordpfeil: Norden ist oben", "North arrow: north is up"}), box);
    const double x = box.left + box.width / 2;
    const double top = box.top + 4.4;
    const double bottom = box.bottom() - 1.2;
    page.line(x, box.top + 0.4, "N", {3.0, render::FontFace::Bold, ink}, Align::Centre);
    page.polygon({{x, top}, {x - 2.1, bottom}, {x, bottom - 1.6}, {x, top}}, ink, ink);
    page.polygon({{x, top}, {x, bottom - 1.6}, {x + 2.1, bottom}, {x, top}}, white, ink);
}

}  // namespace

std::string dateText(const std::string& iso, Language language) {
    const auto parts = split(iso, '-');
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    const std::int64_t month = parts.size() >= 2 ? parseInteger(parts[1]).value_or(0) : 0;
    const std::int64_t day = parts.size() == 3 ? parseInteger(parts[2]).value_or(0) : 0;
    if (month < 1 || month > 12 || parts.size() > 3 || (parts.size() == 3 && (day < 1 || day > 31))) {
        return iso;
    }
    if (language == Language::German) {
        return (day > 0 ? parts[2] + "." : std::string()) + parts[1] + "." + parts[0];
    }
    const std::string name = months.at(static_cast<std::size_t>(month - 1));
    return (day > 0 ? std::to_string(day) + " " : std::string()) + name + " " + parts[0];
}

std::string scaleText(int denominator, Language language) {
    return "1 : " + formatCount(denominator, language);
}

std::string defaultTitle(const MapPageOptions& options, const model::Project& project,
                         const model::ThemeSet& themes) {
    std::vector<std::string> titles;
    for (const std::string& name : options.results) {
        if (const model::ResultLayer* layer = findResult(project, name)) {
            titles.push_back(layer->record.title.in(options.language));
        }
    }
    if (!titles.empty()) {
        return joined(titles, ", ");
    }
    const model::Theme* theme = themes.find(options.themeId);
    const std::string start = pick(options, {"Versorgungslücken", "Supply gaps"});
    return theme == nullptr ? start : start + ": " + theme->label.in(options.language);
}

std::string defaultSubtitle(const model::Project& project, Language language) {
    std::vector<std::string> parts;
    if (!project.area.municipality.empty()) {
        parts.push_back(project.area.municipality);
    }
    if (!project.area.name.empty()) {
        parts.push_back(language == Language::German ? "Programmgebiet „" + project.area.name + "“"
                                                     : (parts.empty() ? "Programme" : "programme") +
                                                           std::string(" area “") + project.area.name + "”");
    }
    if (!project.area.programme.empty()) {
        parts.push_back(project.area.programme);
    }
    return joined(parts, " · ");
}

std::string titleOf(const MapPageOptions& options, const model::Project& project,
                    const model::ThemeSet& themes) {
    return options.title.empty() ? defaultTitle(options, project, themes) : options.title;
}

std::string subtitleOf(const MapPageOptions& options, const model::Project& project) {
    std::string subtitle =
        options.subtitle.empty() ? defaultSubtitle(project, options.language) : options.subtitle;
    if (options.scenario.empty()) {
        return subtitle;
    }
    const std::string named = options.language == Language::German ? "Szenario „" + options.scenario + "“"
                                                                   : "Scenario “" + options.scenario + "”";
    return named + (subtitle.empty() ? "" : " · ") + subtitle;
}

std::string standOf(const MapPageOptions& options) {
    return pick(options, {"Stand: ", "As of: "}) + dateText(options.date, options.language);
}

std::string exampleWarning(Language language) {
    return language == Language::German
               ? "BEISPIELDATEN \u2013 frei erfunden, nicht für Entscheidungen verwenden"
               : "EXAMPLE DATA \u2013 invented, not to be used for decisions";
}

PageBox scaleBoxOf(const PageLayout& layout, const render::MapView& view, const geo::MultiPolygon& area) {
    const double width = std::min(60.0, layout.map.width * 0.45);
    const double height = 10.6;
    const double right = layout.map.width - width;
    const double bottom = layout.map.height - height;
    const std::array<PageBox, 3> corners{
        {{0, bottom, width, height}, {right, bottom, width, height}, {0, 0, width, height}}};
    const auto hidesArea = [&](const PageBox& box) {
        for (double x = box.left; x <= box.right(); x += 2) {
            for (double y = box.top; y <= box.bottom(); y += 2) {
                if (geo::contains(area, view.toMap({x, y}))) {
                    return true;
                }
            }
        }
        return false;
    };
    const auto* const free = std::find_if_not(corners.begin(), corners.end(), hidesArea);
    return free != corners.end() ? *free : corners.front();
}

PageBox northBoxOf(const PageLayout& layout) {
    return {layout.map.width - 8, 0, 8, 13.5};
}

std::vector<const analysis::GapPlace*> gapsInView(const analysis::GapReport* report, const std::string& theme,
                                                  const render::MapView& view) {
    std::vector<const analysis::GapPlace*> gaps;
    if (report == nullptr) {
        return gaps;
    }
    for (const analysis::GapPlace* place : report->ranked()) {
        if ((theme.empty() || place->standard.starts_with(theme + ".")) &&
            view.box().contains(place->centre)) {
            gaps.push_back(place);
        }
    }
    return gaps;
}

void writeSectionHeading(PageWriter& page, const PageBox& box, const std::string& text) {
    const auto heading = page.element(Role::Heading2, text);
    page.line(box.left, box.top, text, sectionHeading);
}

void writeTitle(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.title;
    const MapPageOptions& options = input.options;
    const TextLook side{2.6, render::FontFace::Regular, greyInk};
    const double sideWidth = 50;
    double top = box.top;
    const TextLook title{6.0, render::FontFace::Bold, ink};
    const double width = box.width - sideWidth - 3;
    const std::string text = titleOf(options, input.project, input.themes);
    TextLook fitting = title;
    while (fitting.size > 4 && render::textWidth(text, fitting.face, fitting.size) > width) {
        fitting.size -= 0.25;
    }
    {
        const auto heading = page.element(Role::Heading1, text);
        page.line(box.left, box.top - 1 + (title.size - fitting.size) * 1.3,
                  render::elided(text, fitting.face, fitting.size, width), fitting);
    }
    const TextLook below{3.1, render::FontFace::Regular, greyInk};
    const std::string subtitle = subtitleOf(options, input.project);
    {
        const auto paragraph = page.element(Role::Paragraph);
        page.line(box.left, box.top + 7.4, render::elided(subtitle, below.face, below.size, box.width),
                  below);
    }
    const std::string stand = standOf(options);
    {
        const auto paragraph = page.element(Role::Paragraph);
        top +=
            page.line(box.right(), top + 1.2, stand, {2.8, render::FontFace::Semibold, ink}, Align::Right) +
            1.2;
    }
    if (!options.author.empty()) {
        const auto paragraph = page.element(Role::Paragraph);
        page.line(box.right(), top, render::elided(options.author, side.face, side.size, sideWidth), side,
                  Align::Right);
    }

    const model::Theme* theme = input.themes.find(options.themeId);
    const auto colour = theme != nullptr
                            ? style::Colour::parse(theme->colour).value_or(style::Colour{80, 80, 80, 255})
                            : style::Colour{80, 80, 80, 255};
    page.rule(box.left, box.right(), box.top + 13.2, colour, 0.9);
}

void writeBanner(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.banner;
    if (box.height <= 0) {
        return;
    }
    page.rectangle(box, {255, 224, 130, 255}, {120, 90, 0, 255}, 0.25);
    const TextLook look{2.9, render::FontFace::Bold, {70, 50, 0, 255}};
    const auto paragraph = page.element(Role::Paragraph);
    page.line(box.left + box.width / 2, box.top + (box.height - PageWriter::advance(look)) / 2,
              exampleWarning(input.options.language), look, Align::Centre);
}

void writeMapFrame(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.map;
    {
        const auto map = page.figure(input.description, box);
        page.inset(input.map.list, {box.left, box.top});
    }
    writeScaleBar(page, input);
    writeNorthArrow(page, input);
    page.rectangle(box, {0, 0, 0, 0}, ink, 0.3);
}

PageDrawing composePage(const PageInput& input) {
    PageWriter page(input.layout.width, input.layout.height);
    writeTitle(page, input);
    writeBanner(page, input);
    writeMapFrame(page, input);
    writeGaps(page, input);
    writeLegend(page, input);
    writeFooter(page, input);
    return page.take();
}

}  // namespace nordertor::publish
