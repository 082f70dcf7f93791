// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), tested on the parsed objects.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <set>

#include "base/file.h"
#include "publish/atlas.h"
#include "publish/layout.h"
#include "publish/map_page.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

using Handle = QPDFObjectHandle;

/// What the marks in a page's content say.
class Marks : public Handle::ParserCallbacks {
  public:
    void handleObject(Handle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" && operands_.front().getName() == "/Span") {
            EXPECT_TRUE(open_ && !span_);
            span_ = true;
            words.push_back(operands_.back().getKey("/ActualText").getUTF8Value());
        } else if (name == "EMC" && span_) {
            span_ = false;
        } else if (name == "BMC" || name == "BDC") {
            EXPECT_FALSE(open_) << "marks are not nested here but for words";
            open_ = true;
            const std::string tag = operands_.front().getName();
            if (name == "BMC") {
                EXPECT_EQ(tag, "/Artifact");
            } else {
                tags.push_back({operands_.back().getKey("/MCID").getIntValueAsInt(), tag});
            }
        } else if (name == "EMC") {
            EXPECT_TRUE(open_);
            EXPECT_EQ(depth_, 0) << "states are restored before the mark ends";
            open_ = false;
        } else {
            EXPECT_TRUE(open_) << name << " draws outside of all marks";
        }
        depth_ += name == "q" ? 1 : name == "Q" ? -1 : 0;
        operands_.clear();
    }
    void handleEOF() override { EXPECT_FALSE(open_); }

    std::vector<std::pair<int, std::string>> tags;
    std::vector<std::string> words;  ///< of texts at an angle

  private:
    std::vector<Handle> operands_;
    bool open_ = false;
    bool span_ = false;
    int depth_ = 0;
};

class TaggedPdf : public testing::Test {
  protected:
    void write(MapPageOptions options = {}) {
        options.date = "2026-11-22";
        options.programName = "Nordertor 0.1.0";
        const auto written = writeMapPage(snapshot_, themes_, &report_, options, file_);
        ASSERT_TRUE(written) << written.error().sentence(Language::English);
        written_ = *written;
        open();
    }
    void open() {
        document_ = std::make_unique<QPDF>();
        document_->processFile(file_.c_str());
        elements_.clear();
        owners_.clear();
    }
    /// Every mark in the content has its element and the other way round.
    void expectAllMarked(std::size_t pageCount) {
        read();
        Handle parents = document_->getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
        const auto pages = QPDFPageDocumentHelper(*document_).getAllPages();
        ASSERT_EQ(pages.size(), pageCount);
        ASSERT_EQ(parents.getArrayNItems(), static_cast<int>(2 * pageCount));
        std::size_t marked = 0;
        for (std::size_t p = 0; p < pages.size(); ++p) {
            Handle page = pages[p].getObjectHandle();
            EXPECT_EQ(page.getKey("/StructParents").getIntValueAsInt(), static_cast<int>(p));
            EXPECT_EQ(page.getKey("/Tabs").getName(), "/S");
            Marks marks;
            QPDFPageObjectHelper(page).parseContents(&marks);
            Handle byId = parents.getArrayItem(static_cast<int>(2 * p + 1));
            ASSERT_EQ(byId.getArrayNItems(), static_cast<int>(marks.tags.size()));
            for (const auto& [id, tag] : marks.tags) {
                const auto owner = owners_.find({page.getObjGen(), id});
                ASSERT_NE(owner, owners_.end()) << "content " << id << " belongs to no element";
                EXPECT_EQ(byId.getArrayItem(id).getObjGen(), owner->second.getObjGen());
                EXPECT_EQ(owner->second.getKey("/S").getName(), tag);
                ++marked;
            }
        }
        EXPECT_EQ(marked, owners_.size()) << "and every element's content is there";
    }

