// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/office_text_p.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::publish {
namespace {

constexpr double pageMargin = (210 - officeTextWidth) / 2;  ///< mm
constexpr double mostPictureHeight = 200;

constexpr const char* namespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " office:version=\"1.2\"";

std::string document(const char* element, const std::string& content) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{0}{1}>{2}</office:{0}>\n",
                       element, namespaces, content);
}

std::string millimetres(double value) {
    return toFixedText(value, 2) + "mm";
}

std::string paragraph(const char* style, const std::string& text) {
    return text.empty() ? ""
                        : fmt::format("<text:p text:style-name=\"{}\">{}</text:p>", style, escapedXml(text));
}

std::string heading(int level, const std::string& text) {
    return fmt::format("<text:h text:style-name=\"Heading_20_{0}\" text:outline-level=\"{0}\">{1}</text:h>",
                       level, escapedXml(text));
}

std::string paragraphStyle(const std::string& name, const std::string& shown, const std::string& paragraphs,
                           const std::string& texts, int outline = 0) {
    const std::string level = outline > 0 ? fmt::format(" style:default-outline-level=\"{}\"", outline) : "";
    return fmt::format(
        "<style:style style:name=\"{}\" style:display-name=\"{}\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\"{}><style:paragraph-properties {}/><style:text-properties {}/></style:style>",
        name, shown, level, paragraphs, texts);
}

std::string stylesXml(const OfficeText& text) {
    const bool german = text.language == Language::German;
    std::string styles = fmt::format(
        "<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties "
        "fo:font-family=\"'Open Sans', Arial, sans-serif\" fo:font-size=\"10pt\" fo:language=\"{}\" "
        "fo:country=\"{}\"/></style:default-style>"
        "<style:style style:name=\"Standard\" style:family=\"paragraph\"><style:paragraph-properties "
        "fo:margin-bottom=\"2mm\"/></style:style>",
        german ? "de" : "en", german ? "DE" : "GB");
    styles +=
        paragraphStyle("Heading_20_1", "Heading 1", "fo:margin-bottom=\"1mm\" fo:keep-with-next=\"always\"",
                       "fo:font-size=\"18pt\" fo:font-weight=\"bold\"", 1);
    styles += paragraphStyle("Heading_20_2", "Heading 2",
                             "fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
                             "fo:font-size=\"13pt\" fo:font-weight=\"bold\"", 2);
    styles +=
        paragraphStyle("Warning", german ? "Warnung" : "Warning",
                       "fo:background-color=\"#ffe082\" fo:padding=\"1mm\" fo:border=\"0.5pt solid #785a00\"",
                       "fo:font-weight=\"bold\"");
    styles += paragraphStyle("Small", german ? "Kleingedrucktes" : "Small print", "fo:margin-bottom=\"1mm\"",
                             "fo:font-size=\"8pt\"");
    styles +=
        paragraphStyle("Cell", german ? "Zelle" : "Cell", "fo:margin-bottom=\"0mm\"", "fo:font-size=\"9pt\"");
    styles += paragraphStyle("Number", german ? "Zahl" : "Number",
                             "fo:margin-bottom=\"0mm\" fo:text-align=\"end\"", "fo:font-size=\"9pt\"");
    styles += paragraphStyle("Header", german ? "Kopfzelle" : "Header cell", "fo:margin-bottom=\"0mm\"",
                             "fo:font-size=\"9pt\" fo:font-weight=\"bold\"");
    styles += "</office:styles>";
    styles += fmt::format(
        "<office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties "
        "fo:page-width=\"210mm\" fo:page-height=\"297mm\" fo:margin-left=\"{0}\" fo:margin-right=\"{0}\" "
        "fo:margin-top=\"{0}\" fo:margin-bottom=\"{0}\"/></style:page-layout></office:automatic-styles>",
        millimetres(pageMargin));
    styles += fmt::format(
        "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">"
        "<style:footer><text:p text:style-name=\"Small\">{} <text:page-number text:select-page=\"current\"/>"
        "</text:p></style:footer></style:master-page></office:master-styles>",
        german ? "Seite" : "Page");
    return document("document-styles", styles);
}

