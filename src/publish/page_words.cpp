// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iterator>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "model/programme_names.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

std::string pick(const MapPageOptions& options, const LocalizedText& text) {
    return text.in(options.language);
}

/// Whether they have more than an edge in common.
bool reachesInto(const geo::MultiPolygon& shape, const geo::Box& box) {
    return geo::contains(shape, box.centre()) ||
           std::ranges::any_of(shape.polygons, [&](const geo::Polygon& part) {
               return std::ranges::any_of(part.outer, [&](geo::Point p) { return box.contains(p); });
           });
}

/// "Kita, Hausarztpraxis" of a few; of more a title would say less.
std::string namedStandards(const MapPageOptions& options, const model::ThemeSet& themes) {
    static constexpr std::size_t mostNamed = 3;
    std::vector<std::string> labels;
    for (const std::string& id : options.standards) {
        if (const model::Standard* standard = themes.findStandard(id)) {
            labels.push_back(standard->label.in(options.language));
        }
    }
    return labels.size() > mostNamed ? std::string() : joined(labels, ", ");
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

std::string withCapital(std::string label) {
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    for (const auto& [small, large] : {std::pair{"ä", "Ä"}, std::pair{"ö", "Ö"}, std::pair{"ü", "Ü"}}) {
        if (label.starts_with(small)) {
            label.replace(0, 2, large);
        }
    }
    return label;
}

std::string andMore(std::size_t count, const LocalizedText& one, const LocalizedText& many,
                    Language language) {
    return (language == Language::German ? "… und " : "… and ") +
           formatCount(static_cast<std::int64_t>(count), language) + " " +
           (count == 1 ? one : many).in(language);
}

std::string sharedLead(const std::vector<std::string>& titles) {
    const auto end = titles.empty() ? std::string::npos : titles.front().find(": ");
    const std::string lead = end == std::string::npos ? std::string() : titles.front().substr(0, end + 2);
    const bool alike = std::ranges::all_of(titles, [&](const auto& each) { return each.starts_with(lead); });
    return alike ? lead : std::string();
}

std::string ofWhichGaps(const MapPageOptions& options, const model::ThemeSet& themes) {
    if (const std::string named = namedStandards(options, themes); !named.empty()) {
        return " (" + named + ")";
    }
    if (const model::Theme* theme = themes.find(options.themeId)) {
        return pick(options, {" zum Thema ", " of the theme "}) + theme->label.in(options.language);
    }
    if (options.standards.empty()) {
        return pick(options, {" aller Themen", " of all themes"});
    }
    return pick(options, {" nach ", " by "}) +
           formatCount(static_cast<std::int64_t>(options.standards.size()), options.language) +
           pick(options, {" Richtwerten", " standards"});
}

std::string gapsBesideResults(const PageInput& input) {
    return input.options.results.empty() ? std::string() : ofWhichGaps(input.options, input.themes);
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
        // "Versorgungslücken: Jugend, Soziales" of two that begin alike
        const std::string lead = sharedLead(titles);
        for (std::size_t i = 1; i < titles.size(); ++i) {
            titles[i].erase(0, lead.size());
        }
        return withCapital(joined(titles, lead.empty() ? "; " : ", ")) +
               (options.gaps ? pick(options, {", dazu Lücken", ", with gaps"}) + ofWhichGaps(options, themes)
                             : std::string());
    }
    const std::string start = options.gaps         ? pick(options, {"Versorgungslücken", "Gaps in supply"})
                              : options.facilities ? pick(options, {"Einrichtungen", "Facilities"})
                              : options.centre     ? pick(options, {"Kartenausschnitt", "Detail of the map"})
                                                   : pick(options, {"Übersichtskarte", "Overview map"});
    const std::string named = options.gaps ? namedStandards(options, themes) : std::string();
    if (!named.empty()) {
        return start + ": " + named;
    }
    const model::Theme* theme = themes.find(options.themeId);
    return theme == nullptr ? start : start + ": " + theme->label.in(options.language);
}

std::string defaultSubtitle(const model::Project& project, Language language) {
    std::vector<std::string> parts;
    if (!project.area.municipality.empty()) {
        parts.push_back(project.area.municipality);
    }
    if (!project.area.name.empty()) {
        parts.push_back((language == Language::German ? "Programmgebiet "
                         : parts.empty()              ? "Programme area "
                                                      : "programme area ") +
                        quoted(project.area.name, language));
    }
    if (!project.area.programme.empty()) {
        parts.push_back(model::programmeName(project.area.programme).in(language));
    }
    return joined(parts, " · ");
}

