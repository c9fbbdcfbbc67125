#include <distich/base/error.hpp>
#include <distich/engine/choose.hpp>

namespace distich {
namespace {

FormatRegistry formats() {
  return FormatRegistry::with_builtin_formats();
}

template <class Do>
ErrorCode code_of(Do act) {
  try {
    act();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::internal;
}

TEST(ChooseReader, GoesByContentBeforeTheName) {
  const auto all = formats();
  EXPECT_EQ(choose_reader(all, "", "<?xml version=\"1.0\"?><tmx version=\"1.4\">", "a.txt",
                          {Capability::read_memory})
                .id,
            "tmx");
}

TEST(ChooseReader, ADocumentIsAnArticleOrATable) {
  const auto all = formats();
  const std::string head = "PK\x03\x04 word/document.xml";
  EXPECT_EQ(choose_reader(all, "", head, "a.docx", {Capability::read_article}).id, "docx");
  EXPECT_EQ(choose_reader(all, "", head, "a.docx", {Capability::read_review}).id, "docx-table");
  EXPECT_EQ(choose_reader(all, "docx", head, "a.docx", {Capability::read_bilingual}).id, "docx-table");
  EXPECT_EQ(choose_writer(all, "", "a.odt", {Capability::write_bilingual}).id, "odt-table");
  EXPECT_EQ(code_of([&] {
              (void)choose_reader(all, "", "<tmx version=\"1.4\">", "a.docx", {Capability::read_review});
            }),
            ErrorCode::unsupported);
}

TEST(ChooseReader, ReadsUtf16) {
  const std::u16string tmx =
      u"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx version=\"1.4\"><header/>";
  std::string bytes;
  for (const char16_t unit : tmx) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  const auto all = formats();
  EXPECT_EQ(choose_reader(all, "", bytes, "memory", {Capability::read_memory}).id, "tmx");
}

TEST(ChooseReader, TakesTextForAnArticleThatNothingElseKnows) {
  const auto all = formats();
  EXPECT_EQ(choose_reader(all, "", "Rain.", "standard input", {Capability::read_article}).id, "text");
}

TEST(ChooseReader, RefusesWhatDoesNotServe) {
  const auto all = formats();
  EXPECT_EQ(code_of([&] {
              (void)choose_reader(all, "", "<?xml version=\"1.0\"?><tmx version=\"1.4\">", "a.tmx",
                                  {Capability::read_article});
            }),
            ErrorCode::unsupported);
  EXPECT_EQ(code_of([&] { (void)choose_reader(all, "nope", "", "a", {Capability::read_article}); }),
            ErrorCode::invalid_argument);
}

TEST(ChooseWriter, TakesTheFormatThatCanWriteOfTwoWithAnExtension) {
  const auto all = formats();
  EXPECT_TRUE(
      can(choose_writer(all, "", "out/a.HTML", {Capability::write_bilingual}), Capability::write_bilingual));
  EXPECT_EQ(choose_writer(all, "xlf", "a.tmx", {Capability::write_bilingual}).id, "xliff");
}

TEST(ChooseWriter, AsksForANameWhereThereIsNone) {
  const auto all = formats();
  EXPECT_EQ(code_of([&] { (void)choose_writer(all, "", "-", {Capability::write_bilingual}); }),
            ErrorCode::invalid_argument);
}

TEST(ChooseKind, TellsAGlossaryByItsColumns) {
  const auto all = formats();
  const Format& tsv = *all.find("tsv");
  EXPECT_EQ(choose_kind(tsv, RecordKind::detect, "# a comment\n\nid\tsubject\ten\tde\n"),
            RecordKind::glossary);
  EXPECT_EQ(choose_kind(tsv, RecordKind::detect, "en\tde\n"), RecordKind::memory);
  EXPECT_EQ(choose_kind(tsv, RecordKind::detect, "\"id\",\"definition\",\"en\"\r\n"), RecordKind::glossary);
  EXPECT_EQ(choose_kind(tsv, RecordKind::detect, ""), RecordKind::memory);
  EXPECT_EQ(code_of([&] { (void)choose_kind(*all.find("tmx"), RecordKind::glossary, ""); }),
            ErrorCode::unsupported);
}

}  // namespace
}  // namespace distich
