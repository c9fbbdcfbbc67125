#include <gmock/gmock.h>

#include "article_checks.hpp"
#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/odt/odt.hpp>

namespace distich {
namespace {

using test::tagged_blocks;
using testing::ElementsAre;
using testing::HasSubstr;

std::string odt(std::string_view body, std::string_view manifest = "<m/>") {
  const std::string spaces =
      R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
      R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" )"
      R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:o="urn:o")";
  const std::vector<archive::File> files = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml",
       "<office:document-content " + spaces +
           R"(><style:style style:name="T1" style:family="text"><style:text-properties o:rsid="1"/></style:style>)"
           "<office:body><office:text>" +
           std::string(body) + "</office:text></office:body></office:document-content>"},
      {"META-INF/manifest.xml", std::string(manifest)}};
  return archive::pack(files);
}

Article read(const std::string& bytes) {
  return odt_format().read_article(bytes, {.input = "a.odt", .encoding = {}, .languages = {}}, {});
}

TEST(Odt, SpansAndLinksArePairsButForNoise) {
  const auto bytes = odt(
      R"(<text:p>The <text:span text:style-name="T1">river</text:span> <text:span text:style-name="T2">ro</text:span>)"
      R"(<text:span text:style-name="T2">se</text:span>, <text:a href="x">see</text:a>.</text:p>)");
  EXPECT_THAT(tagged_blocks(read(bytes)), ElementsAre("The river <1>rose</1>, <2>see</2>."));
  test::check_article(odt_format(), bytes);
}

TEST(Odt, WhiteSpaceIsAsEditorsShowIt) {
  const auto bytes =
      odt("<text:p>One\n   two<text:s text:c=\"2\"/>three<text:tab/>four<text:line-break/>five</text:p>");
  EXPECT_THAT(tagged_blocks(read(bytes)), ElementsAre("One two  three<1/>\tfour<2/>\nfive"));
  test::check_article(odt_format(), bytes);
}

TEST(Odt, NotesAndBoxesAreTextsOfTheirOwn) {
  const auto bytes = odt(
      R"(<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:h>Head</text:h>)"
      R"(<text:p>It rose<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So they say.</text:p></text:note-body></text:note> fast.</text:p>)"
      R"(<text:p><text:bookmark-start text:name="b"/>Look<office:annotation><text:p>aside</text:p></office:annotation>)"
      R"( here<text:bookmark-end text:name="b"/>.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>)"
      R"(<table:table-cell><text:p>Cell</text:p></table:table-cell>)");
  EXPECT_THAT(tagged_blocks(read(bytes)),
              ElementsAre("Head", "It rose<1/> fast.", "Look<1/> here.", "Cell", "So they say.", "Boxed."));
  test::check_article(odt_format(), bytes);
}

TEST(Odt, SeveralSpacesAreWrittenSoThatTheyStay) {
  const auto bytes = odt("<text:p>Rain.</text:p>");
  const auto article = read(bytes);
  BilingualUnit unit;
  unit.source = RichText("Rain.");
  unit.place = article.place_of(article.document.blocks()[0].range);
  unit.target = RichText("Re  gen\n<&>");
  const auto out = odt_format().merge(article.skeleton, std::vector{unit});
  EXPECT_THAT(archive::Archive(out).read("content.xml").value(),
              HasSubstr("<text:p>Re <text:s/>gen<text:line-break/>&lt;&amp;&gt;</text:p>"));
}

TEST(Odt, RefusesWhatIsNone) {
  const auto failure = [](const std::string& bytes) {
    try {
      (void)read(bytes);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  EXPECT_EQ(failure(odt("<text:p>")), ErrorCode::malformed);
  EXPECT_EQ(failure(odt("", "<m:encryption-data/>")), ErrorCode::unsupported);
  EXPECT_EQ(failure("PK"), ErrorCode::malformed);
}

}  // namespace
}  // namespace distich
