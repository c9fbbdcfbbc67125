#include <chrono>
#include <thread>

#include "events.hpp"

namespace distich::xml {
namespace {

using test::events;

Error failure(const std::string& xml, const Limits& limits = {}) {
  try {
    events(xml, limits);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "accepted: " << xml.substr(0, 200);
  return {ErrorCode::internal, tr("accepted")};
}

ErrorCode code_of(const std::string& xml, const Limits& limits = {}) {
  return failure(xml, limits).code();
}

TEST(XmlReaderErrors, NameThePlace) {
  const auto error = failure("<a>\n  <b>\n  </c>\n</a>");
  EXPECT_EQ(error.code(), ErrorCode::malformed);
  ASSERT_TRUE(error.where());
  EXPECT_EQ(error.where()->input, "test.xml");
  EXPECT_EQ(error.where()->line, 3U);
  EXPECT_GT(error.where()->column, 0U);
}

TEST(XmlReaderErrors, AreRefusals) {
  for (const std::string xml :
       {"", "   ", "text", "<a>", "<a", "<a><b></a></b>", "<a x=1/>", "<a x='1' x='2'/>", "<a/><b/>",
        "<a>&#0;</a>", "<a>&#xFFFF;</a>", "<a>\x01</a>", "<a>&</a>", "<a><![CDATA[</a>", "<a><!-- </a>",
        "{\"json\": 1}"}) {
    EXPECT_EQ(code_of(xml), ErrorCode::malformed) << xml;
  }
}

TEST(XmlReaderErrors, TellEncodingFromForm) {
  EXPECT_EQ(code_of("<a>\xC3(</a>"), ErrorCode::encoding);
  EXPECT_EQ(code_of("<a>\xED\xA0\x80</a>"), ErrorCode::malformed);  // a surrogate: XML forbids it
  EXPECT_EQ(code_of("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>"), ErrorCode::encoding);
  EXPECT_EQ(
      code_of("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><a>" + std::string(50'000, 'x') + "\xFF\xFF</a>"),
      ErrorCode::encoding);
}

TEST(XmlReaderErrors, AreMadeOfIllFormedUtf8WhereverItStands) {
  for (const std::string bad :
       {"\xC0\xBC", "\xE0\x80\xBC", "\xF0\x80\x80\xBC", "\xF0\x80\x98\x9F", "\xED\xA0\x80",
        "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\x80", "\xC3", "\xE4\xB8"}) {
    for (const auto& [before, behind] :
         std::vector<std::pair<std::string, std::string>>{{"<a>", "</a>"},
                                                          {"<a>t<![CDATA[", "]]></a>"},
                                                          {"<a b=\"", "\"/>"},
                                                          {"<a><!--", "--></a>"},
                                                          {"<a><?p ", "?></a>"},
                                                          {"<a><b", "/></a>"},
                                                          {"<a b", "=''/>"},
                                                          {"<!DOCTYPE a [<!ENTITY e '", "'>]><a/>"}}) {
      SCOPED_TRACE(before + bad + behind);
      EXPECT_THAT(code_of(before + bad + behind), testing::AnyOf(ErrorCode::encoding, ErrorCode::malformed));
      EXPECT_THAT(code_of(before + "中" + bad + "x" + behind),
                  testing::AnyOf(ErrorCode::encoding, ErrorCode::malformed));
    }
  }
}

TEST(XmlReaderErrors, AreNotPrinted) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(code_of("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><a>\xFF\xFF</a>"), ErrorCode::encoding);
  EXPECT_EQ(code_of("<a><b></a>"), ErrorCode::malformed);
  EXPECT_EQ(code_of("<a>&undeclared;</a>"), ErrorCode::malformed);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(XmlReaderErrors, ComeAfterWhatWasReadBefore) {
  std::istringstream in("<a><b/></c>");
  Reader reader(in);
  EXPECT_TRUE(reader.next());
  EXPECT_TRUE(reader.next());
  EXPECT_TRUE(reader.next());
  EXPECT_THROW(reader.next(), Error);
  EXPECT_THROW(reader.next(), Error);
}

TEST(XmlReaderErrors, AnUnfinishedTagIsNoElement) {
  for (const std::string xml : {"<a", "<a b='1'", "<a b='1' c", "<a /"}) {
    std::istringstream in(xml);
    Reader reader(in);
    EXPECT_THROW(reader.next(), Error) << xml;
  }
}

TEST(XmlReaderEntities, OfOneOwnAreRefused) {
  EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"), ErrorCode::malformed);
  EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY e 'x'>]><a b='&e;'/>"), ErrorCode::malformed);
  EXPECT_EQ(code_of("<!DOCTYPE a SYSTEM 'a.dtd'><a>&e;</a>"), ErrorCode::malformed);
  EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>"),
            ErrorCode::malformed);
  EXPECT_EQ(events("<!DOCTYPE a [<!ENTITY unused 'x'>]><a/>").size(), 2U);
}

TEST(XmlReaderEntities, ParameterEntitiesPullNothingIn) {
  const std::string xml =
      "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p; <!ENTITY e 'x'>]><a>text</a>";
  try {
    EXPECT_EQ(events(xml).size(), 3U);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
  }
}

TEST(XmlReaderEntities, ABillionLaughsAreRefusedAtOnce) {
  std::string xml = "<!DOCTYPE a [<!ENTITY l0 'lol'>";
  for (int i = 1; i < 30; ++i) {
    xml += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) xml += "&l" + std::to_string(i - 1) + ";";
    xml += "'>";
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(xml + "]><a>&l29;</a>"), ErrorCode::malformed);
  EXPECT_EQ(code_of(xml + "]><a b='&l29;'/>"), ErrorCode::malformed);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(XmlReaderLimits, Depth) {
  const auto nested = [](std::size_t depth) {
    std::string xml;
    for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
    for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
    return xml;
  };
  EXPECT_EQ(events(nested(256)).size(), 512U);
  EXPECT_EQ(code_of(nested(257)), ErrorCode::limit);
  EXPECT_EQ(code_of(nested(100'000)), ErrorCode::limit);
  EXPECT_EQ(events(nested(2000), Limits{.depth = 2000}).size(), 4000U);
}

TEST(XmlReaderLimits, TextAndAttributeSize) {
  const Limits limits{.text_bytes = 100'000};
  EXPECT_EQ(events("<a>" + std::string(100'000, 'x') + "</a>", limits).size(), 3U);
  EXPECT_EQ(code_of("<a>" + std::string(100'001, 'x') + "</a>", limits), ErrorCode::limit);
  EXPECT_EQ(events("<a b='" + std::string(100'000, 'x') + "'/>", limits).size(), 2U);
  EXPECT_EQ(code_of("<a b='" + std::string(100'001, 'x') + "'/>", limits), ErrorCode::limit);
  EXPECT_EQ(code_of("<a><!--" + std::string(200'000, 'x') + "--></a>", limits), ErrorCode::limit);
  EXPECT_EQ(code_of("<a b='" + std::string(5'000'000, 'x'), limits), ErrorCode::limit);
}

TEST(XmlReaderLimits, LongTextsAreCutWhenWanted) {
  const Limits limits{.text_bytes = 100'000, .cut_long_texts = true};
  std::istringstream in("<a>" + std::string(400'000, 'x') + "<b/>" + std::string(100'000, 'y') + "</a>");
  Reader reader(in, {}, limits);
  std::vector<std::uint64_t> cut;
  while (reader.next()) {
    cut.push_back(reader.cut_texts());
    EXPECT_LE(reader.text().size(), 100'000U);
  }
  EXPECT_EQ(cut, (std::vector<std::uint64_t>{0, 1, 1, 1, 1, 1}));
}

TEST(XmlReaderLimits, OneVeryLongTextIsReadInOneGo) {
  const auto found = events("<a>" + std::string(9'000'000, 'x') + "</a>");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].size(), 9'000'002U);
}

TEST(XmlReaderLimits, ManyAttributesAreRefusedBeforeTheyAreCompared) {
  std::string xml = "<a";
  for (int i = 0; i < 500'000; ++i) xml += " a" + std::to_string(i) + "=''";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(xml + "/>"), ErrorCode::limit);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  xml = "<a";
  for (int i = 0; i < 1000; ++i) xml += " a" + std::to_string(i) + "='" + std::string(40, '=') + "'";
  EXPECT_EQ(events(xml + "/>").size(), 2U);
}

TEST(XmlReaderThreads, ReadersOnManyThreadsDoNotDisturbEachOther) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(events("<a><b/></a>").size(), 4U);
        EXPECT_EQ(code_of("<?xml version='1.0' encoding='EUC-JP'?><a>\xFF\xFF</a>"), ErrorCode::encoding);
      }
    });
  }
}

}  // namespace
}  // namespace distich::xml
