// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/convert_style.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "style/sld.h"

namespace nordertor::ops {
namespace {

bool isXml(std::string_view text) {
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    return trimmed(text).starts_with('<');
}

Result<style::ConvertedStyle> converted(const std::string& text, const std::filesystem::path& file,
                                        const std::string& layer) {
    if (isXml(text)) {
        return style::readSld(text, file.string(), layer);
    }
    const auto json = parseJson(text, file.string());
    if (!json) {
        return fail(json.error());
    }
    return style::writeSld(*json, file.string(), layer);
}

Error wrongEnding(const std::filesystem::path& file, const std::string& ending) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("Das Ergebnis ist kein Inhalt für „{}“.", file.filename().string()),
             fmt::format("The result is no content for \"{}\".", file.filename().string())},
            {"Der Name muss auf " + ending + " enden.", "The name must end in " + ending + "."},
            {},
            "--output"};
}

}  // namespace

const OperationInfo& ConvertStyle::info() const {
    static const OperationInfo info{
        .id = "sld",
        .title = {"Stil austauschen", "Exchange a style"},
        .help =
            {"Schreibt einen Stil als SLD 1.1 für QGIS und andere Programme, oder liest einen solchen (SLD "
             "1.0 und 1.1); nennt, was dabei verloren geht.",
             "Writes a style as SLD 1.1 for QGIS and other programs, or reads one of theirs (SLD 1.0 and "
             "1.1); says what is lost."},
        .examples = {"nordertor sld stil.json -o stil.sld",
                     "nordertor sld aus-qgis.sld --layer facilities -o stil.json"},
        .parameters =
            {{.name = "style",
              .type = ParameterType::InputFile,
              .label = {"Stil", "Style"},
              .help = {"Stil (JSON) oder SLD. Beispiel: stil.sld", "Style (JSON) or SLD. Example: style.sld"},
              .required = true,
              .positional = true,
              .fileFilter = "*.json *.sld *.xml"},
             {.name = "layer",
              .type = ParameterType::Text,
              .label = {"Quelle", "Source layer"},
              .help = {"Aus einem Stil nur, was er aus dieser Quelle zeichnet; einem SLD gibt sie die "
                       "Quelle. Beispiel: --layer streets",
                       "Of a style only what it draws of this source layer; for an SLD, the source "
                       "layer it gets. Example: --layer streets"}},
             {.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Datei", "File"},
              .help = {"Wohin: .sld aus einem Stil, .json aus SLD. Beispiel: -o stil.json",
                       "Where to: .sld from a style, .json from SLD. Example: -o style.json"},
              .required = true,
              .shortName = "o",
              .fileFilter = "*.json *.sld"}},
        .needsProject = false};
    return info;
}

Result<Outcome> ConvertStyle::run(const Context& context, const ParameterValues& values, const Task&) const {
    const std::filesystem::path from = values.path("style");
    const std::filesystem::path to = values.path("output");
    const auto text = readFile(from);
    if (!text) {
        return fail(text.error());
    }
    const std::string ending = isXml(*text) ? ".json" : ".sld";
    if (lowered(to.extension().string()) != ending) {
        return fail(wrongEnding(to, ending));
    }
    auto style = converted(*text, from, values.text("layer"));
    if (!style) {
        return fail(style.error());
    }
    Outcome outcome;
    outcome.files = {to};
    outcome.notices = std::move(style->notices);
    outcome.summary = {"Stil gespeichert: " + to.string(), "Style saved: " + to.string()};
    if (!context.dryRun) {
        if (const auto written = writeFileAtomically(to, style->text); !written) {
            return fail(written.error());
        }
    }
    return outcome;
}

}  // namespace nordertor::ops
