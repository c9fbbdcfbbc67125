#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <distich/formats/xliff/xliff.hpp>

namespace distich {
namespace {

constexpr std::string_view modules =
    R"( xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0")"
    R"( xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0")"
    R"( xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0")"
    R"( xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0")"
    R"( xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0")"
    R"( xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:its="http://www.w3.org/2005/11/its")"
    R"( xmlns:my="urn:example:lamps")";

std::vector<std::string> rules_of(const std::string& bytes, Severity from = Severity::error) {
  std::vector<std::string> out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& problem) {
    EXPECT_TRUE(problem.where && problem.where->line > 0 && problem.where->column > 0) << problem.id;
    EXPECT_FALSE(problem.section.empty()) << problem.id;
    if (problem.severity >= from) out.emplace_back(problem.id);
  };
  std::istringstream in(bytes);
  xliff_format().validate(in, {"test.xlf", "", {}}, control);
  return out;
}

std::string document(std::string_view inside, std::string_view attributes = R"(srcLang="en" trgLang="de")") {
  return std::string(R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" )")
      .append(attributes)
      .append(modules)
      .append(">")
      .append(inside)
      .append("</xliff>");
}

std::string in_file(std::string_view inside) {
  return document(R"(<file id="f1">)" + std::string(inside) + "</file>");
}

constexpr std::string_view segment = "<segment><source>A lamp.</source></segment>";

std::string in_unit(std::string_view inside) {
  return in_file(R"(<unit id="u1">)" + std::string(inside) + "</unit>");
}

std::string source(std::string_view inside) {
  return in_unit("<segment><source>" + std::string(inside) + "</source></segment>");
}

std::string texts(std::string_view of_source, std::string_view of_target) {
  return in_unit("<segment><source>" + std::string(of_source) + "</source><target>" + std::string(of_target) +
                 "</target></segment>");
}

struct Pair {
  std::string rule;
  std::string valid;
  std::string invalid;
};

/// For every rule a file that keeps it, and one that differs in just what breaks it.
std::vector<Pair> structure() {
  const std::string unit = in_unit(segment);
  return {
      {"missing-element", unit, document("")},
      {"missing-element", unit, in_file("")},
      {"missing-element", unit, in_unit("<segment><target>Eine Lampe.</target></segment>")},
      {"missing-element", unit, in_unit("<ignorable><source> </source></ignorable>")},
      {"element", unit, in_unit("<segment><source>a</source><source>b</source></segment>")},
      {"element", in_unit(std::string("<notes><note>n</note></notes>").append(segment)),
       in_unit(std::string(segment).append("<notes><note>n</note></notes>"))},
      {"element", in_unit(std::string("<my:x/>").append(segment)), source("a<my:x/>")},
      {"element",
       in_unit(std::string(R"(<mda:metadata><mda:metaGroup><mda:meta type="t">x</mda:meta>)"
                           "</mda:metaGroup></mda:metadata>")
                   .append(segment)),
       in_file(R"(<mtc:matches/><unit id="u1"><segment><source>a</source></segment></unit>)")},
      {"attribute", unit, in_unit(R"(<segment translate="no"><source>a</source></segment>)")},
      {"attribute", source(R"(<mrk id="m" type="my:t" my:a="1">a</mrk>)"),
       source(R"(<pc id="1" my:a="1">a</pc>)")},
      {"attribute", source(R"(<pc id="1" fs:fs="b">a</pc>)"), source(R"(<pc id="1" fs:bold="b">a</pc>)")},
      {"missing-attribute", source(R"(<ph id="1"/>)"), source("<ph/>")},
      {"value", source(R"(<ph id="1"/>)"), source(R"(<ph id="a b"/>)")},
      {"value", source(R"(<cp hex="001F"/>)"), source(R"(<cp hex="0041"/>)")},
      {"value", document("", ""), document("", R"(srcLang="e")")},
      {"value", in_unit(R"(<segment state="initial"><source>a</source></segment>)"),
       in_unit(R"(<segment state="new"><source>a</source></segment>)")},
      {"text", unit, in_unit(std::string("stray").append(segment))},
      {"content",
       in_file(std::string(R"(<skeleton href="a.txt"/><unit id="u">)").append(segment).append("</unit>")),
       in_file(std::string("<skeleton/><unit id=\"u\">").append(segment).append("</unit>"))},
      {"language",
       document(R"(<file id="f"><unit id="u"><segment><source xml:lang="EN">a</source></segment>)"
                "</unit></file>"),
       document(
           R"(<file id="f" xml:lang="fa"><unit id="u"><segment><source>a</source></segment></unit></file>)")},
      {"xml-space", texts("a", "b"),
       in_unit(R"(<segment><source xml:space="preserve">a</source><target>b</target></segment>)")},
      {"needs", texts("a", "b"),
       document(
           R"(<file id="f"><unit id="u"><segment><source>a</source><target>b</target></segment></unit></file>)",
           R"(srcLang="en")")},
      {"needs", in_unit(R"(<segment state="initial" subState="my:x"><source>a</source></segment>)"),
       in_unit(R"(<segment subState="my:x"><source>a</source></segment>)")},
      {"duplicate-id", source(R"(<ph id="1"/><ph id="2"/>)"), source(R"(<ph id="1"/><ph id="1"/>)")},
      {"duplicate-id", unit,
       in_file(std::string("<unit id=\"u\">")
                   .append(segment)
                   .append("</unit><unit id=\"u\">")
                   .append(segment)
                   .append("</unit>"))},
      {"duplicate-id", in_unit(std::string(R"(<my:a id="1"/><my:a id="2"/>)").append(segment)),
       in_unit(std::string(R"(<my:a id="1"/><my:a xml:id="1"/>)").append(segment))},
      {"order",
       in_unit(R"(<segment><source>a</source><target order="2">a</target></segment>)"
               R"(<segment><source>b</source><target order="1">b</target></segment>)"),
       in_unit(R"(<segment><source>a</source><target order="2">a</target></segment>)"
               "<segment><source>b</source><target>b</target></segment>")},
  };
}

