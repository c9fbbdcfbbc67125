#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/formats/html/tokenizer_internal.hpp>

namespace distich::formats::html {
namespace {

std::string kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::text: return "text";
    case TokenKind::raw_text: return "raw";
    case TokenKind::start_tag: return "start";
    case TokenKind::end_tag: return "end";
    case TokenKind::comment: return "comment";
    case TokenKind::doctype: return "doctype";
    case TokenKind::cdata: return "cdata";
  }
  return "";
}

std::vector<std::string> tokens(std::string_view html, bool foreign = false) {
  Tokenizer tokenizer(html);
  tokenizer.set_foreign(foreign);
  Token token;
  std::vector<std::string> out;
  while (tokenizer.next(token))
    out.push_back(kind_name(token.kind) + ":" + std::string(token.range.of(html)));
  return out;
}

using testing::ElementsAre;

TEST(HtmlTokenizer, TagsTextCommentsDoctype) {
  EXPECT_THAT(tokens("<!doctype html><p class=a>Hi<!-- x --></P >"),
              ElementsAre("doctype:<!doctype html>", "start:<p class=a>", "text:Hi", "comment:<!-- x -->",
                          "end:</P >"));
}

TEST(HtmlTokenizer, AnglesThatAreText) {
  EXPECT_THAT(tokens("a < b <3 </"), ElementsAre("text:a < b <3 </"));
  EXPECT_THAT(tokens("<"), ElementsAre("text:<"));
  EXPECT_THAT(tokens("a<"), ElementsAre("text:a<"));
}

TEST(HtmlTokenizer, OddComments) {
  EXPECT_THAT(tokens("<!-->a"), ElementsAre("comment:<!-->", "text:a"));
  EXPECT_THAT(tokens("<!--->a"), ElementsAre("comment:<!--->", "text:a"));
  EXPECT_THAT(tokens("<!--a--!>b"), ElementsAre("comment:<!--a--!>", "text:b"));
  EXPECT_THAT(tokens("<?php x ?>b"), ElementsAre("comment:<?php x ?>", "text:b"));
  EXPECT_THAT(tokens("</>b"), ElementsAre("comment:</>", "text:b"));
  EXPECT_THAT(tokens("<!x>b"), ElementsAre("comment:<!x>", "text:b"));
  EXPECT_THAT(tokens("<!-- never closed"), ElementsAre("comment:<!-- never closed"));
}

TEST(HtmlTokenizer, RawText) {
  EXPECT_THAT(tokens("<script>if (a<b) '</p>'</SCRIPT>x"),
              ElementsAre("start:<script>", "raw:if (a<b) '</p>'", "end:</SCRIPT>", "text:x"));
  EXPECT_THAT(tokens("<title>a <b> &amp;</title>"),
              ElementsAre("start:<title>", "raw:a <b> &amp;", "end:</title>"));
  EXPECT_THAT(tokens("<title></title>"), ElementsAre("start:<title>", "end:</title>"));
  EXPECT_THAT(tokens("<script><!-- <script></script> --></script>x"),
              ElementsAre("start:<script>", "raw:<!-- <script></script> -->", "end:</script>", "text:x"));
  EXPECT_THAT(tokens("<script><!-- </script>x"),
              ElementsAre("start:<script>", "raw:<!-- ", "end:</script>", "text:x"));
  EXPECT_THAT(tokens("<textarea></textareas></textarea>"),
              ElementsAre("start:<textarea>", "raw:</textareas>", "end:</textarea>"));
  EXPECT_THAT(tokens("<style>never closed"), ElementsAre("start:<style>", "raw:never closed"));
}

TEST(HtmlTokenizer, ForeignContent) {
  EXPECT_THAT(tokens("<![CDATA[a>b]]>c", true), ElementsAre("cdata:<![CDATA[a>b]]>", "text:c"));
  EXPECT_THAT(tokens("<![CDATA[a>b]]>c", false), ElementsAre("comment:<![CDATA[a>", "text:b]]>c"));
  EXPECT_THAT(tokens("<title>a<b>", true), ElementsAre("start:<title>", "text:a", "start:<b>"));
}

TEST(HtmlTokenizer, Attributes) {
  const std::string_view html = "<a href=x?a=1&b title = \"It's\" alt='' disabled data-x=/y/ =z>";
  Tokenizer tokenizer(html);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  std::vector<std::string> found;
  for (const auto& attribute : token.attributes) {
    found.push_back(std::string(attribute.name.of(html)) + "|" + std::string(attribute.value.of(html)) + "|" +
                    (attribute.quote == 0 ? '-' : attribute.quote));
  }
  EXPECT_THAT(found, ElementsAre("href|x?a=1&b|-", "title|It's|\"", "alt||'", "disabled||-", "data-x|/y/|-",
                                 "=z||-"));
  EXPECT_FALSE(tokenizer.next(token));
}

TEST(HtmlTokenizer, SelfClosing) {
  Tokenizer tokenizer("<br/><br / ><a/b>");
  Token token;
  tokenizer.next(token);
  EXPECT_TRUE(token.self_closing);
  tokenizer.next(token);
  EXPECT_FALSE(token.self_closing);
  tokenizer.next(token);
  EXPECT_FALSE(token.self_closing);
}

TEST(HtmlTokenizer, TokensTileAnyInput) {
  constexpr std::array<std::string_view, 22> parts{
      "<", ">",  "/",    "!",   "-",        "--",        "\"",     "'", "=", "a", "p",
      " ", "\n", "<!--", "-->", "<script>", "</script>", "<title", "?", "é", "&", "]]>"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string html;
    for (auto size = random() % 24; size-- > 0;) html += parts.at(random() % parts.size());
    Tokenizer tokenizer(html);
    Token token;
    std::size_t done = 0;
    while (tokenizer.next(token)) {
      ASSERT_EQ(token.range.begin, done) << html;
      ASSERT_GT(token.range.end, done) << html;
      done = token.range.end;
    }
    ASSERT_EQ(done, html.size()) << html;
  }
}

}  // namespace
}  // namespace distich::formats::html
