// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "style/sld.h"
#include "style/style_document.h"

namespace nordertor::style {

/// Layers as a document in millimetres.
[[nodiscard]] std::string documentWith(const std::string& layers);
/// Expects that it can be written.
[[nodiscard]] ConvertedStyle sldOf(const std::string& text, const std::string& sourceLayer = {});
/// Rules as an SLD 1.1 of one layer "roads".
[[nodiscard]] std::string sldWith(const std::string& rules);
/// "message @place", English.
[[nodiscard]] std::vector<std::string> messages(const Notices& notices);

struct Reading {
    StyleDocument document;
    std::vector<std::string> lost;  ///< as messages()
};
/// Expects that it can be read, and that our own parser accepts what was read.
[[nodiscard]] Reading readingOf(const std::string& sld);
/// A document of ours; expects that it is one.
[[nodiscard]] StyleDocument ownOf(const std::string& text);
/// What a document draws of one feature at one scale, in the order of drawing; lengths in mm.
[[nodiscard]] std::vector<std::string> looksOf(const StyleDocument& document, const Properties& feature,
                                               double scale, GeometryType geometry);
/// Features of several classes, with and without a tunnel.
[[nodiscard]] const std::vector<Properties>& sampleStreets();

}  // namespace nordertor::style
