// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "base/number_format.h"
#include "base/text.h"
#include "publish/font_subset_p.h"
#include "publish/page_export_p.h"
#include "publish/page_painting_p.h"
#include "publish/svg_layers_p.h"

namespace nordertor::publish {
namespace {

/// What Qt writes between definitions and end.
std::string_view bodyOf(std::string_view svg) {
    static constexpr std::string_view endOfDefinitions = "</defs>\n";
    const std::size_t start = svg.find(endOfDefinitions) + endOfDefinitions.size();
    return svg.substr(start, svg.rfind("</svg>") - start);
}

/// 1 where the text does not begin with punctuation or a sign beyond ASCII: of Latin-1 with the signs of
/// multiplication and division, or from U+2000 to U+2BFF.
std::size_t bytesOfSign(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(0) == 0xC2 || (byte(0) == 0xC3 && (byte(1) == 0x97 || byte(1) == 0xB7))) {
        return 2;
    }
    return byte(0) == 0xE2 && byte(1) >= 0x80 && byte(1) <= 0xAF ? 3 : 1;
}

/// Programs that know no labels show the id: the name, with "-" for what an XML name must not have.
std::string idOf(std::string_view name) {
    std::string id;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const bool letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        const bool digit = byte >= '0' && byte <= '9';
        const std::size_t signBytes = bytesOfSign(name.substr(i));
        if ((letter || digit || byte >= 0x80) && signBytes == 1) {
            id += id.empty() && digit ? "_" : "";
            id += name[i];
        } else if (!id.empty() && !id.ends_with('-')) {
            id += '-';
        }
        i += signBytes - 1;
    }
    id = id.ends_with('-') ? id.substr(0, id.size() - 1) : id;
    return id.empty() ? "layer" : id;
}

/// Texts of the data as Qt writes them can hold what XML must not, and a browser shows none of such a file.
std::string withoutForbidden(std::string svg) {
    std::erase_if(svg, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (auto at = svg.find(none); at != std::string::npos; at = svg.find(none, at)) {
            svg.erase(at, none.size());
        }
    }
    return svg;
}

/// Paints an SVG layer by layer. Qt's SVG knows neither layers nor clipping, so each layer is painted by
/// itself.
class SvgPage {
  public:
    SvgPage(const PageDrawing& page, const PdfFacts& facts) : page_(page), facts_(facts) {}

    Result<std::string> write(const std::stop_token& stop) {
        std::string layers;
        for (const SvgLayer& layer :
             svgLayers(page_, facts_.language == "en" ? Language::English : Language::German)) {
            const std::string label = escapedXml(layer.name);
            layers += fmt::format(
                "<g id=\"{}\" inkscape:groupmode=\"layer\" inkscape:label=\"{}\">\n<title>{}</title>\n",
                freeId(layer.name), label, label);
            for (const SvgRun& run : layer.runs) {
                auto drawn = drawnRun(run, stop);
                if (!drawn) {
                    return fail(drawn.error());
                }
                layers += *drawn;
            }
            layers += "</g>\n";
        }
        return withoutForbidden(head() + layers + "</g>\n</svg>\n");
    }

  private:
    static constexpr double unitsPerMm = 10;
    static constexpr double mmPerInch = 25.4;

    static int units(double mm) { return static_cast<int>(std::lround(mm * unitsPerMm)); }

    [[nodiscard]] Result<std::string> drawnRun(const SvgRun& run, const std::stop_token& stop) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(static_cast<int>(std::lround(unitsPerMm * mmPerInch)));
        generator.setSize(QSize(units(page_.widthMm), units(page_.heightMm)));
        QPainter painter;
        if (!painter.begin(&generator)) {
            return fail(cannotDraw());
        }
        painter.scale(unitsPerMm, unitsPerMm);
        const bool whole = paintPart(*run.part, run.entries, painter, stop);
        painter.end();
        if (!whole) {
            return fail(cancelledError());
        }
        const std::string svg = buffer.data().toStdString();
        const std::string body(bodyOf(svg));
        return run.framed ? "<g clip-path=\"url(#" + clip(*run.part) + ")\">\n" + body + "</g>\n" : body;
    }

    std::string freeId(const std::string& name) {
        const std::string id = idOf(name);
        std::string free = id;
        for (int i = 2; !ids_.insert(free).second; ++i) {
            free = id + "-" + std::to_string(i);
        }
        return free;
    }

    /// Id of the clip for the part's frame.
    std::string clip(const PagePart& part) {
        const std::string box = "x=\"" + std::to_string(units(part.at.x)) + "\" y=\"" +
                                std::to_string(units(part.at.y)) + "\" width=\"" +
                                std::to_string(units(part.list.widthMm)) + "\" height=\"" +
                                std::to_string(units(part.list.heightMm)) + "\"";
        const auto [known, isNew] = clips_.try_emplace(box);
        if (isNew) {
            known->second = freeId("frame" + std::to_string(clips_.size()));
            definitions_ += "<clipPath id=\"" + known->second + "\"><rect " + box + "/></clipPath>\n";
        }
        return known->second;
    }

    [[nodiscard]] std::string head() const {
        const std::string width = std::to_string(units(page_.widthMm));
        const std::string height = std::to_string(units(page_.heightMm));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<svg width=\"" +
               toPlainText(page_.widthMm) + "mm\" height=\"" + toPlainText(page_.heightMm) +
               "mm\" viewBox=\"0 0 " + width + " " + height +
               "\"\n xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n"
               " text-rendering=\"geometricPrecision\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" xml:lang=\"" +
               facts_.language + "\">\n<title>" + escapedXml(facts_.title) + "</title>\n<desc>" +
               escapedXml((facts_.description.empty() ? "" : facts_.description + " ") + facts_.creator +
                          ", " + facts_.date) +
               "</desc>\n<defs>\n<clipPath id=\"page\"><rect width=\"" + width + "\" height=\"" + height +
               "\"/></clipPath>\n" + definitions_ + "<style>\n" + fontStyles(page_) +
               "</style>\n</defs>\n<g clip-path=\"url(#page)\">\n";
    }

    const PageDrawing& page_;
    const PdfFacts& facts_;
    std::string definitions_;
    std::map<std::string, std::string> clips_;
    std::set<std::string> ids_{"page"};
};

}  // namespace

Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts, const std::stop_token& stop) {
    return SvgPage(page, facts).write(stop);
}

}  // namespace nordertor::publish
