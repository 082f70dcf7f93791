// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/xml_element_p.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"

namespace nordertor::style {
namespace {

constexpr std::size_t mostBytes = 16U << 20U;
constexpr std::size_t mostLevels = 64;
constexpr std::size_t mostPieces = 200000;

std::string xmlSafe(std::string_view text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](unsigned char letter) {
        return letter >= 0x20 || letter == '\t' || letter == '\n';
    });
    return escapedXml(kept);
}

void writeXml(const XmlElement& element, std::size_t level, bool indented, std::string& to) {
    if (element.name.empty()) {
        to += xmlSafe(element.text);
        return;
    }
    const std::string indent = indented ? std::string(2 * level, ' ') : std::string();
    const char* const end = indented ? "\n" : "";
    to += indent + "<" + element.name;
    for (const auto& [name, value] : element.attributes) {
        to += fmt::format(" {}=\"{}\"", name, xmlSafe(value));
    }
    if (element.children.empty()) {
        to += std::string("/>") + end;
        return;
    }
    to += ">";
    const bool inside = indented && std::ranges::none_of(element.children, [](const XmlElement& each) {
                            return each.name.empty();
                        });
    to += inside ? "\n" : "";
    for (const XmlElement& each : element.children) {
        writeXml(each, level + 1, inside, to);
    }
    to += (inside ? indent : std::string()) + "</" + element.name + ">" + end;
}

/// Builds the tree while expat reads; stops at what is refused.
class TreeBuilder {
  public:
    TreeBuilder() : parser_(XML_ParserCreateNS(nullptr, separator), &XML_ParserFree) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &TreeBuilder::onStart, &TreeBuilder::onEnd);
        XML_SetCharacterDataHandler(parser_.get(), &TreeBuilder::onText);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &TreeBuilder::onDoctype);
    }

    Result<XmlElement> read(std::string_view text, const std::string& file) {
        if (text.size() > mostBytes) {
            refuse({"Die Datei ist größer als 16 MB.", "The file is larger than 16 MB."});
        } else if (XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), 1) ==
                       XML_STATUS_ERROR &&
                   !refused_) {
            const std::string why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
            refuse({"Die Datei ist kein gültiges XML (" + why + ").",
                    "The file is not valid XML (" + why + ")."});
        }
        if (refused_) {
            return fail(ErrorCode::InvalidData, *refused_,
                        {"Bitte den Stil in dem Programm, aus dem er stammt, neu speichern.",
                         "Please save the style again in the program it comes from."},
                        file, fmt::format("{}", XML_GetCurrentLineNumber(parser_.get())));
        }
        return std::move(root_.children.front());
    }

  private:
    static constexpr char separator = '\n';

    void refuse(LocalizedText why) {
        refused_ = std::move(why);
        XML_StopParser(parser_.get(), XML_FALSE);
    }
    bool count() {
        if (++pieces_ > mostPieces) {
            refuse({"Die Datei hat mehr als 200.000 Teile.", "The file has more than 200,000 parts."});
        }
        return !refused_;
    }
    static std::string localName(const char* name) {
        const std::string_view whole(name);
        const auto at = whole.rfind(separator);
        return std::string(at == std::string_view::npos ? whole : whole.substr(at + 1));
    }

    static void onStart(void* data, const XML_Char* name, const XML_Char** attributes) {
        auto& self = *static_cast<TreeBuilder*>(data);
        if (self.open_.size() > mostLevels) {
            self.refuse({"Die Datei ist tiefer als 64 Ebenen verschachtelt.",
                         "The file is nested more than 64 levels deep."});
        }
        if (!self.count()) {
            return;
        }
        XmlElement element;
        element.name = localName(name);
        for (; attributes[0] != nullptr; attributes += 2) {
            element.attributes.emplace_back(localName(attributes[0]), attributes[1]);
        }
        // only the last child of an open element is open, so that the addresses stay valid
        self.open_.push_back(&self.open_.back()->add(std::move(element)));
    }
    static void onEnd(void* data, const XML_Char* /*name*/) {
        static_cast<TreeBuilder*>(data)->open_.pop_back();
    }
    static void onText(void* data, const XML_Char* text, int length) {
        auto& self = *static_cast<TreeBuilder*>(data);
        auto& children = self.open_.back()->children;
        const std::string_view piece(text, static_cast<std::size_t>(length));
        if (!children.empty() && children.back().name.empty()) {
            children.back().text += piece;
        } else if (self.count()) {
            children.push_back({{}, {}, std::string(piece), {}});
        }
    }
    static void onDoctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                          const XML_Char* /*publicId*/, int /*internal*/) {
        static_cast<TreeBuilder*>(data)->refuse(
            {"Die Datei hat eine Dokumenttyp-Angabe (DOCTYPE); solche Dateien werden nicht gelesen.",
             "The file has a document type (DOCTYPE); such files are not read."});
    }

    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    XmlElement root_;
    std::vector<XmlElement*> open_{&root_};
    std::size_t pieces_ = 0;
    std::optional<LocalizedText> refused_;
};

}  // namespace

XmlElement XmlElement::withText(std::string name, std::string text) {
    XmlElement element{std::move(name), {}, {}, {}};
    element.children.push_back({{}, {}, std::move(text), {}});
    return element;
}

XmlElement& XmlElement::add(XmlElement child) {
    return children.emplace_back(std::move(child));
}

const XmlElement* XmlElement::child(std::string_view childName) const {
    const auto found = std::ranges::find(children, childName, &XmlElement::name);
    return found != children.end() && !childName.empty() ? &*found : nullptr;
}

const XmlElement* XmlElement::find(std::initializer_list<std::string_view> path) const {
    const XmlElement* at = this;
    for (const std::string_view step : path) {
        at = at != nullptr ? at->child(step) : nullptr;
    }
    return at;
}

std::string XmlElement::attribute(std::string_view attributeName) const {
    const auto found =
        std::ranges::find(attributes, attributeName, &std::pair<std::string, std::string>::first);
    return found != attributes.end() ? found->second : std::string();
}

std::string XmlElement::content() const {
    std::string all;
    for (const XmlElement& each : children) {
        all += each.name.empty() ? each.text : each.content();
    }
    return std::string(trimmed(all));
}

std::string xmlText(const XmlElement& root) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    writeXml(root, 0, true, text);
    return text;
}

Result<XmlElement> parseXml(std::string_view text, const std::string& file) {
    return TreeBuilder().read(text, file);
}

}  // namespace nordertor::style