std::vector<Pair> codes() {
  const std::string data = R"(<originalData><data id="d1">x</data></originalData>)";
  return {
      {"reference", in_unit(data + R"(<segment><source><ph id="1" dataRef="d1"/></source></segment>)"),
       in_unit(data + R"(<segment><source><ph id="1" dataRef="d2"/></source></segment>)")},
      {"reference", source(R"(<ph id="1"/><ph id="2" copyOf="1"/>)"),
       source(R"(<ph id="1"/><ph id="2" copyOf="3"/>)")},
      {"reference", source(R"(<ph id="1" subFlows="u1"/>)"), source(R"(<ph id="1" subFlows="u7"/>)")},
      {"unpaired", source(R"(<sc id="1"/>a<ec startRef="1"/>)"),
       source(R"(<ec startRef="1"/>a<sc id="1"/>)")},
      {"unpaired", source(R"(<sc id="1" isolated="yes"/>)"), source(R"(<sc id="1"/>)")},
      {"unpaired", source(R"(<sm id="1" translate="no"/>a<em startRef="1"/>)"),
       source(R"(a<em startRef="1"/>)")},
      {"value", source(R"(<sc id="1" isolated="yes"/>)"),
       source(R"(<sc id="1" isolated="yes"/>a<ec startRef="1"/>)")},
      {"needs", source(R"(<ec id="1" isolated="yes"/>)"), source(R"(<ec id="1"/>)")},
      {"excludes", source(R"(<ec id="1" isolated="yes"/>)"), source(R"(<ec startRef="1" isolated="yes"/>)")},
      {"disagreement", source(R"(<sc id="1" canCopy="no"/>a<ec startRef="1" canCopy="no"/>)"),
       source(R"(<sc id="1" canCopy="no"/>a<ec startRef="1"/>)")},
      {"disagreement", source(R"(<sc id="1" type="fmt"/>a<ec startRef="1"/>)"),
       source(R"(<sc id="1" type="fmt"/>a<ec startRef="1" type="ui"/>)")},
      {"disagreement",
       texts(R"(<mrk id="1" translate="no">a</mrk>)", R"(<mrk id="1" translate="no">b</mrk>)"),
       texts(R"(<mrk id="1" translate="no">a</mrk>)", R"(<mrk id="1" translate="yes">b</mrk>)")},
      {"needs", source(R"(<ph id="1" type="fmt" subType="xlf:b"/>)"),
       source(R"(<ph id="1" type="ui" subType="xlf:b"/>)")},
      {"needs", source(R"(<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/>)"),
       source(R"(<ph id="1" canReorder="firstNo"/>)")},
      {"reordered",
       texts(
           R"(<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/><ph id="3"/>)",
           R"(<ph id="3"/><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/>)"),
       texts(
           R"(<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/><ph id="3"/>)",
           R"(<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="3"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/>)")},
      {"deleted", texts(R"(<ph id="1" canDelete="no"/>)", R"(<ph id="1" canDelete="no"/>)"),
       texts(R"(<ph id="1" canDelete="no"/>)", "a")},
      {"duplicate-id", texts(R"(<pc id="1">a</pc>)", R"(<sc id="1"/>b<ec startRef="1"/>)"),
       texts(R"(<pc id="1">a</pc>)", R"(<ph id="1"/>)")},
      {"excludes", source(R"(<mrk id="1" type="comment" value="v">a</mrk>)"),
       source(R"(<mrk id="1" type="comment" value="v" ref="x">a</mrk>)")},
      {"needs", source(R"(<mrk id="1" type="comment" value="v">a</mrk>)"),
       source(R"(<mrk id="1" type="comment">a</mrk>)")},
      {"reference",
       in_unit(
           R"(<notes><note id="n1">n</note></notes><segment><source><mrk id="1" type="comment" ref="#n=n1">a</mrk></source></segment>)"),
       in_unit(
           R"(<notes><note id="n1">n</note></notes><segment><source><mrk id="1" type="comment" ref="#n=n2">a</mrk></source></segment>)")},
      {"value", source(R"(<mrk id="1" type="my:t" ref="#/f=f1/u=u1/1">a</mrk>)"),
       source(R"(<mrk id="1" type="my:t" ref="#/u=u1/f=f1/1">a</mrk>)")},
      {"value", source(R"(<mrk id="1" type="my:t" ref="#my=1">a</mrk>)"),
       source(R"(<mrk id="1" type="my:t" ref="#z=1">a</mrk>)")},
      {"reference", source(R"(<mrk id="1" type="my:t" ref="#f=f1">a</mrk>)"),
       source(R"(<mrk id="1" type="my:t" ref="#f=f2">a</mrk>)")},
  };
}

std::string with_module(std::string_view module) {
  return in_unit(std::string(module).append(R"(<segment id="s1"><source>a</source></segment>)"));
}

std::string match(std::string_view attributes) {
  return with_module(std::string("<mtc:matches><mtc:match ")
                         .append(attributes)
                         .append("><source>a</source><target>b</target></mtc:match></mtc:matches>"));
}

std::string rule(std::string_view attributes) {
  return with_module(
      std::string("<val:validation><val:rule ").append(attributes).append("/></val:validation>"));
}

std::vector<Pair> of_modules() {
  return {
      {"value", match("ref=\"#s1\""), match("ref=\"s1\"")},
      {"needs", match(R"(ref="#s1" type="tm" subType="my:x")"), match(R"(ref="#s1" subType="my:x")")},
      {"value", match(R"(ref="#s1" similarity="100")"), match(R"(ref="#s1" similarity="101")")},
      {"attribute", match("ref=\"#s1\""), match(R"(ref="#s1" xml:lang="de")")},
      {"duplicate-id",
       with_module(
           R"(<gls:glossary><gls:glossEntry id="1"><gls:term>t</gls:term><gls:translation id="2">u</gls:translation></gls:glossEntry></gls:glossary>)"),
       with_module(
           R"(<gls:glossary><gls:glossEntry id="1"><gls:term>t</gls:term><gls:translation id="1">u</gls:translation></gls:glossEntry></gls:glossary>)")},
      {"missing-element",
       with_module(
           R"(<mda:metadata><mda:metaGroup><mda:meta type="t">x</mda:meta></mda:metaGroup></mda:metadata>)"),
       with_module("<mda:metadata><mda:metaGroup/></mda:metadata>")},
      {"content",
       with_module(
           R"(<res:resourceData><res:resourceItem mimeType="text/plain"><res:source href="a"/></res:resourceItem></res:resourceData>)"),
       with_module(
           R"(<res:resourceData><res:resourceItem mimeType="text/plain"><res:source/></res:resourceItem></res:resourceData>)")},
      {"language",
       with_module(
           R"(<res:resourceData><res:resourceItem mimeType="text/plain"><res:source xml:lang="en" href="a"/></res:resourceItem></res:resourceData>)"),
       with_module(
           R"(<res:resourceData><res:resourceItem mimeType="text/plain"><res:source xml:lang="fa" href="a"/></res:resourceItem></res:resourceData>)")},
      {"property",
       with_module(
           R"(<ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>)"),
       with_module(
           R"(<ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item property="content">x</ctr:item><ctr:item property="content">y</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>)")},
      {"value", source(R"(<pc id="1" slr:sizeRestriction="5,*">a</pc>)"),
       source(R"(<pc id="1" slr:sizeRestriction="five">a</pc>)")},
      {"excludes", source(R"(<ph id="1" slr:sizeInfo="1"/>)"),
       source(R"(<ph id="1" slr:sizeInfo="1" slr:sizeInfoRef="x"/>)")},
      {"needs", source(R"(<ph id="1" fs:fs="b"/>)"), source(R"(<ph id="1" fs:subFs="a,b"/>)")},
      {"value", source(R"(<ph id="1" fs:fs="b"/>)"), source(R"(<ph id="1" fs:fs="bold"/>)")},
      {"rule", rule("isPresent=\"a\""), rule(R"(isPresent="a" startsWith="a")")},
      {"rule", rule("my:rule=\"a\""), rule("")},
      {"needs", rule(R"(isPresent="a" occurs="2")"), rule(R"(startsWith="a" occurs="2")")},
      {"needs",
       source(
           R"(<mrk id="1" its:version="2.0" its:mtConfidence="0.5" its:annotatorsRef="mt-confidence|urn:x">a</mrk>)"),
       source(R"(<mrk id="1" its:mtConfidence="0.5">a</mrk>)")},
      {"excludes", source(R"(<mrk id="1" its:version="2.0" its:taIdentRef="urn:x">a</mrk>)"),
       source(
           R"(<mrk id="1" its:version="2.0" its:taIdentRef="urn:x" its:taSource="a" its:taIdent="b">a</mrk>)")},
      {"value", source(R"(<mrk id="1" its:version="2.0" its:annotatorsRef="domain|urn:x">a</mrk>)"),
       source(R"(<mrk id="1" its:version="2.0" its:annotatorsRef="domains|urn:x">a</mrk>)")},
  };
}

void expect_pairs(const std::vector<Pair>& pairs) {
  for (const auto& [rule, valid, invalid] : pairs) {
    // What is not about this rule's neighbours: a document without anything breaks others.
    const auto kept = rules_of(valid);
    EXPECT_EQ(std::ranges::count(kept, "xliff2." + rule), 0) << rule << ": " << valid;
    if (valid != document("", "")) {
      EXPECT_TRUE(kept.empty()) << rule << ": " << kept.front() << '\n' << valid;
    }
    const auto broken = rules_of(invalid);
    EXPECT_GE(std::ranges::count(broken, "xliff2." + rule), 1)
        << rule << (broken.empty() ? std::string(" nothing") : " but " + broken.front()) << ": " << invalid;
  }
}

TEST(XliffValidation, Structure) {
  expect_pairs(structure());
}

TEST(XliffValidation, Codes) {
  expect_pairs(codes());
}

TEST(XliffValidation, Modules) {
  expect_pairs(of_modules());
}

TEST(XliffValidation, OtherDocumentElements) {
  EXPECT_EQ(rules_of("<tmx/>"), std::vector<std::string>{"xliff2.root"});
  EXPECT_EQ(rules_of(R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>)"),
            std::vector<std::string>{"xliff2.root"});
}

TEST(XliffValidation, NotWellFormedIsThrown) {
  EXPECT_THROW((void)rules_of(document("<file>")), Error);
  EXPECT_THROW((void)rules_of(""), Error);
}

TEST(XliffValidation, NotesOfTheDocumentAreOfVersion22) {
  const auto inside = std::string(R"(<notes><note>n</note></notes><file id="f"><unit id="u">)")
                          .append(segment)
                          .append("</unit></file>");
  auto newer = document(inside);
  newer.replace(newer.find("document:2.0"), 12, "document:2.2");
  newer.replace(newer.find("\"2.1\""), 5, "\"2.2\"");
  EXPECT_TRUE(rules_of(newer).empty());
  EXPECT_EQ(rules_of(document(inside)), std::vector<std::string>{"xliff2.element"});
}

}  // namespace
}  // namespace distich
