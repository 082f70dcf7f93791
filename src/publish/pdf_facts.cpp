// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.h"
#include "publish/pdf_structure_p.h"

namespace nordertor::publish {
namespace {

using Handle = QPDFObjectHandle;

std::string pdfDate(const std::string& iso) {
    std::string digits;
    std::copy_if(iso.begin(), iso.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return "D:" + digits + "000000Z";
}

std::string element(const std::string& name, const std::string& value) {
    return "   <" + name + ">" + escapedXml(value) + "</" + name + ">\n";
}

/// Adobe XMP as ISO 19005-2 (PDF/A) and ISO 14289-1 (PDF/UA) want it. The schema of the latter is not among
/// those PDF/A knows and must be described.
std::string xmp(const PdfFacts& facts, const std::string& producer) {
    std::string text =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\"\n"
        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
        "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
        "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
        "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
        "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
        "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
    text += element("pdfaid:part", "2") + element("pdfaid:conformance", "A") + element("pdfuaid:part", "1");
    text += "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escapedXml(facts.title) +
            "</rdf:li></rdf:Alt></dc:title>\n";
    if (!facts.author.empty()) {
        text += "   <dc:creator><rdf:Seq><rdf:li>" + escapedXml(facts.author) +
                "</rdf:li></rdf:Seq></dc:creator>\n";
    }
    text += "   <dc:language><rdf:Bag><rdf:li>" + escapedXml(facts.language) +
            "</rdf:li></rdf:Bag></dc:language>\n";
    text += "   <dc:format>application/pdf</dc:format>\n";
    text += element("xmp:CreatorTool", facts.creator);
    text += element("xmp:CreateDate", facts.date + "T00:00:00Z");
    text += element("xmp:ModifyDate", facts.date + "T00:00:00Z");
    text += element("pdf:Producer", producer);
    text +=
        "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
        "    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
        "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
        "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
        "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
        "     <pdfaProperty:name>part</pdfaProperty:name>\n"
        "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
        "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
        "     <pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\n"
        "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
        "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
        "  </rdf:Description>\n"
        " </rdf:RDF>\n"
        "</x:xmpmeta>\n"
        "<?xpacket end=\"w\"?>\n";
    return text;
}

void setOutputIntent(QPDF& pdf, const std::string& profile) {
    Handle stream = Handle::newStream(&pdf, profile);
    stream.getDict().replaceKey("/N", Handle::newInteger(3));
    Handle intent = Handle::newDictionary();
    intent.replaceKey("/Type", Handle::newName("/OutputIntent"));
    intent.replaceKey("/S", Handle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", Handle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/Info", Handle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", stream);
    pdf.getRoot().replaceKey("/OutputIntents", Handle::newArray({intent}));
}

}  // namespace

void setFacts(QPDF& pdf, const PdfFacts& facts, const std::string& colourProfile) {
    Handle old = pdf.getTrailer().getKey("/Info");
    const std::string producer = old.isDictionary() && old.getKey("/Producer").isString()
                                     ? old.getKey("/Producer").getUTF8Value()
                                     : "Qt";
    Handle info = Handle::newDictionary();
    info.replaceKey("/Title", Handle::newUnicodeString(facts.title));
    if (!facts.author.empty()) {
        info.replaceKey("/Author", Handle::newUnicodeString(facts.author));
    }
    info.replaceKey("/Creator", Handle::newUnicodeString(facts.creator));
    info.replaceKey("/Producer", Handle::newUnicodeString(producer));
    info.replaceKey("/CreationDate", Handle::newString(pdfDate(facts.date)));
    info.replaceKey("/ModDate", Handle::newString(pdfDate(facts.date)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

    Handle root = pdf.getRoot();
    Handle metadata = Handle::newStream(&pdf, xmp(facts, producer));
    metadata.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
    root.replaceKey("/Metadata", metadata);
    root.replaceKey("/Lang", Handle::newString(facts.language));
    Handle preferences = Handle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Handle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    setOutputIntent(pdf, colourProfile);
}

}  // namespace nordertor::publish
