// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/backdrop.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/vector_tiles/vector_tiles.h"

namespace nordertor::io {

std::string printable(const std::string& text, std::size_t most) {
    // tags of pictures are often Latin-1
    std::string line = isValidUtf8(text) ? text : latin1ToUtf8(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    line = trimmed(line);
    if (line.size() > most) {
        line.resize(most);
        while (!isValidUtf8(line)) {
            line.pop_back();
        }
        line += "…";
    }
    return line;
}

std::string withoutMarkup(const std::string& text) {
    std::string plain;
    bool inTag = false;
    for (const char c : text) {
        if (c == '<' || c == '>') {
            inTag = c == '<';
        } else if (!inTag) {
            plain += c;
        }
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> entities{
        {{"&copy;", "©"}, {"&nbsp;", " "}, {"&quot;", "\""}, {"&amp;", "&"}}};
    for (const auto& [entity, letter] : entities) {
        for (std::size_t at = plain.find(entity); at != std::string::npos; at = plain.find(entity, at + 1)) {
            plain.replace(at, entity.size(), letter);
        }
    }
    return plain;
}

NamedBackdrop::NamedBackdrop(const std::string& name, const std::string& attribution, geo::Crs working)
    : name_(printable(name)),
      attribution_(printable(attribution, longestAttribution)),
      working_(std::move(working)) {
    if (attribution_.empty()) {
        note({Severity::Warning,
              {"Die Hintergrundkarte nennt keinen Urheber. Bitte mit --base-map-attribution angeben, was zu "
               "nennen ist.",
               "The base map does not say whose it is. Please state with --base-map-attribution what must be "
               "named."},
              name_,
              {}});
    }
}

LocalizedText NamedBackdrop::credit() const {
    return attribution_.empty()
               ? LocalizedText{"Hintergrundkarte: " + name_ + ", ohne Angabe des Urhebers",
                               "Base map: " + name_ + ", origin not stated"}
               : LocalizedText{"Hintergrundkarte: " + attribution_, "Base map: " + attribution_};
}

Notices NamedBackdrop::notices() const {
    const std::scoped_lock lock(mutex_);
    return notices_;
}

void NamedBackdrop::note(Notice notice) const {
    const std::scoped_lock lock(mutex_);
    const auto same = std::ranges::find_if(notices_, [&](const Notice& known) {
        return known.message == notice.message && known.file == notice.file;
    });
    if (same == notices_.end()) {
        notices_.push_back(std::move(notice));
    }
}

void NamedBackdrop::noteNothingThere() const {
    note({Severity::Warning,
          {"Die Hintergrundkarte zeigt von einem Kartenausschnitt nichts.",
           "The base map shows nothing of what a map shows."},
          name_,
          {}});
}

Result<> NamedBackdrop::checked(const geo::GroundView& view) {
    const bool sizeFits = view.width > 0 && view.height > 0 &&
                          static_cast<double>(view.width) * view.height <= geo::mostBackdropPixels;
    if (!sizeFits || !(view.ground.width() > 0) || !(view.ground.height() > 0) || !(view.pixelsPerMm > 0)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Größe oder Ausschnitt der Hintergrundkarte liegt außerhalb des Möglichen.",
                     "Size or extent of the base map is out of range."},
                    {"Bitte kleineres Papier oder weniger Punkte je Zoll wählen.",
                     "Please choose smaller paper or fewer dots per inch."});
    }
    return {};
}

bool isServiceAddress(const std::string& source) {
    return source.starts_with("wms:") || source.starts_with("wmts:") || source.starts_with("xyz:");
}

Result<geo::BackdropPtr> openBackdrop(const std::string& source, const BackdropOptions& options,
                                      const Task& task) {
    auto working = geo::Crs::fromEpsg(options.workingCrsEpsg);
    if (!working) {
        return fail(working.error());
    }
    if (isServiceAddress(source)) {
        return openServiceBackdrop(source, options, *working, task);
    }
    if (source.starts_with("http:") || source.starts_with("https:")) {
        return fail(ErrorCode::InvalidArgument,
                    {"Von einer Adresse muss gesagt sein, was für ein Dienst sie ist.",
                     "Of an address it must be said what kind of service it is."},
                    {"Beispiele: wms:https://…?layers=…, wmts:https://…/WMTSCapabilities.xml,layer=…, "
                     "xyz:https://…/{z}/{x}/{y}.png",
                     "Examples: wms:https://…?layers=…, wmts:https://…/WMTSCapabilities.xml,layer=…, "
                     "xyz:https://…/{z}/{x}/{y}.png"},
                    source);
    }
    if (options.drawVectors && isVectorTiles(source)) {
        return openVectorBackdrop(source, options, *working);
    }
    return openRasterBackdrop(source, options, *working);
}

}  // namespace nordertor::io
