// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_assembly_p.h"

#include <algorithm>
#include <deque>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <stdexcept>

namespace nordertor::publish {
namespace {

constexpr std::size_t objectsInAStream = 100;

std::string deflated(const std::string& data) {
    Pl_Buffer buffer("deflated");
    Pl_Flate flate("deflate", &buffer, Pl_Flate::a_deflate);
    flate.write(reinterpret_cast<const unsigned char*>(data.data()), data.size());
    flate.finish();
    const std::shared_ptr<Buffer> bytes = buffer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

std::string referenceTo(std::size_t number) {
    return std::to_string(number) + " 0 R";
}

std::string listOf(const std::vector<std::size_t>& numbers) {
    std::string text = "[";
    for (const std::size_t number : numbers) {
        text += " " + referenceTo(number);
    }
    return text + " ]";
}

}  // namespace

class PdfAssembly::Copy {
  public:
    explicit Copy(PdfAssembly& to) : to_(to) {}

    /// That object is already here under this number.
    void stands(Handle object, std::size_t number) { numbers_[object.getObjGen()] = number; }

    std::size_t numberOf(Handle object) {
        const auto [at, isNew] = numbers_.try_emplace(object.getObjGen(), 0);
        if (isNew) {
            at->second = to_.reserve();
            waiting_.push_back(object);
        }
        return at->second;
    }

    std::string text(Handle object) {
        return object.isIndirect() ? referenceTo(numberOf(object)) : content(object);
    }

    /// The entries of a dictionary but those.
    std::string entries(Handle dictionary, const std::set<std::string>& without = {}) {
        std::string text;
        for (const std::string& key : dictionary.getKeys()) {
            if (!without.contains(key)) {
                text +=
                    QPDFObjectHandle::newName(key).unparse() + " " + this->text(dictionary.getKey(key)) + " ";
            }
        }
        return text;
    }

    /// Everything that was referred to and is not here yet.
    void writeRest() {
        while (!waiting_.empty()) {
            Handle object = waiting_.front();
            waiting_.pop_front();
            const std::size_t number = numbers_.at(object.getObjGen());
            if (object.isStream()) {
                writeStream(number, object);
            } else {
                to_.put(number, content(object));
            }
        }
    }

  private:
    std::string content(Handle object) {
        if (object.isDictionary()) {
            return "<< " + entries(object) + ">>";
        }
        if (!object.isArray()) {
            return object.unparseResolved();
        }
        std::string text = "[";
        for (int i = 0; i < object.getArrayNItems(); ++i) {
            text += " " + this->text(object.getArrayItem(i));
        }
        return text + " ]";
    }

    void writeStream(std::size_t number, Handle stream) {
        Handle dictionary = stream.getDict();
        const std::shared_ptr<Buffer> raw = stream.getRawStreamData();
        std::string data(reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize());
        std::string text = entries(dictionary, {"/Length"});
        // readers of archives look for the metadata as plain text
        const bool metadata =
            dictionary.getKey("/Type").isName() && dictionary.getKey("/Type").getName() == "/Metadata";
        if (!dictionary.hasKey("/Filter") && !metadata) {
            data = deflated(data);
            text += "/Filter /FlateDecode ";
        }
        to_.putStream(number, text, data);
    }