std::string pictureFrame(const OfficePicture& picture, std::size_t index) {
    const double factor =
        std::min({1.0, officeTextWidth / picture.widthMm, mostPictureHeight / picture.heightMm});
    return fmt::format(
        "<text:p text:style-name=\"Standard\"><draw:frame draw:name=\"{}\" text:anchor-type=\"as-char\" "
        "svg:width=\"{}\" svg:height=\"{}\"><draw:image xlink:href=\"Pictures/{}.png\" xlink:type=\"simple\" "
        "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>{}</svg:title><svg:desc>{}</svg:desc>"
        "</draw:frame></text:p>",
        escapedXml(picture.title), millimetres(picture.widthMm * factor),
        millimetres(picture.heightMm * factor), index, escapedXml(picture.title), escapedXml(picture.shows));
}

std::string tableRow(const std::vector<std::string>& cells, const TableContent& table, bool header) {
    std::string row = "<table:table-row table:style-name=\"Together\">";
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const char* style = header ? "Header" : table.columns[c].align == Align::Right ? "Number" : "Cell";
        row += fmt::format(
            "<table:table-cell table:style-name=\"{}\" office:value-type=\"string\"><text:p text:style-name=\"{}\">{}"
            "</text:p></table:table-cell>",
            header ? "HeaderBox" : "Box", style, escapedXml(cells[c]));
    }
    return row + "</table:table-row>";
}

std::string tableXml(const TableContent& table, std::size_t index) {
    std::string text =
        heading(2, table.heading) +
        fmt::format("<table:table table:name=\"{}\" table:style-name=\"Whole\">", escapedXml(table.heading));
    std::vector<std::string> labels;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        text += fmt::format("<table:table-column table:style-name=\"T{}C{}\"/>", index, c);
        labels.push_back(table.columns[c].label);
    }
    text += "<table:table-header-rows>" + tableRow(labels, table, true) + "</table:table-header-rows>";
    for (const auto& row : table.rows) {
        text += tableRow(row, table, false);
    }
    return text + "</table:table>";
}

std::string contentXml(const OfficeText& text) {
    const bool german = text.language == Language::German;
    std::string styles = fmt::format(
        "<office:automatic-styles><style:style style:name=\"Whole\" style:family=\"table\"><style:table-properties "
        "style:width=\"{}\" table:align=\"margins\"/></style:style>"
        // a row that goes on overleaf would tear its figures from what they are about
        "<style:style style:name=\"Together\" style:family=\"table-row\"><style:table-row-properties "
        "fo:keep-together=\"always\"/></style:style>",
        millimetres(officeTextWidth));
    for (const auto& [name, background] :
         {std::pair{"Box", "transparent"}, std::pair{"HeaderBox", "#ececec"}}) {
        styles += fmt::format(
            "<style:style style:name=\"{}\" style:family=\"table-cell\"><style:table-cell-properties "
            "fo:padding=\"0.8mm\" fo:background-color=\"{}\" fo:border-bottom=\"0.5pt solid #969696\"/></style:style>",
            name, background);
    }
    for (std::size_t t = 0; t < text.tables.size(); ++t) {
        const auto& columns = text.tables[t].columns;
        const double all = std::accumulate(columns.begin(), columns.end(), 0.0,
                                           [](double sum, const TableColumn& c) { return sum + c.share; });
        for (std::size_t c = 0; c < columns.size(); ++c) {
            styles += fmt::format(
                "<style:style style:name=\"T{}C{}\" style:family=\"table-column\"><style:table-column-properties "
                "style:column-width=\"{}\"/></style:style>",
                t, c, millimetres(officeTextWidth * columns[c].share / all));
        }
    }
    styles += "</office:automatic-styles>";
    std::string body = heading(1, text.title) + paragraph("Standard", text.subtitle) +
                       paragraph("Standard", text.about) + paragraph("Warning", text.warning);
    for (const std::string& line : split(text.note, '\n')) {
        body += paragraph("Standard", line);
    }
    body += heading(2, german ? "Sachverhalt" : "Facts") + paragraph("Standard", text.facts) +
            heading(2, german ? "Karte" : "Map");
    for (std::size_t i = 0; i < text.pictures.size(); ++i) {
        body += pictureFrame(text.pictures[i], i + 1);
    }
    for (std::size_t t = 0; t < text.tables.size(); ++t) {
        body += tableXml(text.tables[t], t);
    }
    body += heading(2, german ? "Grundlagen" : "Sources");
    for (const std::string& source : text.sources) {
        body += paragraph("Small", source);
    }
    return document("document-content",
                    styles + "<office:body><office:text>" + body + "</office:text></office:body>");
}

