// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/font_subset_p.h"

#include <fmt/format.h>
#include <hb-subset.h>

#include <QRawFont>
#include <QString>
#include <memory>

#include "base/text.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

struct Destroy {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
template <class T>
using Owned = std::unique_ptr<T, Destroy>;

/// HarfBuzz 6 still reads glyphs out of a table it has let go of, so that each is kept until all is done.
struct FontTables {
    QRawFont font;
    std::map<hb_tag_t, Owned<hb_blob_t>> known = {};
};

hb_blob_t* tableOf(hb_face_t* /*face*/, hb_tag_t tag, void* tables) {
    auto& [font, known] = *static_cast<FontTables*>(tables);
    const auto [found, isNew] = known.try_emplace(tag);
    if (isNew) {
        char name[5] = {};
        hb_tag_to_string(tag, name);
        const QByteArray table = font.fontTable(name);
        found->second.reset(hb_blob_create(table.constData(), static_cast<unsigned>(table.size()),
                                           HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
    }
    return hb_blob_reference(found->second.get());
}

void addLetters(std::set<char32_t>& letters, const std::string& text) {
    for (const char32_t letter : QString::fromStdString(text).toStdU32String()) {
        letters.insert(letter);
    }
}

}  // namespace

std::map<render::FontFace, std::set<char32_t>> lettersOf(const PageDrawing& page) {
    std::map<render::FontFace, std::set<char32_t>> letters;
    for (const PagePart& part : page.parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            if (const auto* text = std::get_if<render::TextItem>(&entry.item)) {
                addLetters(letters[text->face], text->text);
            }
        }
    }
    return letters;
}

QByteArray fontSubset(render::FontFace face, const std::set<char32_t>& letters) {
    FontTables tables{QRawFont::fromFont(render::fontOf(face))};
    const Owned<hb_face_t> whole(hb_face_create_for_tables(tableOf, &tables, nullptr));
    const Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
    if (!tables.font.isValid() || input == nullptr) {
        return {};
    }
    for (const char32_t letter : letters) {
        hb_set_add(hb_subset_input_unicode_set(input.get()), letter);
    }
    const Owned<hb_face_t> part(hb_subset_or_fail(whole.get(), input.get()));
    if (part == nullptr) {
        return {};
    }
    const Owned<hb_blob_t> blob(hb_face_reference_blob(part.get()));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &size);
    return {bytes, static_cast<qsizetype>(size)};
}

std::string fontStyles(const PageDrawing& page) {
    std::string styles;
    for (const auto& [face, letters] : lettersOf(page)) {
        const QByteArray data = fontSubset(face, letters);
        if (data.isEmpty()) {
            continue;
        }
        const QFont font = render::fontOf(face);
        styles += fmt::format(
            "@font-face{{font-family:\"{}\";font-weight:{};font-style:{};"
            "src:url(data:font/ttf;base64,{})}}\n",
            escapedXml(font.family().toStdString()), static_cast<int>(font.weight()),
            font.italic() ? "italic" : "normal", data.toBase64().toStdString());
    }
    return styles;
}

}  // namespace nordertor::publish
