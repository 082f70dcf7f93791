// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_finish.h"

#include <qpdf/QPDFSystemError.hh>
#include <qpdf/QPDFWriter.hh>

#include "publish/pdf_structure_p.h"

namespace nordertor::publish {

Result<> finishPdf(const std::filesystem::path& drawn, std::span<const DrawnPage> pages,
                   std::size_t lastToFront, const PdfFacts& facts, const std::string& colourProfile,
                   const std::filesystem::path& finished) {
    try {
        QPDF pdf;
        pdf.processFile(drawn.c_str());
        joinPages(pdf, pages, lastToFront);
        setFacts(pdf, facts, colourProfile);
        QPDFWriter writer(pdf, finished.c_str());
        writer.setDeterministicID(true);
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setRecompressFlate(true);
        writer.write();
        return {};
    } catch (const QPDFSystemError& problem) {
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

}  // namespace nordertor::publish