std::string metaXml(const OfficeText& text) {
    return document(
        "document-meta",
        fmt::format(
            "<office:meta><meta:generator>{}</meta:generator><dc:title>{}</dc:title><dc:creator>{}</dc:creator>"
            "<dc:date>{}T00:00:00</dc:date><dc:language>{}</dc:language></office:meta>",
            escapedXml(text.creator), escapedXml(text.title), escapedXml(text.author), text.date,
            text.language == Language::German ? "de-DE" : "en-GB"));
}

std::string manifestXml(const OfficeText& text) {
    std::string entries;
    const auto add = [&](const std::string& path, const char* type) {
        entries += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>",
                               path, type);
    };
    add("/", "application/vnd.oasis.opendocument.text");
    for (const char* part : {"content.xml", "styles.xml", "meta.xml"}) {
        add(part, "text/xml");
    }
    for (std::size_t i = 0; i < text.pictures.size(); ++i) {
        add(fmt::format("Pictures/{}.png", i + 1), "image/png");
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
           "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">" +
           entries + "</manifest:manifest>\n";
}

tl::unexpected<Error> cannotPack() {
    return fail(ErrorCode::Internal,
                {"Das Textdokument lässt sich nicht packen.", "The text document cannot be packed."});
}

/// ZIP with the first of the files stored as it is, as OpenDocument wants its type. No time of day is kept.
Result<std::string> packed(const std::vector<std::pair<std::string, std::string>>& files) {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (target == nullptr) {
        return cannotPack();
    }
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    if (archive == nullptr) {
        zip_source_free(target);
        return cannotPack();
    }
    zip_source_keep(target);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> keeper(target, &zip_source_free);
    for (const auto& [name, content] : files) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            zip_discard(archive);
            return cannotPack();
        }
        const auto at = static_cast<zip_uint64_t>(index);
        static constexpr zip_uint16_t firstDay = 0x21;  // 1 January 1980, where the format's calendar begins
        zip_file_set_dostime(archive, at, 0, firstDay, 0);
        if (at == 0) {
            zip_set_file_compression(archive, at, ZIP_CM_STORE, 0);
        }
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return cannotPack();
    }
    zip_stat_t facts;
    if (zip_source_stat(target, &facts) != 0 || zip_source_open(target) != 0) {
        return cannotPack();
    }
    std::string bytes(facts.size, '\0');
    const zip_int64_t read = zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) {
        return cannotPack();
    }
    return bytes;
}

}  // namespace

Result<std::string> odtBytes(const OfficeText& text) {
    std::vector<std::pair<std::string, std::string>> files{
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", contentXml(text)},
        {"styles.xml", stylesXml(text)},
        {"meta.xml", metaXml(text)},
        {"META-INF/manifest.xml", manifestXml(text)}};
    for (std::size_t i = 0; i < text.pictures.size(); ++i) {
        files.emplace_back(fmt::format("Pictures/{}.png", i + 1), text.pictures[i].png);
    }
    return packed(files);
}

}  // namespace nordertor::publish
