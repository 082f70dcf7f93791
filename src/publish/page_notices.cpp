// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QString>
#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "publish/page_composer_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

/// "„𠀀“ (U+20000)"
LocalizedText named(char32_t character) {
    const std::string letter = QString::fromUcs4(&character, 1).toStdString();
    const std::string code = QString::number(character, 16).toUpper().rightJustified(4, '0').toStdString();
    return {"„" + letter + "“ (U+" + code + ")", "“" + letter + "” (U+" + code + ")"};
}

std::set<char32_t> withoutSign(const std::vector<PageDrawing>& pages) {
    std::set<char32_t> missing;
    for (const PageDrawing& page : pages) {
        for (const PagePart& part : page.parts) {
            for (const render::DrawEntry& entry : part.list.entries) {
                if (const auto* text = std::get_if<render::TextItem>(&entry.item)) {
                    std::ranges::copy(render::charactersWithoutSign(text->text, text->face),
                                      std::inserter(missing, missing.end()));
                }
            }
        }
    }
    return missing;
}

}  // namespace

void addUnusedNotices(const PageInput& input, Notices& notices) {
    const MapPageOptions& options = input.options;
    const PageLayout& layout = input.layout;
    const auto check = [&](bool given, bool has, const LocalizedText& what) {
        if (given && !has) {
            notices.push_back(
                {Severity::Warning,
                 {what.de +
                      " steht nicht auf dem Blatt: die Aufteilung hat in diesem Format kein Feld dafür.",
                  what.en + " is not on the sheet: the layout has no frame for it in this orientation."},
                 {},
                 {}});
        }
    };
    const bool title =
        layout.find(FrameKind::Title) != nullptr || layout.find(FrameKind::TitleBlock) != nullptr;
    check(!options.note.empty(), layout.find(FrameKind::Text) != nullptr, {"Der Text", "The text"});
    check(!options.logo.empty(), layout.find(FrameKind::Image) != nullptr, {"Das Bild", "The picture"});
    check(!options.paperNumber.empty(), title, {"Die Nummer der Vorlage", "The number of the paper"});
    check(!options.annex.empty(), title, {"Die Nummer der Anlage", "The number of the annex"});
    check(!options.author.empty(), title, {"Der Herausgeber", "The publisher"});
    if (!titleFits(input)) {
        notices.push_back({Severity::Warning,
                           {"Der Titel ist zu lang für das Blatt und steht gekürzt da; bitte kürzer fassen.",
                            "The title is too long for the sheet and is cut short; please shorten it."},
                           {},
                           {}});
    }
}

void addFontNotices(const std::vector<PageDrawing>& pages, Notices& notices) {
    if (!render::hasKnownFont()) {
        notices.push_back({Severity::Warning,
                           {"Die Schrift Open Sans ist nicht installiert; die Karte verwendet eine andere.",
                            "The font Open Sans is not installed; the map uses another one."},
                           {},
                           {}});
    }
    const std::set<char32_t> missing = withoutSign(pages);
    if (missing.empty()) {
        return;
    }
    static constexpr std::size_t mostNamed = 5;
    std::vector<std::string> german;
    std::vector<std::string> english;
    for (const char32_t character : missing) {
        if (german.size() == mostNamed) {
            german.back() += " …";
            english.back() += " …";
            break;
        }
        const LocalizedText name = named(character);
        german.push_back(name.de);
        english.push_back(name.en);
    }
    notices.push_back({Severity::Warning,
                       {"Keine installierte Schrift kennt " + joined(german, ", ") +
                            "; auf dem Blatt steht ein Kästchen dafür. Bitte eine passende Schrift "
                            "installieren oder den Text ändern.",
                        "No installed font has " + joined(english, ", ") +
                            "; the sheet shows a box instead. Please install a font that has it or change "
                            "the text."},
                       {},
                       {},
                       missing.size()});
}

}  // namespace nordertor::publish
