#include "xliff1_test_support.hpp"
#include <distich/text/decode.hpp>

namespace distich {
namespace {

using test::read;
using test::xliff;
using Kind = InlineCode::Kind;

const std::string sdl = " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"";

/// The file with these targets put in place, by the ids of their units.
std::string merged(const std::string& bytes, const std::map<std::string, RichText>& targets) {
  const auto format = sdlxliff_format();
  auto file = read(bytes, {}, format);
  std::size_t found = 0;
  for (auto& unit : file.units) {
    const auto target = targets.find(unit.id);
    if (target == targets.end()) continue;
    unit.target = target->second;
    ++found;
  }
  EXPECT_EQ(found, targets.size());
  return format.merge(*file.header.skeleton, file.units);
}

std::string body(const std::string& units) {
  return xliff(units, sdl);
}

TEST(Xliff1Merge, WithoutNewTargetsTheFileIsTheSame) {
  const std::string text = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" +
                           body(
                               "<trans-unit id='a'><source>A &amp; <g id='1'>B</g></source>\r\n<target >a "
                               "&#38; b<!-- c --></target></trans-unit>"
                               "<trans-unit id=\"b\"><source>C</source></trans-unit><trans-unit id=\"c\" "
                               "translate=\"no\"><source/>"
                               "</trans-unit><sdl:x y='1'/>\n");
  EXPECT_EQ(merged(text, {}), text);
  EXPECT_EQ(merged(text, {{"b", RichText("")}}), text);
  const auto wide = text::encode(text.substr(3), "UTF-16LE", true);
  EXPECT_EQ(merged(wide, {}), wide);
}

TEST(Xliff1Merge, TargetsTakeTheirPlace) {
  EXPECT_EQ(
      merged(body("<trans-unit id=\"a\"><source>A</source><target "
                  "state=\"new\">old</target><note>n</note></trans-unit>"),
             {{"a", RichText("<new> & \"it\"")}}),
      body("<trans-unit id=\"a\"><source>A</source><target state=\"new\">&lt;new&gt; &amp; \"it\"</target>"
           "<note>n</note></trans-unit>"));
  EXPECT_EQ(merged(body("<trans-unit id=\"a\"><source>A</source><target state=\"new\" /></trans-unit>"),
                   {{"a", RichText("a")}}),
            body("<trans-unit id=\"a\"><source>A</source><target state=\"new\" >a</target></trans-unit>"));
  EXPECT_EQ(
      merged(body("<trans-unit id=\"a\">\n  <source>A</source>\n</trans-unit>"), {{"a", RichText("A")}}),
      body("<trans-unit id=\"a\">\n  <source>A</source>\n  <target>A</target>\n</trans-unit>"));
}

TEST(Xliff1Merge, NewElementsHaveThePrefixOfTheFile) {
  const std::string head =
      "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><x:file original=\"\" "
      "source-language=\"en\" target-language=\"fr\" datatype=\"a\"><x:body><x:trans-unit "
      "id=\"a\"><x:source>A</x:source>";
  const std::string end = "</x:trans-unit></x:body></x:file></x:xliff>";
  EXPECT_EQ(merged(head + end, {{"a", RichText("a")}}), head + "<x:target>a</x:target>" + end);
}

const std::string two_segments =
    "<trans-unit id=\"a\"><source>A. B.</source><seg-source><g id=\"1\"><mrk mtype=\"seg\" "
    "mid=\"1\">A.</mrk> <mrk "
    "mtype=\"seg\" mid=\"2\">B.</mrk></g></seg-source>";

TEST(Xliff1Merge, SegmentsTakeTheirPlace) {
  const auto with_target = [](const std::string& target) {
    return body(two_segments + target + "</trans-unit>");
  };
  EXPECT_EQ(merged(with_target("<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">x</mrk> <mrk mtype=\"seg\" "
                               "mid=\"2\"/></g></target>"),
                   {{"a/2", RichText("b.")}}),
            with_target("<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">x</mrk> <mrk mtype=\"seg\" "
                        "mid=\"2\">b.</mrk></g></target>"));
  EXPECT_EQ(merged(with_target("<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">x</mrk></g></target>"),
                   {{"a/2", RichText("b.")}}),
            with_target("<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">x</mrk> <mrk mtype=\"seg\" "
                        "mid=\"2\">b.</mrk></g></target>"));
  EXPECT_EQ(
      merged(with_target("<target><mrk mtype=\"seg\" mid=\"2\">x</mrk></target>"), {{"a/1", RichText("a.")}}),
      with_target(
          "<target><mrk mtype=\"seg\" mid=\"1\">a.</mrk><mrk mtype=\"seg\" mid=\"2\">x</mrk></target>"));
}

TEST(Xliff1Merge, ANewTargetHasTheSegmentsOfItsSource) {
  const auto filled =
      "<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\"></mrk> <mrk mtype=\"seg\" "
      "mid=\"2\">b.</mrk></g></target>";
  EXPECT_EQ(merged(body(two_segments + "</trans-unit>"), {{"a/2", RichText("b.")}}),
            body(two_segments + filled + "</trans-unit>"));
  EXPECT_EQ(merged(body(two_segments + "<target/></trans-unit>"), {{"a/2", RichText("b.")}}),
            body(two_segments + filled + "</trans-unit>"));
}

TEST(Xliff1Merge, CodesThatWouldBreakTheFileAreLeftOut) {
  const std::string head = "<trans-unit id=\"a\"><source>A<g id=\"1\">B</g><x id=\"2\"/></source><target>";
  const InlineCode open{0, Kind::open, "1", "<g id=\"1\">", ""};
  const InlineCode close{1, Kind::close, "1", "</g>", ""};
  const InlineCode alone{1, Kind::standalone, "2", "<x id=\"2\"/>", ""};
  const auto target = [&](std::vector<InlineCode> codes) {
    const auto out = merged(body(head + "</target></trans-unit>"), {{"a", RichText("b", std::move(codes))}});
    const auto begin = out.find("<target>") + 8;
    return out.substr(begin, out.find("</target>") - begin);
  };
  EXPECT_EQ(target({open, close, alone}), "<g id=\"1\">b</g><x id=\"2\"/>");
  EXPECT_EQ(target({open, alone}), "b<x id=\"2\"/>");
  EXPECT_EQ(target({close}), "b");
  EXPECT_EQ(target({{0, Kind::standalone, "", "<br>", ""}, alone}), "b<x id=\"2\"/>");
}

TEST(Xliff1Merge, CharactersThatTheFileCannotHoldBecomeReferences) {
  const auto text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" +
                    body("<trans-unit id=\"a\"><source>caf\xE9</source><target/></trans-unit>");
  const auto out = merged(text, {{"a", RichText("é ب")}});
  EXPECT_NE(out.find("<target>\xE9 &#1576;</target>"), std::string::npos);
  EXPECT_EQ(read(out, {}, sdlxliff_format()).units.at(0).target, RichText("é ب"));
}

TEST(Xliff1Merge, WritingPutsTargetsIntoTheFileThatWasRead) {
  const auto format = sdlxliff_format();
  const auto bytes = body("<trans-unit id=\"a\"><source>A</source><target/></trans-unit>");
  auto file = read(bytes, {}, format);
  const auto written = [&](const FileHeader& header) {
    std::ostringstream out;
    const auto writer = format.write_bilingual(out, {});
    writer->begin(header);
    for (const auto& unit : file.units) writer->write(unit);
    writer->finish();
    return out.str();
  };
  EXPECT_EQ(written(file.header), bytes);
  file.units.at(0).target = RichText("a");
  EXPECT_EQ(written(file.header), format.merge(*file.header.skeleton, file.units));
  EXPECT_THROW((void)written({}), Error);
  auto other = file.header;
  other.skeleton->format = "html";
  EXPECT_THROW((void)written(other), Error);
}

/// Read, or refused as not well-formed: never taken for something that we cannot place.
TEST(Xliff1Merge, OneChangedByteNeverDoesHarm) {
  const auto format = sdlxliff_format();
  const auto bytes =
      body(two_segments +
           "<target x='>'/><note>n</note></trans-unit><!-- c --><trans-unit id=\"b\"><source>C<x id=\"2\"/>"
           "</source><target>c<![CDATA[d]]></target></trans-unit>");
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    auto changed = bytes;
    changed[random() % changed.size()] = "<>/=\"' a&!?-[]\r\n\x80"[random() % 18];
    try {
      std::istringstream in(changed);
      const auto reader = format.read_bilingual(in, {"test", "", {}}, {});
      std::vector<BilingualUnit> units;
      for (BilingualUnit unit; reader->next(unit);) units.push_back(unit);
      ASSERT_EQ(format.merge(*reader->header().skeleton, units), changed);
    } catch (const Error& error) {
      ASSERT_NE(error.code(), ErrorCode::internal) << changed;
    }
  }
}

TEST(Xliff1Merge, UnitsOfAnotherFileAreRefused) {
  const auto format = sdlxliff_format();
  auto file = read(body("<trans-unit id=\"a\"><source>A</source></trans-unit>"), {}, format);
  file.units.at(0).target = RichText("b");
  for (const auto place : {ByteRange{1, 2}, ByteRange{0, 100000}}) {
    file.units.at(0).place = place;
    EXPECT_THROW((void)format.merge(*file.header.skeleton, file.units), Error);
  }
}

}  // namespace
}  // namespace distich
