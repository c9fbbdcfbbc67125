#include "events.hpp"
#include <distich/xml/writer.hpp>

namespace distich::xml {
namespace {

TEST(XmlEscape, TextAndAttributes) {
  EXPECT_EQ(escape_text("a < b & c > d \" ' \t\n\r"), "a &lt; b &amp; c &gt; d \" ' \t\n&#13;");
  EXPECT_EQ(escape_attribute("a < b & \" ' \t\n\r"), "a &lt; b &amp; &quot; ' &#9;&#10;&#13;");
  EXPECT_EQ(escape_text("سلام 中文 😀"), "سلام 中文 😀");
}

TEST(XmlEscape, LeavesOutWhatXmlCannotHold) {
  EXPECT_EQ(escape_text(std::string_view("a\0b\x01"
                                         "c\x1F"
                                         "d\x7F",
                                         8)),
            "abcd\x7F");
  EXPECT_EQ(escape_text("x\xEF\xBF\xBEy\xEF\xBF\xBFz\xEF\xBF\xBD"), "xyz\xEF\xBF\xBD");
  EXPECT_EQ(escape_text("x\xED\xA0\x80y"), "xy");
  EXPECT_EQ(escape_text("x\xC3(\x80y\xF5"), "x(y");
}

TEST(XmlEscape, FindsWhatXmlCannotHold) {
  EXPECT_EQ(find_forbidden("plain \t\n\r سلام 😀 \xEF\xBF\xBD"), std::string_view::npos);
  EXPECT_EQ(find_forbidden("ab\x0B"), 2U);
  EXPECT_EQ(find_forbidden("é\xEF\xBF\xBF"), 2U);
  EXPECT_EQ(find_forbidden(std::string_view("\0", 1)), 0U);
  EXPECT_EQ(find_forbidden("\xF0\x9F"), 0U);
}

TEST(XmlWriter, IndentsBlocksAndLeavesInlineAlone) {
  std::ostringstream out;
  Writer writer(out);
  writer.declaration();
  writer.doctype("tmx", "tmx14.dtd");
  writer.open("tmx");
  writer.attribute("version", "1.4");
  writer.open("header");
  writer.close();
  writer.open("body");
  writer.open("seg", Writer::Layout::in_line);
  writer.text("a ");
  writer.open("ph");
  writer.element("sub", "x");
  writer.close();
  writer.raw("<it pos=\"begin\"/>");
  writer.close();
  writer.comment("a -- b -");
  writer.element("note", "");
  writer.finish();
  EXPECT_EQ(out.str(), R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header/>
  <body>
    <seg>a <ph><sub>x</sub></ph><it pos="begin"/></seg>
    <!--a - - b - -->
    <note/>
  </body>
</tmx>
)");
  EXPECT_EQ(writer.dropped(), 0U);
}

TEST(XmlWriter, CountsWhatItLeavesOut) {
  std::ostringstream out;
  Writer writer(out);
  writer.open("a");
  writer.attribute("b", "\x01\x02");
  writer.text("\xEF\xBF\xBF");
  writer.finish();
  EXPECT_EQ(out.str(), "<a b=\"\"></a>\n");
  EXPECT_EQ(writer.dropped(), 3U);
}

/// Writes a random tree and keeps what a reader should make of it.
class RandomTree {
 public:
  explicit RandomTree(std::uint32_t seed) : random_(seed), writer_(out_) {
    open("root");
    for (int step = 0; step < 60; ++step) {
      const auto choice = random_() % 3;
      if (choice == 0) open(pick(names_));
      if (choice == 1) write_text();
      if (choice == 2 && open_.size() > 1) close();
    }
    while (!open_.empty()) close();
    writer_.finish();
  }

  [[nodiscard]] std::string xml() const { return out_.str(); }

  [[nodiscard]] const std::vector<std::string>& expected() const { return expected_; }

 private:
  const std::string& pick(const std::vector<std::string>& list) { return list[random_() % list.size()]; }

  void open(const std::string& name) {
    const auto value = pick(texts_);
    writer_.open(name, Writer::Layout::in_line);
    writer_.attribute("v", value);
    expected_.push_back("<" + name + " v=" + value + ">");
    open_.push_back(name);
  }

  /// A comment parts it from the next text.
  void write_text() {
    const auto first = pick(texts_);
    const auto second = pick(texts_);
    writer_.text(first);
    writer_.text(second);
    writer_.comment("c");
    expected_.push_back("\"" + first + second + "\"");
    expected_.push_back("<!--c-->");
  }

  void close() {
    writer_.close();
    expected_.push_back("</" + open_.back() + ">");
    open_.pop_back();
  }

  const std::vector<std::string> names_{"a", "b-c", "d.e", "_f"};
  const std::vector<std::string> texts_{"x", " ", "<&>\"'", "\r\n\t", "سلام", "]]>", "中\u0085\u2028", "--"};
  std::mt19937 random_;
  std::ostringstream out_;
  Writer writer_;
  std::vector<std::string> expected_;
  std::vector<std::string> open_;
};

TEST(XmlWriter, ReaderGivesBackWhatWasWritten) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const RandomTree tree(seed);
    EXPECT_EQ(test::events(tree.xml()), tree.expected()) << seed;
  }
}

}  // namespace
}  // namespace distich::xml
