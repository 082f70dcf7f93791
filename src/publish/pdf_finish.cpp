// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_finish.h"

#include <qpdf/QPDFWriter.hh>

#include "publish/pdf_structure_p.h"

namespace nordertor::publish {

Result<std::string> finishedPdf(const std::string& bytes, std::span<const DrawnPage> pages,
                                const PdfFacts& facts, const std::string& colourProfile) {
    try {
        QPDF pdf;
        pdf.processMemoryFile("map.pdf", bytes.data(), bytes.size());
        joinPages(pdf, pages);
        setFacts(pdf, facts, colourProfile);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setRecompressFlate(true);
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal,
                    {std::string("Die PDF-Datei lässt sich nicht abschließen: ") + problem.what(),
                     std::string("The PDF file cannot be finished: ") + problem.what()});
    }
}

}  // namespace nordertor::publish
