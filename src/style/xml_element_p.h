// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace nordertor::style {

/// A piece of an XML document: an element, or text where `name` is empty.
struct XmlElement {
    std::string name;  ///< as written: with prefix; as read: without namespace
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;  ///< of a piece of text only
    std::vector<XmlElement> children;

    [[nodiscard]] static XmlElement withText(std::string name, std::string text);
    XmlElement& add(XmlElement child);
    /// The first child of this name, or null.
    [[nodiscard]] const XmlElement* child(std::string_view childName) const;
    /// Down from child to child; null where one is missing.
    [[nodiscard]] const XmlElement* find(std::initializer_list<std::string_view> path) const;
    /// Empty if it has no such attribute.
    [[nodiscard]] std::string attribute(std::string_view attributeName) const;
    /// All text inside, without spaces at the ends.
    [[nodiscard]] std::string content() const;
};

/// With declaration and indent; what XML cannot hold (control characters) is left out of texts.
[[nodiscard]] std::string xmlText(const XmlElement& root);
/// Error InvalidData with the line. Refused are a document type (and with it every entity beyond the five of
/// XML), more than 64 levels, 200,000 pieces or 16 MB.
[[nodiscard]] Result<XmlElement> parseXml(std::string_view text, const std::string& file);

}  // namespace nordertor::style
