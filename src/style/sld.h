// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/notice.h"
#include "base/result.h"

namespace nordertor::style {

/// A style in the other form, and what that form cannot say.
struct ConvertedStyle {
    std::string text;
    Notices notices;
};

/// A style document (docs/style-format.md) as Styled Layer Descriptor 1.1 (Symbology Encoding 1.1): for each
/// source layer a named layer, for each style layer a feature type style, whose rules choose between features
/// and scales. Lengths are pixels of 0.28 mm, as the specification fixes them. Every property that is lost is
/// a notice. `sourceLayer`: only what is drawn of this one; empty: all. Errors: of StyleDocument::parse(),
/// NotFound for a source layer of which the document draws nothing, and InvalidData where no rule is left,
/// with the losses. `file`: the document's, for notices and errors.
[[nodiscard]] Result<ConvertedStyle> writeSld(const Json& document, const std::string& file,
                                              const std::string& sourceLayer = {});

/// A Styled Layer Descriptor 1.0 or 1.1 for vector layers as a style document that StyleDocument::parse()
/// accepts: for each symbolizer of each rule a layer, in millimetres (a pixel is 0.28 mm; lengths on the
/// ground grow with the scale). Marks become circles, pictures are never fetched; a rule whose filter cannot
/// be expressed is left out rather than drawn for all features. Every loss is a notice that names the rule.
/// `sourceLayer`: for all layers, else the names in the file. Errors InvalidData: no XML, a document type,
/// limits of size (16 MB, 64 levels, 200,000 parts), no StyledLayerDescriptor, nothing that can be drawn.
[[nodiscard]] Result<ConvertedStyle> readSld(std::string_view text, const std::string& file,
                                             const std::string& sourceLayer = {});

}  // namespace nordertor::style
