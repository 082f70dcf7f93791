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

/// Also in the other encoding every XML program reads, UTF-16, which begins with a mark of its order.
bool isXml(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return true;
    }
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    return trimmed(text).starts_with('<');
}

Result<style::ConvertedStyle> converted(const std::string& text, const std::filesystem::path& file,
                                        const std::string& layer, bool fromSld) {
    if (fromSld) {
        return style::readSld(text, file.string(), layer);
    }
    const auto json = parseJson(text, file.string());
    if (!json) {
        return fail(json.error());
    }
    return style::writeSld(*json, file.string(), layer);
}

Error wrongEnding(const std::filesystem::path& from, bool fromSld) {
    const std::string name = from.filename().string();
    const std::string ending = fromSld ? ".json" : ".sld";
    return {ErrorCode::InvalidArgument,
            fromSld ? LocalizedText{fmt::format("„{}“ ist ein SLD; daraus wird ein Stil (.json).", name),
                                    fmt::format("\"{}\" is an SLD; it becomes a style (.json).", name)}
                    : LocalizedText{fmt::format("„{}“ ist ein Stil; daraus wird ein SLD (.sld).", name),
                                    fmt::format("\"{}\" is a style; it becomes an SLD (.sld).", name)},
            {fmt::format("Bitte einen Dateinamen mit der Endung {0} angeben. Beispiel: -o stil{0}", ending),
             fmt::format("Please give a file name ending in {0}. Example: -o style{0}", ending)},
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
              .help = {"Gebraucht wird ein Stil (JSON) oder ein SLD. Beispiel: stil.sld",
                       "It takes a style (JSON) or an SLD. Example: style.sld"},
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
    const std::string ending = lowered(to.extension().string());
    // an empty file is neither; the reader of SLD says so
    const bool fromSld = isXml(*text) || (trimmed(*text).empty() && ending == ".json");
    if (ending != (fromSld ? ".json" : ".sld")) {
        return fail(wrongEnding(from, fromSld));
    }
    auto style = converted(*text, from, values.text("layer"), fromSld);
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