    /// Structure types from the root, in reading order: "Document", "Document/H1", ...
    std::vector<std::string> read() {
        std::vector<std::string> paths;
        Handle tree = document_->getRoot().getKey("/StructTreeRoot");
        walk(tree.getKey("/K").getArrayItem(0), "", paths);
        return paths;
    }
    void walk(Handle element, const std::string& above, std::vector<std::string>& paths) {
        const std::string type = element.getKey("/S").getName().substr(1);
        const std::string path = above.empty() ? type : above + "/" + type;
        paths.push_back(path);
        elements_[type].push_back(element);
        EXPECT_GT(element.getKey("/K").getArrayNItems(), 0) << path << " is empty";
        for (Handle kid : element.getKey("/K").getArrayAsVector()) {
            if (kid.isDictionary()) {
                EXPECT_EQ(kid.getKey("/P").getObjGen(), element.getObjGen());
                walk(kid, path, paths);
            } else {
                owners_[{element.getKey("/Pg").getObjGen(), kid.getIntValueAsInt()}] = element;
            }
        }
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "map.pdf";
    model::ProjectSnapshot snapshot_ = test::snapshotOf(test::smallProject());
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(30);
    MapPageResult written_;
    std::unique_ptr<QPDF> document_;
    std::map<std::string, std::vector<Handle>> elements_;
    std::map<std::pair<QPDFObjGen, int>, Handle> owners_;
};

TEST_F(TaggedPdf, AllContentIsMarkedAndFoundFromBothSides) {
    report_ = test::smallReport(10);
    write({.orientation = Orientation::Portrait, .tables = true});
    expectAllMarked(2);
}

// Readers take a text at an angle apart into letters; its words stand beside it.
TEST_F(TaggedPdf, NamesAtAnAngleAreFoundAsWords) {
    write();
    Marks marks;
    Handle page = QPDFPageDocumentHelper(*document_).getAllPages().front().getObjectHandle();
    QPDFPageObjectHelper(page).parseContents(&marks);
    EXPECT_FALSE(marks.words.empty());
    for (const std::string& word : marks.words) {
        EXPECT_TRUE(word.starts_with("Straße Nummer ")) << word;
    }
}

TEST_F(TaggedPdf, AnAtlasMadeInPartsIsOneTreeAndOneChainOfBookmarks) {
    report_ = test::smallReport(7);
    AtlasOptions options;
    options.sheetsInAPart = 3;
    options.page.date = "2026-11-22";
    options.page.author = "Stadtplanungsamt";
    const auto atlas = writeAtlas(snapshot_, themes_, report_, options, file_);
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    open();
    expectAllMarked(atlas->pages);
    EXPECT_TRUE(document_->getWarnings().empty());
    Handle outlines = document_->getRoot().getKey("/Outlines");
    std::size_t titles = 0;
    long long shown = 0;
    Handle before = Handle::newNull();
    for (Handle item = outlines.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
        EXPECT_EQ(item.getKey("/Parent").getObjGen(), outlines.getObjGen());
        EXPECT_EQ(item.getKey("/Prev").getObjGen(), before.getObjGen());
        EXPECT_EQ(item.getKey("/Dest").getArrayItem(0).getKey("/Type").getName(), "/Page");
        shown += 1 + (item.hasKey("/Count") ? item.getKey("/Count").getIntValue() : 0);
        before = item;
        ++titles;
    }
    EXPECT_EQ(titles, 8U) << "the overview and 7 sheets";
    EXPECT_EQ(outlines.getKey("/Last").getObjGen(), before.getObjGen());
    EXPECT_EQ(outlines.getKey("/Count").getIntValue(), shown);
    EXPECT_EQ(document_->getRoot().getKey("/Lang").getUTF8Value(), "de");
    EXPECT_FALSE(document_->getRoot().getKey("/Metadata").getDict().hasKey("/Filter"));
    EXPECT_EQ(document_->getTrailer().getKey("/Info").getKey("/Author").getUTF8Value(), "Stadtplanungsamt");
}

TEST_F(TaggedPdf, ReadsInTheOrderOfThePageWithListsAndFigures) {
    write({.themeId = "youth"});
    const auto paths = read();
    const auto at = [&](const std::string& path) {
        return std::find(paths.begin(), paths.end(), "Document/" + path) - paths.begin();
    };
    EXPECT_EQ(paths.front(), "Document");
    EXPECT_EQ(at("H1"), 1) << "the title is read first";
    EXPECT_LT(at("Figure"), at("H2"));
    EXPECT_LT(at("H2"), at("L"));
    EXPECT_EQ(elements_["H1"].size(), 1U);
    EXPECT_EQ(elements_["H2"].size(), 2U) << "gaps and legend";
    for (const std::string& path : paths) {
        const std::string parent = path.substr(0, path.rfind('/'));
        EXPECT_TRUE(!path.ends_with("/LI") || parent.ends_with("/L")) << path;
        EXPECT_TRUE(!path.ends_with("/Lbl") || parent.ends_with("/LI")) << path;
        EXPECT_TRUE(!path.ends_with("/LBody") || parent.ends_with("/LI")) << path;
    }
    for (Handle figure : elements_["Figure"]) {
        EXPECT_FALSE(figure.getKey("/Alt").getUTF8Value().empty());
        EXPECT_EQ(figure.getKey("/A").getKey("/BBox").getArrayNItems(), 4);
    }
}

TEST_F(TaggedPdf, TheMapIsDescribedFromItsDataOrAsTheUserSays) {
    write({.themeId = "youth"});
    read();
    const std::string alt = elements_["Figure"].front().getKey("/Alt").getUTF8Value();
    EXPECT_NE(alt.find("im Maßstab 1 : 2.500"), std::string::npos) << alt;
    EXPECT_NE(alt.find("30 Versorgungslücken"), std::string::npos) << alt;
    EXPECT_NE(alt.find("Spielplatz"), std::string::npos) << alt;

    write({.language = Language::English, .description = "Three of nine blocks (1–9) lack a playground."});
    read();
    EXPECT_EQ(elements_["Figure"].front().getKey("/Alt").getUTF8Value(),
              "Three of nine blocks (1–9) lack a playground.");
    EXPECT_EQ(document_->getRoot().getKey("/Lang").getUTF8Value(), "en");
}

TEST_F(TaggedPdf, TheDescriptionSaysWhenOnlySomeGapsAreDrawn) {
    write();
    read();
    EXPECT_NE(elements_["Figure"].front().getKey("/Alt").getUTF8Value().find(
                  "gezeichnet sind die " + std::to_string(written_.gapsDrawn) + " größten"),
              std::string::npos);
}

TEST_F(TaggedPdf, TablesHaveHeadersAndAllGaps) {
    report_ = test::smallReport(10);
    write({.orientation = Orientation::Portrait, .tables = true});
    const auto paths = read();
    EXPECT_EQ(std::count(paths.begin(), paths.end(), "Document/Table"), 1);
    EXPECT_EQ(std::count(paths.begin(), paths.end(), "Document/Table/TR"), 11) << "header and 10 gaps";
    ASSERT_EQ(elements_["TH"].size(), 5U);
    for (Handle header : elements_["TH"]) {
        EXPECT_EQ(header.getKey("/A").getKey("/Scope").getName(), "/Column");
    }
    EXPECT_EQ(elements_["TD"].size(), 50U);
}

// ISO 32000-1, table 337: a table holds rows; its lines are for the eye.
TEST_F(TaggedPdf, ATableBesideTheMapHoldsRowsOnly) {
    report_.standards.front().inside.all = 100;
    write({.layout = std::make_shared<const Layout>(*findLayout("profile"))});
    read();
    ASSERT_EQ(elements_["Table"].size(), 1U);
    Handle kids = elements_["Table"].front().getKey("/K");
    EXPECT_GE(kids.getArrayNItems(), 2);
    for (int i = 0; i < kids.getArrayNItems(); ++i) {
        ASSERT_TRUE(kids.getArrayItem(i).isDictionary()) << i;
        EXPECT_EQ(kids.getArrayItem(i).getKey("/S").getName(), "/TR");
    }
}

// ISO 14289-1, 7.6
TEST_F(TaggedPdf, ListsSayWhetherTheyAreNumbered) {
    write();
    read();
    ASSERT_EQ(elements_["L"].size(), 2U);
    EXPECT_EQ(elements_["L"].front().getKey("/A").getKey("/ListNumbering").getName(), "/Decimal") << "gaps";
    EXPECT_FALSE(elements_["L"].back().hasKey("/A")) << "signs of the legend";
}

TEST_F(TaggedPdf, ManyRowsGoOnOnFurtherPages) {
    report_ = test::smallReport(120);
    write({.orientation = Orientation::Landscape, .tables = true});
    const auto paths = read();
    const auto pages = QPDFPageDocumentHelper(*document_).getAllPages().size();
    EXPECT_GE(pages, 3U);
    EXPECT_EQ(std::count(paths.begin(), paths.end(), "Document/Table"), static_cast<long>(pages) - 1);
    EXPECT_GT(written_.gapsOnMap, 40U);
    EXPECT_EQ(elements_["TD"].size(), 5 * written_.gapsOnMap);
    EXPECT_EQ(elements_["TH"].size(), 5 * (pages - 1));
}

TEST_F(TaggedPdf, APictureHasNoRoomForTables) {
    MapPageOptions options{.date = "2026-11-22", .tables = true};
    const auto refused = writeMapPage(snapshot_, themes_, &report_, options, folder_.path() / "map.svg");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
}

TEST_F(TaggedPdf, HeadingsAreBookmarks) {
    write({.themeId = "youth"});
    Handle outlines = document_->getRoot().getKey("/Outlines");
    Handle top = outlines.getKey("/First");
    EXPECT_EQ(top.getKey("/Title").getUTF8Value(), "Versorgungslücken: Jugend");
    EXPECT_EQ(top.getKey("/First").getKey("/Title").getUTF8Value(), "Größte Lücken");
    EXPECT_EQ(top.getKey("/Last").getKey("/Title").getUTF8Value(), "Legende");
    EXPECT_EQ(outlines.getKey("/Count").getIntValueAsInt(), 3);
}

// ISO 14289-1, 7.4.2: the first heading is of the first level.
TEST_F(TaggedPdf, WithoutATitleTheSectionsAreTheFirstLevel) {
    const auto layout = parseLayout(R"({"nordertor:layout": 1, "id": "x", "name": {"de": "X", "en": "X"},
        "about": {"de": "X", "en": "X"}, "papers": ["A4"], "landscape": {"column": [
        {"frame": "map", "share": 1}, {"frame": "gaps", "size": 40}, {"frame": "legend", "size": 40}]}})",
                                    "x.json");
    ASSERT_TRUE(layout) << layout.error().sentence(Language::English);
    MapPageOptions options;
    options.themeId = "youth";
    options.tables = true;
    options.layout = std::make_shared<const Layout>(*layout);
    write(options);
    Handle top = document_->getRoot().getKey("/Outlines").getKey("/First");
    std::vector<std::string> titles;
    for (; top.isDictionary(); top = top.getKey("/Next")) {
        titles.push_back(top.getKey("/Title").getUTF8Value());
        EXPECT_FALSE(top.hasKey("/First")) << titles.back();
    }
    ASSERT_GE(titles.size(), 3U);
    EXPECT_EQ(titles[0], "Größte Lücken");
    EXPECT_EQ(titles[1], "Legende");
    const auto paths = read();
    const auto heading =
        std::ranges::find_if(paths, [](const std::string& path) { return path.starts_with("Document/H"); });
    ASSERT_NE(heading, paths.end());
    EXPECT_EQ(*heading, "Document/H1");
}

