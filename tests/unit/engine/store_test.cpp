#include <distich/base/error.hpp>
#include <distich/engine/article.hpp>
#include <distich/engine/assist.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/export.hpp>
#include <distich/engine/import.hpp>

namespace distich {
namespace {

constexpr std::string_view pairs =
    "en\tde\nThe ferry came.\tDie Fähre kam.\nNobody left.\tNiemand ging.\nOnly this.\t\n";

class EngineStore : public testing::Test {
 protected:
  EngineStore() : store(open_store(":memory:")), memory(*store) {}

  ImportReport import(std::string_view bytes, std::string_view format, const ImportOptions& options = {},
                      const Control& control = {}) {
    std::istringstream in{std::string(bytes)};
    auto how = options;
    how.head = bytes;
    how.read.input = "file";
    return import_file(in, *formats.find(format), *store, memory, how, control);
  }

  FormatRegistry formats = FormatRegistry::with_builtin_formats();
  std::unique_ptr<Store> store;
  TranslationMemory memory;
};

TEST_F(EngineStore, ImportsAMemoryAsOneSession) {
  const auto report = import(pairs, "tsv");
  EXPECT_EQ(report.kind, RecordKind::memory);
  EXPECT_EQ(report.units.added, 2U);
  EXPECT_EQ(report.languages.at("en"), 2U);
  ASSERT_EQ(store->sessions().size(), 1U);
  EXPECT_EQ(store->sessions()[0].origin, "file");
  EXPECT_TRUE(store->undo(report.session));
  EXPECT_EQ(store->tm().size(), 0U);
}

TEST_F(EngineStore, ImportsAGlossaryAndFindsItAgain) {
  const std::string_view glossary = "subject\ten\tde\nsea\tferry\tFähre\n";
  const auto first = import(glossary, "tsv");
  EXPECT_EQ(first.kind, RecordKind::glossary);
  EXPECT_EQ(first.units.added, 1U);
  const auto second = import(glossary, "tsv");
  EXPECT_EQ(second.units.duplicates, 1U) << "an id made from terms must be the same each time";
}

TEST_F(EngineStore, KeepsNothingOfADryRunOrAStoppedOne) {
  ImportOptions dry;
  dry.dry_run = true;
  EXPECT_EQ(import(pairs, "tsv", dry).units.added, 2U);
  EXPECT_EQ(store->tm().size(), 0U);
  EXPECT_TRUE(store->sessions().empty());

  std::stop_source stop;
  Control control;
  control.stop = stop.get_token();
  stop.request_stop();
  EXPECT_THROW((void)import(pairs, "tsv", {}, control), Error);
  EXPECT_EQ(store->tm().size(), 0U);
}

TEST_F(EngineStore, PrefillsEqualTextAsADraft) {
  (void)import(pairs, "tsv");
  ArticleOptions options;
  options.name = "a.txt";
  options.language = LanguageTag::parse("en").value();
  auto article = open_article("The ferry came. Nobody stayed.\n", formats, options);
  segment_article(article);
  const auto de = LanguageTag::parse("de").value();
  const Lookup lookup(*store, memory);
  const auto file = assist(article, de, &lookup, nullptr);
  ASSERT_EQ(file.units.size(), 2U);
  ASSERT_TRUE(file.units[0].target);
  EXPECT_EQ(file.units[0].target->text, "Die Fähre kam.");
  EXPECT_EQ(file.units[0].state, UnitState::draft);
  EXPECT_EQ(file.units[0].suggestions.at(0).origin, "file");
  EXPECT_FALSE(file.units[1].target);

  AssistOptions bare;
  bare.prefill = false;
  EXPECT_FALSE(assist(article, de, &lookup, nullptr, bare).units[0].target);

  std::stringstream xliff;
  write_file(file, xliff, *formats.find("xliff"));
  const auto merged = merge(xliff, *formats.find("xliff"), {}, formats);
  EXPECT_EQ(merged.bytes, "Die Fähre kam. Nobody stayed.\n");
  EXPECT_EQ(merged.untranslated, 1U);
}

TEST_F(EngineStore, ExportsWhatItImported) {
  (void)import(pairs, "tsv");
  const LanguagePair languages{LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
  UnitFilter filter;
  filter.languages = languages;
  std::ostringstream out;
  EXPECT_EQ(export_memory(*store, out, *formats.find("tmx"), filter), 2U);
  EXPECT_THAT(out.str(), testing::HasSubstr("Niemand ging."));
  std::ostringstream page;
  EXPECT_THROW((void)export_memory(*store, page, *formats.find("page"), {}), Error);
  filter.languages.target = LanguageTag::parse("tr").value();
  std::ostringstream empty;
  EXPECT_EQ(export_memory(*store, empty, *formats.find("tmx"), filter), 0U);
}

TEST(Convert, RefusesWhatHoldsOtherThings) {
  const auto formats = FormatRegistry::with_builtin_formats();
  std::istringstream in("<tmx version=\"1.4\"/>");
  std::ostringstream out;
  EXPECT_THROW((void)convert(in, *formats.find("tmx"), {}, out, *formats.find("text")), Error);
}

TEST(Merge, WantsASkeleton) {
  const auto formats = FormatRegistry::with_builtin_formats();
  std::istringstream in("en\tde\nRain.\tRegen.\n");
  EXPECT_THROW((void)merge(in, *formats.find("tsv"), {}, formats), Error);
}

}  // namespace
}  // namespace distich
