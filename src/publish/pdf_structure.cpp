// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <cmath>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <stdexcept>

#include "publish/pdf_structure_p.h"
#include "publish/pdf_text_p.h"

namespace nordertor::publish {
namespace {

using Handle = QPDFObjectHandle;

constexpr double pointsPerMm = 72 / 25.4;

const char* structureType(Role role) {
    switch (role) {
        case Role::Heading1:
            return "/H1";
        case Role::Heading2:
            return "/H2";
        case Role::Heading3:
            return "/H3";
        case Role::Paragraph:
            return "/P";
        case Role::Figure:
            return "/Figure";
        case Role::List:
            return "/L";
        case Role::ListItem:
            return "/LI";
        case Role::Label:
            return "/Lbl";
        case Role::Body:
            return "/LBody";
        case Role::Table:
            return "/Table";
        case Role::Row:
            return "/TR";
        case Role::HeaderCell:
            return "/TH";
        case Role::Cell:
            break;
    }
    return "/TD";
}

Handle number(double value) {
    return Handle::newReal(value, 4);
}

/// Qt writes nine digits of every number. A tenth of its unit at 1,200 dpi is two thousandths of a
/// millimetre; numbers below ten are factors and colours.
class Rounding : public Handle::TokenFilter {
  public:
    void handleToken(const QPDFTokenizer::Token& token) override {
        if (token.getType() != QPDFTokenizer::tt_real) {
            writeToken(token);
            return;
        }
        const std::string& text = token.getValue();
        double value = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
            writeToken(token);
            return;
        }
        const double size = std::abs(value);
        write(shortest(value, size >= 100 ? 1 : size >= 10 ? 2 : 5));
    }

  private:
    static std::string shortest(double value, int decimals) {
        std::array<char, 64> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                       std::chars_format::fixed, decimals);
        std::string text(buffer.data(), end.ptr);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) {
            text.pop_back();
        }
        return text == "-0" ? "0" : text;
    }
};