TEST_F(TaggedPdf, SaysOfItselfWhatArchivesAskFor) {
    write({.title = "Lücken & <Wege>", .author = "Stadtplanungsamt"});
    Handle root = document_->getRoot();
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "de");
    EXPECT_TRUE(document_->getTrailer().hasKey("/ID"));
    EXPECT_FALSE(root.hasKey("/OpenAction") || root.hasKey("/AA") || root.hasKey("/Names"));
    Handle metadata = root.getKey("/Metadata");
    EXPECT_FALSE(metadata.getDict().hasKey("/Filter")) << "archives read it without unpacking";
    const std::shared_ptr<Buffer> bytes = metadata.getRawStreamData();
    const std::string xmp(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
    for (const char* text :
         {"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
          "<pdfuaid:part>1</pdfuaid:part>", "Lücken &amp; &lt;Wege&gt;", "<rdf:li>Stadtplanungsamt</rdf:li>",
          "<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>", "Nordertor 0.1.0"}) {
        EXPECT_NE(xmp.find(text), std::string::npos) << text;
    }
    Handle intent = root.getKey("/OutputIntents").getArrayItem(0);
    EXPECT_EQ(intent.getKey("/S").getName(), "/GTS_PDFA1");
    const std::shared_ptr<Buffer> profile = intent.getKey("/DestOutputProfile").getStreamData();
    ASSERT_GT(profile->getSize(), 128U);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(profile->getBuffer()) + 36, 4), "acsp");
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(profile->getBuffer()) + 16, 4), "RGB ");
}

