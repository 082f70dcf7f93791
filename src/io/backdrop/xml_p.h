// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cpl_minixml.h>

#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {

struct XmlDestroy {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using XmlTree = std::unique_ptr<CPLXMLNode, XmlDestroy>;

/// Without namespaces; entities of the document's own are not expanded. Null if it is no XML.
[[nodiscard]] inline XmlTree parsedXml(const std::string& text) {
    const std::string_view start = trimmed(text);
    if (!start.starts_with("<") && !start.starts_with("\xEF\xBB\xBF<")) {
        return nullptr;
    }
    const GdalSilence silence;
    XmlTree tree(CPLParseXMLString(text.c_str()));
    if (tree) {
        CPLStripXMLNamespace(tree.get(), nullptr, TRUE);
    }
    return tree;
}

/// The trimmed text at a path of GDAL's ("Attribution.Title"; "=Name" looks among siblings), or empty.
[[nodiscard]] inline std::string xmlText(const CPLXMLNode* node, const char* path) {
    return std::string(trimmed(CPLGetXMLValue(node, path, "")));
}

/// Child elements of that name.
[[nodiscard]] inline std::vector<const CPLXMLNode*> xmlChildren(const CPLXMLNode* node, const char* name) {
    std::vector<const CPLXMLNode*> found;
    for (const CPLXMLNode* child = node != nullptr ? node->psChild : nullptr; child != nullptr;
         child = child->psNext) {
        if (child->eType == CXT_Element && std::string_view(child->pszValue) == name) {
            found.push_back(child);
        }
    }
    return found;
}

}  // namespace nordertor::io
