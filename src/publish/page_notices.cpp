// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QString>
#include <algorithm>
#include <iterator>
#include <set>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "model/result_classes.h"
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

std::string withSigns(std::string text, render::FontFace face) {
    const auto missing = render::charactersWithoutSign(text, face);
    if (missing.empty()) {
        return text;
    }
    static constexpr char32_t replacement = U'\uFFFD';
    const QString sign =
        render::charactersWithoutSign(QString::fromUcs4(&replacement, 1).toStdString(), face).empty()
            ? QString::fromUcs4(&replacement, 1)
            : QString("?");
    QString replaced = QString::fromStdString(text);
    for (const char32_t character : missing) {
        replaced.replace(QString::fromUcs4(&character, 1), sign);
    }
    return replaced.toStdString();
}

/// Whether somebody could take signs of one for those of the other.
bool lookAlike(const model::ResultLayer& a, const model::ResultLayer& b, bool withoutColour) {
    if (a.data == nullptr || b.data == nullptr || a.data->geometry != b.data->geometry ||
        isHatched(*a.data) || isHatched(*b.data) || holdsAssumptions(a) || holdsAssumptions(b)) {
        return false;
    }
    const auto& others = b.data->legend.classes;
    return withoutColour || std::ranges::any_of(a.data->legend.classes, [&](const model::ResultClass& each) {
               return std::ranges::find(others, each.colour, &model::ResultClass::colour) != others.end();
           });
}

}  // namespace

void addAlikeNotices(const PageInput& input, Notices& notices) {
    const auto& names = input.options.results;
    const bool grey = withoutColour(input);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            const model::ResultLayer* a = findResult(input.project, names[i]);
            const model::ResultLayer* b = findResult(input.project, names[j]);
            if (a == nullptr || b == nullptr || a == b || !lookAlike(*a, *b, grey)) {
                continue;
            }
            const auto pair = [&](Language language, const char* between) {
                return quoted(a->record.title.in(language), language) + between +
                       quoted(b->record.title.in(language), language);
            };
            LocalizedText text{pair(Language::German, " und ") + " haben auf der Karte gleiche " +
                                   (grey ? "Grautöne" : "Farben") +
                                   "; was wozu gehört, ist nicht zu sehen. Bitte zwei Karten ausgeben",
                               pair(Language::English, " and ") + " have like " +
                                   (grey ? "greys" : "colours") +
                                   " on the map, so that they cannot be told apart. Please make two maps"};
            text.de += grey ? "." : " oder einem andere Farben geben (nordertor style, --colour).";
            text.en += grey ? "." : " or give one of them other colours (nordertor style, --colour).";
            notices.push_back({Severity::Warning, std::move(text), {}, {}});
        }
    }
}

void addOutlineNotice(const PageInput& input, Notices& notices) {
    const std::size_t missing = outlinesWithoutName(input);
    if (missing == 0) {
        return;
    }
    const auto count = [&](Language language) {
        return formatCount(static_cast<std::int64_t>(missing), language);
    };
    const bool one = missing == 1;
    notices.push_back(
        {Severity::Warning,
         {(one ? std::string("Ein Gebiet ist") : count(Language::German) + " Gebiete sind") +
              " auf der Karte zu klein für ihre Nummer. Größeres Papier (--paper A3) gibt mehr Platz.",
          (one ? std::string("One area is") : count(Language::English) + " areas are") +
              " too small on the map for their number. Larger paper (--paper A3) has more room."},
         {},
         {}});
}

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

void addScaleNotice(const PageInput& input, Notices& notices) {
    const MapPageOptions& options = input.options;
    const int scale = input.layout.scaleDenominator;
    if (options.scaleDenominator == scale || scale <= smallestUsualScale) {
        return;
    }
    const LocalizedText shorter = options.note.empty() ? LocalizedText{}
                                                       : LocalizedText{" oder ein kürzerer Text (--note)",
                                                                       " or a shorter text (--note)"};
    const LocalizedText more = moreRoom(layoutFor(options), input.layout.paper);
    notices.push_back(
        {Severity::Warning,
         {"Die Karte hat auf dem Blatt wenig Platz und ist mit " + scaleText(scale, Language::German) +
              " sehr klein. " + more.de + " Auch eine andere Aufteilung (--layout)" + shorter.de + " hilft.",
          "The map has little room on the sheet and is very small, at " +
              scaleText(scale, Language::English) + ". " + more.en + " Another layout (--layout)" +
              shorter.en + " helps, too."},
         {},
         {}});
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
    notices.push_back(
        {Severity::Warning,
         {"Keine installierte Schrift kennt " + joined(german, ", ") +
              "; auf dem Blatt steht ein Ersatzzeichen dafür. Bitte eine passende Schrift "
              "installieren oder den Text ändern.",
          "No installed font has " + joined(english, ", ") +
              "; the sheet shows a replacement sign instead. Please install a font that has it or change "
              "the text."},
         {},
         {},
         missing.size()});
}

void replaceLettersWithoutSign(std::vector<PageDrawing>& pages) {
    for (PageDrawing& page : pages) {
        for (PagePart& part : page.parts) {
            for (render::DrawEntry& entry : part.list.entries) {
                if (auto* text = std::get_if<render::TextItem>(&entry.item)) {
                    text->text = withSigns(text->text, text->face);
                    for (render::TextRun& run : text->runs) {
                        run.letters = withSigns(run.letters, text->face);
                    }
                }
            }
        }
    }
}

}  // namespace nordertor::publish
