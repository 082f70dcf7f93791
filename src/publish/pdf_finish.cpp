// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_finish.h"

#include <ios>
#include <qpdf/QPDFSystemError.hh>
#include <qpdf/QPDFWriter.hh>

#include "publish/pdf_assembly_p.h"
#include "publish/pdf_structure_p.h"
#include "publish/pdf_text_p.h"

namespace nordertor::publish {
namespace {

/// Does what can throw.
template <class Work>
Result<> guarded(const Work& work) {
    try {
        work();
        return {};
    } catch (const QPDFSystemError& problem) {
        return fail(
            ErrorCode::CannotWrite,
            {std::string("Die PDF-Datei lässt sich nicht schreiben: ") + problem.what(),
             std::string("The PDF file cannot be written: ") + problem.what()},
            {"Bitte prüfen, ob auf dem Datenträger Platz ist.", "Please check whether the disk has room."});
    } catch (const std::ios_base::failure& problem) {
        return fail(
            ErrorCode::CannotWrite,
            {std::string("Die PDF-Datei lässt sich nicht schreiben: ") + problem.what(),
             std::string("The PDF file cannot be written: ") + problem.what()},
            {"Bitte prüfen, ob auf dem Datenträger Platz ist.", "Please check whether the disk has room."});
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal,
                    {std::string("Die PDF-Datei lässt sich nicht abschließen: ") + problem.what(),
                     std::string("The PDF file cannot be finished: ") + problem.what()});
    }
}

/// The character maps of Qt's fonts call the space a tab, since both have one glyph: who reads aloud,
/// searches or copies would get tabs. Lines of such a map: "<0001> <004F> [<0050> <0009> ...]", "<0001>
/// <0001> <0009>".
std::string withSpaces(const std::string& characterMap) {
    static const std::string tab = "<0009>";
    static const std::string space = "<0020>";
    std::string mended;
    std::size_t codes = 0;  // before them on the line
    bool inList = false;
    for (std::size_t i = 0; i < characterMap.size(); ++i) {
        const char letter = characterMap[i];
        if (letter == '\n') {
            codes = 0;
        } else if (letter == '[' || letter == ']') {
            inList = letter == '[';
        } else if (letter == '<') {
            if ((inList || codes == 2) && characterMap.compare(i, tab.size(), tab) == 0) {
                mended += space;
                i += tab.size() - 1;
                continue;
            }
            ++codes;
        }
        mended += letter;
    }
    return mended;
}

/// A subset is called so in all three places (ISO 32000-1, 9.6.4 and table 117); Qt does it in one.
void nameSubset(QPDFObjectHandle font) {
    QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    QPDFObjectHandle name = descendant.getKey("/FontDescriptor").getKey("/FontName");
    if (name.isName()) {
        descendant.replaceKey("/BaseFont", name);
        font.replaceKey("/BaseFont", name);
    }
}

void mendFonts(QPDF& pdf) {
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/ToUnicode").isStream()) {
            continue;
        }
        QPDFObjectHandle map = object.getKey("/ToUnicode");
        const std::shared_ptr<Buffer> data = map.getStreamData();
        const std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        map.replaceStreamData(withSpaces(text), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        if (object.getKey("/DescendantFonts").isArray()) {
            nameSubset(object);
        }
    }
}

void writeTo(QPDF& pdf, const std::filesystem::path& file) {
    QPDFWriter writer(pdf, file.c_str());
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setRecompressFlate(true);
    writer.write();
}

}  // namespace

Result<> finishPdf(const std::filesystem::path& drawn, std::span<DrawnPage> pages, const PdfFacts& facts,
                   const std::string& colourProfile, const std::filesystem::path& finished) {
    return guarded([&] {
        QPDF pdf;
        pdf.processFile(drawn.c_str());
        mendFonts(pdf);
        addCharactersBeyondBasicPlane(pdf, pages);
        joinPages(pdf, pages);
        setFacts(pdf, facts, colourProfile);
        writeTo(pdf, finished);
    });
}

Result<> finishPart(const std::filesystem::path& drawn, std::span<DrawnPage> pages,
                    const std::filesystem::path& part) {
    return guarded([&] {
        QPDF pdf;
        pdf.processFile(drawn.c_str());
        mendFonts(pdf);
        addCharactersBeyondBasicPlane(pdf, pages);
        joinPages(pdf, pages);
        // time of day and random numbers
        pdf.getTrailer().removeKey("/Info");
        pdf.getTrailer().removeKey("/ID");
        pdf.getRoot().removeKey("/Metadata");
        writeTo(pdf, part);
    });
}

Result<> joinPdfs(std::span<const std::filesystem::path> parts, const PdfFacts& facts,
                  const std::string& colourProfile, const std::string& id,
                  const std::filesystem::path& finished) {
    return guarded([&] {
        PdfAssembly assembly(finished.string());
        for (const std::filesystem::path& part : parts) {
            QPDF pdf;
            pdf.setSuppressWarnings(true);
            pdf.processFile(part.c_str());
            assembly.add(pdf);
        }
        QPDF frame;
        frame.emptyPDF();
        setFacts(frame, facts, colourProfile);
        assembly.finish(frame, id);
    });
}

}  // namespace nordertor::publish
