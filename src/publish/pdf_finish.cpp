// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_finish.h"

#include <algorithm>
// std::shared_ptr instead of the library's former pointer type
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace nordertor::publish {
namespace {

std::string pdfDate(const std::string& iso) {
    std::string digits;
    std::copy_if(iso.begin(), iso.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return "D:" + digits + "000000Z";
}

void setFacts(QPDF& pdf, const PdfFacts& facts) {
    QPDFObjectHandle producer = pdf.getTrailer().getKey("/Info").isDictionary()
                                    ? pdf.getTrailer().getKey("/Info").getKey("/Producer")
                                    : QPDFObjectHandle::newNull();
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(facts.title));
    if (!facts.author.empty()) {
        info.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(facts.author));
    }
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString(facts.creator));
    if (producer.isString()) {
        info.replaceKey("/Producer", producer);
    }
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdfDate(facts.date)));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(pdfDate(facts.date)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

    QPDFObjectHandle root = pdf.getRoot();
    root.removeKey("/Metadata");  // it repeats the time of day
    root.replaceKey("/Lang", QPDFObjectHandle::newString(facts.language));
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
}

}  // namespace

Result<std::string> finishedPdf(const std::string& bytes, const PdfFacts& facts) {
    try {
        QPDF pdf;
        pdf.processMemoryFile("map.pdf", bytes.data(), bytes.size());
        setFacts(pdf, facts);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
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
