// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "base/text.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/http_p.h"
#include "io/backdrop/service_p.h"
#include "io/backdrop/xml_p.h"

namespace nordertor::io {
namespace {

std::string percentDecoded(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0 &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 2])) != 0;
        if (coded) {
            plain += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
            i += 2;
        } else {
            plain += text[i] == '+' ? ' ' : text[i];
        }
    }
    return plain;
}

}  // namespace

std::string valueOf(const AddressParts& parts, const std::string& name) {
    const auto at = std::ranges::find(parts, name, &AddressParts::value_type::first);
    return at == parts.end() ? std::string() : at->second;
}

AddressParts addressParts(const std::string& text, char separator) {
    AddressParts parts;
    for (const std::string& part : split(text, separator)) {
        if (!part.empty()) {
            const std::size_t equals = part.find('=');
            parts.emplace_back(lowered(part.substr(0, equals)),
                               equals == std::string::npos ? "" : percentDecoded(part.substr(equals + 1)));
        }
    }
    return parts;
}

std::pair<std::string, AddressParts> splitAddress(const std::string& address) {
    const std::size_t query = address.find('?');
    return query == std::string::npos
               ? std::pair{address, AddressParts()}
               : std::pair{address.substr(0, query), addressParts(address.substr(query + 1), '&')};
}

std::string joinedAddress(const std::string& address, const AddressParts& query) {
    std::string whole = address;
    char between = '?';
    for (const auto& [name, value] : query) {
        whole += between + percentEncoded(name) + "=" + percentEncoded(value);
        between = '&';
    }
    return whole;
}

LocalizedText serviceRemedy() {
    return {
        "Bitte Netzverbindung und Adresse prüfen oder es später versuchen; ohne Hintergrundkarte zeichnet "
        "Nordertor die eigene Grundkarte.",
        "Please check network and address or try later; without a base map from outside Nordertor draws its "
        "own."};
}

Notice keptNotice(const std::string& name, const std::string& day) {
    const std::string german = day.substr(8, 2) + "." + day.substr(5, 2) + "." + day.substr(0, 4);
    return {Severity::Warning,
            {"Der Kartendienst ist nicht zu erreichen; gezeigt wird, was er am " + german + " geliefert hat.",
             "The map service cannot be reached; shown is what it delivered on " + day + "."},
            name,
            {}};
}

bool northingFirst(int epsg) {
    OGRSpatialReferenceH reference = OSRNewSpatialReference(nullptr);
    const bool first =
        OSRImportFromEPSGA(reference, epsg) == OGRERR_NONE &&
        (OSREPSGTreatsAsLatLong(reference) != 0 || OSREPSGTreatsAsNorthingEasting(reference) != 0);
    OSRDestroySpatialReference(reference);
    return first;
}

std::int64_t countIn(const std::string& text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string serviceException(const std::string& answer) {
    const XmlTree tree = parsedXml(answer);
    if (!tree) {
        return {};
    }
    for (const char* path :
         {"=ServiceExceptionReport.ServiceException", "=ExceptionReport.Exception.ExceptionText"}) {
        if (const std::string text = xmlText(tree.get(), path); !text.empty()) {
            return printable(text);
        }
    }
    return {};
}

Result<Document> fetchDocument(const std::string& address, const BackdropOptions& options, const Task& task) {
    const AnswerCache cache(options.cacheFolder, options.limits);
    auto kept = cache.find(address);
    if (kept && kept->fresh) {
        return Document{std::move(kept->body), {}};
    }
    HttpAnswer answer;
    const auto asked = httpGet({address}, options, task, [&](std::size_t, HttpAnswer got) {
        answer = std::move(got);
        return true;
    });
    if (!asked) {
        return fail(asked.error());
    }
    if (answer.status == 200 && !answer.body.empty() && parsedXml(answer.body) != nullptr) {
        cache.keep(address, answer.body);
        return Document{std::move(answer.body), {}};
    }
    if (kept) {
        return Document{std::move(kept->body), {keptNotice(address, kept->day)}};
    }
    LocalizedText trouble = answer.trouble;
    if (answer.status >= 400) {
        const std::string status = std::to_string(answer.status);
        trouble = {"Unter der Adresse meldet der Server einen Fehler (" + status + ").",
                   "The server reports an error at this address (" + status + ")."};
    } else if (trouble.empty()) {
        trouble = {"Unter der Adresse ist keine Beschreibung eines Kartendienstes.",
                   "There is no description of a map service at this address."};
    }
    return fail(ErrorCode::CannotRead, trouble, serviceRemedy(), address, answer.technical);
}

}  // namespace nordertor::io