    PdfAssembly& to_;
    std::map<QPDFObjGen, std::size_t> numbers_;
    std::deque<Handle> waiting_;
};

PdfAssembly::PdfAssembly(const std::string& file) : out_(file, std::ios::binary) {
    out_.exceptions(std::ios::failbit | std::ios::badbit);
    // bytes above 127 tell those who copy the file that it is no text
    write("%PDF-1.7\n%\xBF\xF7\xA2\xFE\n");
    pageTree_ = reserve();
    structure_ = reserve();
    document_ = reserve();
    outlines_ = reserve();
}

void PdfAssembly::add(QPDF& part) {
    Copy copy(*this);
    Handle root = part.getRoot();
    Handle tree = root.getKey("/StructTreeRoot");
    Handle document = tree.getKey("/K").getArrayItem(0);
    Handle parents = tree.getKey("/ParentTree").getKey("/Nums");
    const std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(part).getAllPages();
    if (!document.isDictionary() || !parents.isArray() ||
        parents.getArrayNItems() != 2 * static_cast<int>(pages.size())) {
        throw std::runtime_error("no tagged PDF");
    }
    copy.stands(document, document_);
    // pages first: structure and bookmarks refer to them
    const std::size_t first = pages_.size();
    for (const QPDFPageObjectHelper& page : pages) {
        pages_.push_back(reserve());
        copy.stands(page.getObjectHandle(), pages_.back());
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        put(pages_[first + i],
            "<< " + copy.entries(pages[i].getObjectHandle(), {"/Parent", "/StructParents"}) + "/Parent " +
                referenceTo(pageTree_) + " /StructParents " + std::to_string(first + i) + " >>");
        parents_.push_back(copy.numberOf(parents.getArrayItem(2 * static_cast<int>(i) + 1)));
    }
    Handle elements = document.getKey("/K");
    for (int i = 0; i < elements.getArrayNItems(); ++i) {
        elements_.push_back(copy.numberOf(elements.getArrayItem(i)));
    }
    Handle outlines = root.getKey("/Outlines");
    if (outlines.isDictionary()) {
        shownBookmarks_ += outlines.getKey("/Count").getIntValue();
        for (Handle item = outlines.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
            bookmarks_.push_back({reserve(), {}});
            copy.stands(item, bookmarks_.back().number);
            bookmarks_.back().content = copy.entries(item, {"/Parent", "/Prev", "/Next"});
        }
    }
    copy.writeRest();
}

void PdfAssembly::finish(QPDF& frame, const std::string& id) {
    writePages();
    writeStructure();
    writeBookmarks();
    Copy copy(*this);
    const std::size_t catalogue = reserve();
    std::string entries = copy.entries(frame.getRoot(), {"/Type", "/Pages"}) + "/Type /Catalog /Pages " +
                          referenceTo(pageTree_) + " /StructTreeRoot " + referenceTo(structure_) +
                          " /MarkInfo << /Marked true >> ";
    if (!bookmarks_.empty()) {
        entries += "/Outlines " + referenceTo(outlines_) + " ";
    }
    put(catalogue, "<< " + entries + ">>");
    const std::size_t info = copy.numberOf(frame.getTrailer().getKey("/Info"));
    copy.writeRest();
    writeCrossReferences(catalogue, info, id);
    out_.close();
}

std::size_t PdfAssembly::reserve() {
    places_.emplace_back();
    return places_.size() - 1;
}

void PdfAssembly::put(std::size_t number, const std::string& content) {
    waiting_.emplace_back(number, content);
    if (waiting_.size() == objectsInAStream) {
        flush();
    }
}

void PdfAssembly::putStream(std::size_t number, const std::string& entries, const std::string& data) {
    places_[number] = {false, offset_, 0};
    write(std::to_string(number) + " 0 obj\n<< " + entries + "/Length " + std::to_string(data.size()) +
          " >>\nstream\n");
    write(data);
    write("\nendstream\nendobj\n");
}

void PdfAssembly::flush() {
    if (waiting_.empty()) {
        return;
    }
    const std::size_t number = reserve();
    std::string index;
    std::string objects;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        places_[waiting_[i].first] = {true, number, i};
        index += std::to_string(waiting_[i].first) + " " + std::to_string(objects.size()) + " ";
        objects += waiting_[i].second + "\n";
    }
    putStream(number,
              "/Type /ObjStm /N " + std::to_string(waiting_.size()) + " /First " +
                  std::to_string(index.size()) + " /Filter /FlateDecode ",
              deflated(index + objects));
    waiting_.clear();
}

void PdfAssembly::write(const std::string& text) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    offset_ += text.size();
}

void PdfAssembly::writePages() {
    put(pageTree_,
        "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids " + listOf(pages_) + " >>");
}

void PdfAssembly::writeStructure() {
    const std::size_t parentTree = reserve();
    std::string numbers = "[";
    for (std::size_t page = 0; page < parents_.size(); ++page) {
        numbers += " " + std::to_string(page) + " " + referenceTo(parents_[page]);
    }
    put(parentTree, "<< /Nums " + numbers + " ] >>");
    put(structure_, "<< /Type /StructTreeRoot /K [ " + referenceTo(document_) + " ] /ParentTree " +
                        referenceTo(parentTree) + " /ParentTreeNextKey " + std::to_string(parents_.size()) +
                        " >>");
    put(document_, "<< /Type /StructElem /S /Document /P " + referenceTo(structure_) + " /K " +
                       listOf(elements_) + " >>");
}

void PdfAssembly::writeBookmarks() {
    if (bookmarks_.empty()) {
        put(outlines_, "null");
        return;
    }
    for (std::size_t i = 0; i < bookmarks_.size(); ++i) {
        std::string chain = "/Parent " + referenceTo(outlines_) + " ";
        if (i > 0) {
            chain += "/Prev " + referenceTo(bookmarks_[i - 1].number) + " ";
        }
        if (i + 1 < bookmarks_.size()) {
            chain += "/Next " + referenceTo(bookmarks_[i + 1].number) + " ";
        }
        put(bookmarks_[i].number, "<< " + bookmarks_[i].content + chain + ">>");
    }
    put(outlines_, "<< /Type /Outlines /First " + referenceTo(bookmarks_.front().number) + " /Last " +
                       referenceTo(bookmarks_.back().number) + " /Count " + std::to_string(shownBookmarks_) +
                       " >>");
}

void PdfAssembly::writeCrossReferences(std::size_t catalogue, std::size_t info, const std::string& id) {
    flush();
    const std::size_t number = reserve();
    const std::uint64_t start = offset_;
    places_[number] = {false, start, 0};
    std::string table;
    const auto bytes = [&](std::uint64_t value, int count) {
        for (int i = count - 1; i >= 0; --i) {
            table += static_cast<char>(value >> (8 * i) & 0xFF);
        }
    };
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const Place& place = places_[i];
        bytes(i == 0 ? 0 : place.inStream ? 2 : 1, 1);
        bytes(place.at, 5);
        bytes(i == 0 ? 65535 : place.index, 2);
    }
    putStream(number,
              "/Type /XRef /W [ 1 5 2 ] /Size " + std::to_string(places_.size()) + " /Root " +
                  referenceTo(catalogue) + " /Info " + referenceTo(info) + " /ID [ <" + id + "> <" + id +
                  "> ] /Filter /FlateDecode ",
              deflated(table));
    write("startxref\n" + std::to_string(start) + "\n%%EOF\n");
}

}  // namespace nordertor::publish