TEST_F(TaggedPdf, UsesNothingArchivesForbid) {
    write({.themeId = "youth", .tables = true});
    std::size_t fonts = 0;
    for (Handle object : document_->getAllObjects()) {
        Handle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) {
            continue;
        }
        EXPECT_FALSE(dictionary.hasKey("/TR")) << "transfer functions";
        EXPECT_FALSE(dictionary.hasKey("/JS"));
        if (dictionary.getKey("/Subtype").isName() && dictionary.getKey("/Subtype").getName() == "/Type0") {
            ++fonts;
            EXPECT_TRUE(dictionary.hasKey("/ToUnicode"));
            const std::shared_ptr<Buffer> map = dictionary.getKey("/ToUnicode").getStreamData();
            const std::string characters(reinterpret_cast<const char*>(map->getBuffer()), map->getSize());
            EXPECT_EQ(characters.find("<0009>"), std::string::npos) << "a tab where a space is meant";
            EXPECT_NE(characters.find("<0020>"), std::string::npos);
            Handle descendant = dictionary.getKey("/DescendantFonts").getArrayItem(0);
            EXPECT_TRUE(descendant.getKey("/FontDescriptor").hasKey("/FontFile2"));
            EXPECT_TRUE(descendant.hasKey("/CIDToGIDMap"));
            const std::string name = descendant.getKey("/FontDescriptor").getKey("/FontName").getName();
            EXPECT_EQ(name.find('+'), 7U) << name << " is a subset";
            EXPECT_EQ(descendant.getKey("/BaseFont").getName(), name);
            EXPECT_EQ(dictionary.getKey("/BaseFont").getName(), name);
        }
        for (const char* space : {"/DeviceCMYK", "/Separation", "/DeviceN"}) {
            EXPECT_FALSE(dictionary.hasKey("/ColorSpace") && dictionary.getKey("/ColorSpace").isName() &&
                         dictionary.getKey("/ColorSpace").getName() == space);
        }
    }
    EXPECT_GE(fonts, 2U);
}

TEST_F(TaggedPdf, TheMapKnowsWhereOnEarthItLies) {
    write({.orientation = Orientation::Landscape});
    Handle page = QPDFPageDocumentHelper(*document_).getAllPages().front().getObjectHandle();
    Handle view = page.getKey("/VP").getArrayItem(0);
    Handle measure = view.getKey("/Measure");
    EXPECT_EQ(measure.getKey("/Subtype").getName(), "/GEO");
    EXPECT_EQ(measure.getKey("/GCS").getKey("/EPSG").getIntValueAsInt(), 25832);
    // the frame's height in points, at the scale, is its height in degrees of latitude (111.2 km each)
    Handle box = view.getKey("/BBox");
    const double points = box.getArrayItem(3).getNumericValue() - box.getArrayItem(1).getNumericValue();
    Handle places = measure.getKey("/GPTS");
    const double degrees =
        places.getArrayItem(2).getNumericValue() - places.getArrayItem(0).getNumericValue();
    EXPECT_NEAR(degrees * 111200, points * 25.4 / 72 / 1000 * written_.scaleDenominator, 2);
}

}  // namespace
}  // namespace nordertor::publish
