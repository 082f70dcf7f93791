// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace nordertor::publish {

/// Writes a document of many tagged PDFs one after the other, whose pages, structure and bookmarks become
/// one: in memory are one of them and a few bytes for each object, since a QPDF keeps all it has seen.
/// Objects go into object streams (ISO 32000-1, 7.5.7), their places into a cross-reference stream. Throws
/// std::exception for what is no such PDF, and where the file cannot be written.
class PdfAssembly {
  public:
    explicit PdfAssembly(const std::string& file);
    /// A PDF that joinPages() made. Its pages follow those of the one before.
    void add(QPDF& part);
    /// The catalogue's other entries and the Info come from `frame`, a PDF without pages. `id`: 32 hex
    /// digits.
    void finish(QPDF& frame, const std::string& id);

  private:
    using Handle = QPDFObjectHandle;
    /// Where an object lies: at an offset in the file, or as one of an object stream.
    struct Place {
        bool inStream = false;
        std::uint64_t at = 0;  ///< offset, or number of the stream
        std::size_t index = 0;
    };
    struct Bookmark {
        std::size_t number = 0;
        std::string content;  ///< its dictionary's entries but those that chain it to others
    };
    /// One PDF's objects under their numbers here.
    class Copy;

    std::size_t reserve();
    void put(std::size_t number, const std::string& content);
    void putStream(std::size_t number, const std::string& entries, const std::string& data);
    void flush();
    void write(const std::string& text);
    void writeBookmarks();
    void writePages();
    void writeStructure();
    void writeCrossReferences(std::size_t catalogue, std::size_t info, const std::string& id);

    std::ofstream out_;
    std::uint64_t offset_ = 0;
    std::vector<Place> places_{{}};                             ///< by number; 0 is free
    std::vector<std::pair<std::size_t, std::string>> waiting_;  ///< for the next object stream
    std::size_t pageTree_ = 0;
    std::size_t structure_ = 0;
    std::size_t document_ = 0;  ///< the element above those of the pages
    std::size_t outlines_ = 0;
    std::vector<std::size_t> pages_;
    std::vector<std::size_t> parents_;  ///< by page: what its marked content belongs to
    std::vector<std::size_t> elements_;
    std::vector<Bookmark> bookmarks_;
    long long shownBookmarks_ = 0;
};

}  // namespace nordertor::publish