std::string titleOf(const MapPageOptions& options, const model::Project& project,
                    const model::ThemeSet& themes) {
    return typographic(options.title.empty() ? defaultTitle(options, project, themes) : options.title,
                       options.language);
}

std::string subtitleOf(const MapPageOptions& options, const model::Project& project) {
    std::string subtitle = options.subtitle.empty() ? defaultSubtitle(project, options.language)
                                                    : typographic(options.subtitle, options.language);
    // said once: titles of results may name their scenario
    const auto says = [&](const std::string& title) {
        // a short name alone is found in many a word
        const bool named =
            title.find("zenario") != std::string::npos || title.find("cenario") != std::string::npos;
        return named && title.find(options.scenario) != std::string::npos;
    };
    const bool titled = options.title.empty()
                            ? std::ranges::any_of(options.results,
                                                  [&](const std::string& name) {
                                                      const auto* layer = findResult(project, name);
                                                      return layer != nullptr &&
                                                             says(layer->record.title.in(options.language));
                                                  })
                            : says(options.title);
    if (options.scenario.empty() || titled) {
        return subtitle;
    }
    const std::string named = (options.language == Language::German ? "Szenario " : "Scenario ") +
                              quoted(options.scenario, options.language);
    return named + (subtitle.empty() ? "" : " · ") + subtitle;
}

std::string paperText(const MapPageOptions& options) {
    std::vector<std::string> parts;
    if (!options.paperNumber.empty()) {
        parts.push_back(pick(options, {"Vorlage ", "Paper "}) + options.paperNumber);
    }
    if (!options.annex.empty()) {
        parts.push_back(pick(options, {"Anlage ", "Annex "}) + options.annex);
    }
    return joined(parts, ", ");
}

std::string dateLine(const MapPageOptions& options) {
    return pick(options, {"Datum: ", "Date: "}) + dateText(options.date, options.language);
}

std::string dataDates(const model::Project& project, Language language) {
    std::string first;
    std::string last;
    for (const model::SourceRecord& source : project.sources) {
        if (!source.dataDate.empty()) {
            first = first.empty() ? source.dataDate : std::min(first, source.dataDate);
            last = std::max(last, source.dataDate);
        }
    }
    return spanText(dateText(first, language), dateText(last, language), language);
}

std::string exampleWarning(Language language) {
    return language == Language::German
               ? "BEISPIELDATEN \u2013 frei erfunden, nicht für Entscheidungen verwenden"
               : "EXAMPLE DATA \u2013 invented, not to be used for decisions";
}

std::vector<const analysis::GapPlace*> gapsInView(const analysis::GapReport* report, const std::string& theme,
                                                  const render::MapView& view, bool reaching) {
    std::vector<const analysis::GapPlace*> gaps;
    if (report == nullptr) {
        return gaps;
    }
    const geo::Box box = view.box();
    for (const analysis::GapPlace* place : report->ranked()) {
        if ((theme.empty() || place->standard.starts_with(theme + ".")) &&
            (box.contains(place->centre) ||
             ((reaching || place->insideArea) && reachesInto(place->shape, box)))) {
            gaps.push_back(place);
        }
    }
    return gaps;
}

std::vector<const analysis::GapPlace*> numberedGaps(const analysis::GapReport* report,
                                                    const std::map<std::string, std::size_t>& numbers) {
    std::vector<const analysis::GapPlace*> gaps;
    if (report != nullptr) {
        std::ranges::copy_if(report->ranked(), std::back_inserter(gaps),
                             [&](const analysis::GapPlace* gap) { return numbers.contains(gap->id); });
    }
    std::ranges::sort(gaps, {}, [&](const analysis::GapPlace* gap) { return numbers.at(gap->id); });
    return gaps;
}

std::size_t gapsReachingInto(const analysis::GapReport* report, const std::string& theme,
                             const render::MapView& view) {
    return gapsInView(report, theme, view, true).size() - gapsInView(report, theme, view, false).size();
}

void writeSectionHeading(PageWriter& page, const PageBox& box, const std::string& text) {
    static constexpr double smallest = 2;
    TextLook look = sectionHeading;
    while (look.size > smallest && render::textWidth(text, look.face, look.size) > box.width) {
        look.size = std::max(look.size - 0.1, smallest);
    }
    const auto heading = page.element(Role::Heading2, text);
    page.paragraph(box.left, box.top, box.width, text, look, 1);
}

}  // namespace nordertor::publish