std::string contentOf(Handle stream) {
    Pl_Buffer buffer("content");
    Rounding rounding;
    stream.filterAsContents(&rounding, &buffer);
    const std::shared_ptr<Buffer> bytes = buffer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

/// The content of a page whose parts were drawn on several, made when it is written: the contents of hundreds
/// of pages at once would fill the memory.
class JoinedContent : public Handle::StreamDataProvider {
  public:
    void add(std::string opening, const Handle& stream, const std::vector<DrawnText>& texts) {
        parts_.push_back({std::move(opening), stream, texts});
    }
    void provideStreamData(const QPDFObjGen&, Pipeline* pipeline) override {
        for (const Part& part : parts_) {
            const std::string content =
                part.opening + withReadableTexts(contentOf(part.stream), part.texts) + "\nQ\nEMC\n";
            pipeline->write(reinterpret_cast<const unsigned char*>(content.data()), content.size());
        }
        pipeline->finish();
    }

  private:
    struct Part {
        std::string opening;
        Handle stream;
        std::vector<DrawnText> texts;
    };
    std::vector<Part> parts_;
};

/// From page coordinates in millimetres (y downwards) to points (y upwards).
Handle rectangle(const PageBox& box, double heightPoints) {
    Handle array = Handle::newArray();
    for (const double value : {box.left * pointsPerMm, heightPoints - box.bottom() * pointsPerMm,
                               box.right() * pointsPerMm, heightPoints - box.top * pointsPerMm}) {
        array.appendItem(number(value));
    }
    return array;
}

class Joining {
  public:
    explicit Joining(QPDF& pdf) : pdf_(pdf), drawn_(QPDFPageDocumentHelper(pdf).getAllPages()) {
        document_ = pdf_.makeIndirectObject(Handle::newDictionary());
        tree_ = pdf_.makeIndirectObject(Handle::newDictionary());
    }

    void join(std::span<const DrawnPage> pages) {
        std::vector<std::size_t> starts{0};
        for (const DrawnPage& page : pages) {
            starts.push_back(starts.back() + page.elementOf.size());
        }
        if (starts.back() > drawn_.size()) {
            throw std::runtime_error("fewer pages than drawn");
        }
        for (std::size_t i = 0; i < pages.size(); ++i) {
            joinPage(pages[i], std::span(drawn_).subspan(starts[i], pages[i].elementOf.size()));
        }
        finishTree();
        finishBookmarks();
    }

  private:
    /// All parts become content of the first drawn page; the others go.
    void joinPage(const DrawnPage& drawing, std::span<QPDFPageObjectHelper> drawn) {
        Handle page = drawn.front().getObjectHandle();
        const double height = page.getKey("/MediaBox").getArrayItem(3).getNumericValue();
        const std::size_t firstElement = elements_.size();
        for (const StructureElement& element : drawing.elements) {
            elements_.push_back({newElement(element, page, height), {}, element.role});
        }
        const auto content = std::make_shared<JoinedContent>();
        Handle marked = Handle::newArray();
        Handle resources = Handle::newDictionary();
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const std::size_t element = drawing.elementOf[i];
            // names are unique in the document Qt writes: nothing clashes
            Handle own = drawn[i].getAttribute("/Resources", false);
            resources.mergeResources(own);
            forget(own);
            std::string opening = "/Artifact BMC\nq\n";
            if (element != StructureElement::none) {
                const int id = marked.getArrayNItems();
                Element& owner = elements_[firstElement + element];
                opening =
                    std::string(structureType(owner.role)) + " <</MCID " + std::to_string(id) + ">> BDC\nq\n";
                owner.kids.push_back(Handle::newInteger(id));
                marked.appendItem(owner.object);
            }
            content->add(std::move(opening), drawn[i].getObjectHandle().getKey("/Contents"),
                         drawing.texts[i]);
        }
        for (std::size_t i = 1; i < drawn.size(); ++i) {
            QPDFPageDocumentHelper(pdf_).removePage(drawn[i]);
            forget(drawn[i].getObjectHandle());
        }
        Handle stream = Handle::newStream(&pdf_);
        stream.replaceStreamData(content, Handle::newNull(), Handle::newNull());
        page.replaceKey("/Contents", stream);
        page.replaceKey("/Resources", resources);
        page.replaceKey("/StructParents", Handle::newInteger(static_cast<long long>(pageCount_)));
        page.replaceKey("/Tabs", Handle::newName("/S"));
        page.removeKey("/Annots");
        page.removeKey("/UserUnit");
        if (drawing.map) {
            page.replaceKey("/VP", viewport(*drawing.map, height));
        }
        parentsByPage_.appendItem(Handle::newInteger(static_cast<long long>(pageCount_)));
        parentsByPage_.appendItem(pdf_.makeIndirectObject(marked));
        ++pageCount_;
        hangUp(drawing.elements, firstElement);
        rememberHeadings(drawing.elements, firstElement, page, height);
    }

    /// What was read stays in memory for the whole document, a hundred objects for each page of an atlas.
    void forget(Handle object) {
        if (object.isIndirect()) {
            pdf_.replaceObject(object.getObjGen(), Handle::newNull());
        }
    }

    Handle newElement(const StructureElement& element, Handle page, double pageHeight) {
        Handle object = pdf_.makeIndirectObject(Handle::newDictionary());
        object.replaceKey("/Type", Handle::newName("/StructElem"));
        object.replaceKey("/S", Handle::newName(structureType(element.role)));
        object.replaceKey("/Pg", page);
        if (element.role == Role::Figure) {
            object.replaceKey("/Alt", Handle::newUnicodeString(element.text));
            if (element.box) {
                object.replaceKey("/A", attributes("/Layout", {{"/BBox", rectangle(*element.box, pageHeight)},
                                                               {"/Placement", Handle::newName("/Block")}}));
            }
        }
        if (element.role == Role::HeaderCell) {
            object.replaceKey("/A", attributes("/Table", {{"/Scope", Handle::newName("/Column")}}));
        }
        return object;
    }

    static Handle attributes(const char* owner, const std::vector<std::pair<std::string, Handle>>& values) {
        Handle dictionary = Handle::newDictionary();
        dictionary.replaceKey("/O", Handle::newName(owner));
        for (const auto& [key, value] : values) {
            dictionary.replaceKey(key, value);
        }
        return dictionary;
    }

    /// Children to their parents; elements that came out empty are left out. Parents stand before children.
    void hangUp(const std::vector<StructureElement>& elements, std::size_t first) {
        std::vector<bool> filled(elements.size());
        for (std::size_t i = elements.size(); i-- > 0;) {
            filled[i] = filled[i] || !elements_[first + i].kids.empty();
            if (filled[i] && elements[i].parent != StructureElement::none) {
                filled[elements[i].parent] = true;
            }
        }
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (!filled[i]) {
                continue;
            }
            const std::size_t parent = elements[i].parent;
            Handle object = elements_[first + i].object;
            if (parent == StructureElement::none) {
                roots_.appendItem(object);
                object.replaceKey("/P", document_);
            } else {
                elements_[first + parent].kids.push_back(object);
                object.replaceKey("/P", elements_[first + parent].object);
            }
        }
        for (std::size_t i = 0; i < elements.size(); ++i) {
            elements_[first + i].object.replaceKey("/K", Handle::newArray(elements_[first + i].kids));
            if (elements[i].role == Role::Label && filled[i]) {
                // item and list; labels are numbers (ISO 14289-1, 7.6)
                const std::size_t list = elements[elements[i].parent].parent;
                elements_[first + list].object.replaceKey(
                    "/A", attributes("/List", {{"/ListNumbering", Handle::newName("/Decimal")}}));
            }
        }
    }

    void finishTree() {
        document_.replaceKey("/Type", Handle::newName("/StructElem"));
        document_.replaceKey("/S", Handle::newName("/Document"));
        document_.replaceKey("/P", tree_);
        document_.replaceKey("/K", roots_);
        Handle parents = Handle::newDictionary();
        parents.replaceKey("/Nums", parentsByPage_);
        tree_.replaceKey("/Type", Handle::newName("/StructTreeRoot"));
        tree_.replaceKey("/K", Handle::newArray({document_}));
        tree_.replaceKey("/ParentTree", pdf_.makeIndirectObject(parents));
        tree_.replaceKey("/ParentTreeNextKey", Handle::newInteger(static_cast<long long>(pageCount_)));
        Handle root = pdf_.getRoot();
        root.replaceKey("/StructTreeRoot", tree_);
        Handle mark = Handle::newDictionary();
        mark.replaceKey("/Marked", Handle::newBool(true));
        root.replaceKey("/MarkInfo", mark);
    }

    /// Corners in degrees, latitude first, of the map's frame.
    static Handle viewport(const MapFrame& map, double pageHeight) {
        Handle places = Handle::newArray();
        for (const geo::LonLat& corner : map.corners) {
            places.appendItem(Handle::newReal(corner.lat, 9));
            places.appendItem(Handle::newReal(corner.lon, 9));
        }
        Handle unit = Handle::parse("[0 0 0 1 1 1 1 0]");
        Handle system = Handle::newDictionary();
        system.replaceKey("/Type", Handle::newName("/PROJCS"));
        system.replaceKey("/EPSG", Handle::newInteger(map.epsg));
        system.replaceKey("/WKT", Handle::newString(map.wkt));
        Handle measure = Handle::newDictionary();
        measure.replaceKey("/Type", Handle::newName("/Measure"));
        measure.replaceKey("/Subtype", Handle::newName("/GEO"));
        measure.replaceKey("/Bounds", unit);
        measure.replaceKey("/LPTS", unit);
        measure.replaceKey("/GPTS", places);
        measure.replaceKey("/GCS", system);
        Handle view = Handle::newDictionary();
        view.replaceKey("/Type", Handle::newName("/Viewport"));
        view.replaceKey("/BBox", rectangle(map.box, pageHeight));
        view.replaceKey("/Measure", measure);
        return Handle::newArray({view});
    }

    struct Bookmark {
        Handle object;
        std::vector<Handle> below;
    };
    void rememberHeadings(const std::vector<StructureElement>& elements, std::size_t first, Handle page,
                          double height) {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            const bool top = elements[i].role == Role::Heading1;
            if ((!top && elements[i].role != Role::Heading2) || elements_[first + i].kids.empty()) {
                continue;
            }
            Handle item = pdf_.makeIndirectObject(Handle::newDictionary());
            item.replaceKey("/Title", Handle::newUnicodeString(elements[i].text));
            item.replaceKey("/Dest", Handle::newArray({page, Handle::newName("/XYZ"), Handle::newInteger(0),
                                                       number(height), Handle::newNull()}));
            if (top || bookmarks_.empty()) {
                bookmarks_.push_back({item, {}});
            } else {
                bookmarks_.back().below.push_back(item);
            }
        }
    }

    static void chain(Handle parent, const std::vector<Handle>& items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            Handle item = items[i];
            item.replaceKey("/Parent", parent);
            if (i > 0) {
                item.replaceKey("/Prev", items[i - 1]);
            }
            if (i + 1 < items.size()) {
                item.replaceKey("/Next", items[i + 1]);
            }
        }
        parent.replaceKey("/First", items.front());
        parent.replaceKey("/Last", items.back());
    }

    void finishBookmarks() {
        if (bookmarks_.empty()) {
            return;
        }
        Handle root = pdf_.makeIndirectObject(Handle::newDictionary());
        root.replaceKey("/Type", Handle::newName("/Outlines"));
        std::vector<Handle> top;
        std::size_t visible = bookmarks_.size();
        for (const Bookmark& bookmark : bookmarks_) {
            top.push_back(bookmark.object);
            if (!bookmark.below.empty()) {
                chain(bookmark.object, bookmark.below);
                Handle(bookmark.object)
                    .replaceKey("/Count", Handle::newInteger(static_cast<long long>(bookmark.below.size())));
                visible += bookmark.below.size();
            }
        }
        chain(root, top);
        root.replaceKey("/Count", Handle::newInteger(static_cast<long long>(visible)));
        pdf_.getRoot().replaceKey("/Outlines", root);
    }

    struct Element {
        Handle object;
        std::vector<Handle> kids;
        Role role;
    };
    QPDF& pdf_;
    std::vector<QPDFPageObjectHelper> drawn_;
    Handle document_;
    Handle tree_;
    std::vector<Element> elements_;
    Handle roots_ = Handle::newArray();
    Handle parentsByPage_ = Handle::newArray();
    std::size_t pageCount_ = 0;
    std::vector<Bookmark> bookmarks_;
};

}  // namespace

void joinPages(QPDF& pdf, std::span<const DrawnPage> pages) {
    Joining(pdf).join(pages);
}

}  // namespace nordertor::publish
