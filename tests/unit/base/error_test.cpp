#include <distich/base/control.hpp>
#include <distich/base/error.hpp>
#include <distich/base/message.hpp>

namespace distich {
namespace {

TEST(Message, FillsItsPlaces) {
  EXPECT_EQ(tr("cannot open {1}: {2}", "a.txt", std::string("gone")).english(), "cannot open a.txt: gone");
  EXPECT_EQ(tr("{2} before {1}", 1, 2).english(), "2 before 1");
  EXPECT_EQ(tr("{1}{1}", 'x').english(), std::to_string('x') + std::to_string('x'));
  EXPECT_EQ(Message().english(), "");
}

TEST(Message, LeavesWhatIsNoPlace) {
  EXPECT_EQ(tr("{2} {0} {} {a} {1", "x").english(), "{2} {0} {} {a} {1");
  EXPECT_EQ(tr("{{1}}", "x").english(), "{x}");
  EXPECT_EQ(tr("{1}", "{2}").english(), "{2}") << "arguments are not patterns";
  EXPECT_EQ(tr("{10}", "x").english(), "{10}");
}

TEST(Message, FillsAnotherPattern) {
  EXPECT_EQ(tr("cannot open {1}", "a").fill("{1} öffnet sich nicht"), "a öffnet sich nicht");
}

TEST(Message, NumbersAreWrittenPlainly) {
  EXPECT_EQ(tr("{1} {2}", 1234567, std::uint64_t{18446744073709551615U}).english(),
            "1234567 18446744073709551615");
}

TEST(SourcePos, IsWrittenAsFarAsKnown) {
  EXPECT_EQ(to_string(SourcePos{}), "");
  EXPECT_EQ(to_string(SourcePos{"a.txt"}), "a.txt");
  EXPECT_EQ(to_string(SourcePos{"a.txt", 9, 2, 0}), "a.txt:2");
  EXPECT_EQ(to_string(SourcePos{"a.txt", 9, 2, 3}), "a.txt:2:3");
  EXPECT_EQ(to_string(SourcePos{"", 9, 2, 3}), "2:3");
}

TEST(Locate, CountsLinesAndCodePoints) {
  const std::string text = "één\nzwei 🚂!\n";
  EXPECT_EQ(locate(text, 0, "f"), (SourcePos{"f", 0, 1, 1}));
  EXPECT_EQ(locate(text, 4), (SourcePos{"", 4, 1, 3}));
  EXPECT_EQ(locate(text, 6), (SourcePos{"", 6, 2, 1}));
  EXPECT_EQ(locate(text, text.find('!')).column, 7U);
  EXPECT_EQ(locate(text, text.size()).line, 3U);
}

TEST(Error, SpeaksEnglishAndKeepsItsParts) {
  const Error error(ErrorCode::io, tr("cannot read {1}", "x"), SourcePos{"x", 0, 1, 1});
  EXPECT_STREQ(error.what(), "cannot read x");
  EXPECT_EQ(error.code(), ErrorCode::io);
  EXPECT_EQ(error.message().pattern(), "cannot read {1}");
  EXPECT_EQ(error.where()->input, "x");
  EXPECT_FALSE(Error(ErrorCode::io, tr("x")).where());
}

TEST(Control, EmptyOneDoesNothing) {
  const Control control;
  EXPECT_NO_THROW(control.checkpoint({"reading", 1, 2}));
  EXPECT_NO_THROW(control.report({Severity::error, "a.b", tr("bad"), std::nullopt}));
}

TEST(Control, PassesReportsOn) {
  Control control;
  std::vector<std::string> heard;
  control.on_progress = [&](const Progress& progress) { heard.emplace_back(progress.stage); };
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { heard.emplace_back(diagnostic.id); };
  control.checkpoint({"reading", 1, std::nullopt});
  control.report({Severity::note, "a.b", tr("x"), std::nullopt});
  EXPECT_THAT(heard, testing::ElementsAre("reading", "a.b"));
}

TEST(Control, StopsWhenAsked) {
  std::stop_source source;
  Control control;
  control.stop = source.get_token();
  EXPECT_NO_THROW(control.checkpoint({"reading", 0, std::nullopt}));
  source.request_stop();
  try {
    control.checkpoint({"reading", 0, std::nullopt});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
  }
}

TEST(Control, StrictThrowsErrorsOnly) {
  Control control;
  control.strict = true;
  EXPECT_NO_THROW(control.report({Severity::warning, "a.b", tr("x"), std::nullopt}));
  try {
    control.report({Severity::error, "a.b", tr("bad {1}", 1), SourcePos{"f", 3, 1, 4}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    EXPECT_EQ(error.where()->byte, 3U);
  }
}

}  // namespace
}  // namespace distich
