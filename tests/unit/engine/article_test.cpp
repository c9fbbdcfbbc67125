#include <distich/base/error.hpp>
#include <distich/engine/align_articles.hpp>
#include <distich/engine/align_segments_internal.hpp>
#include <distich/engine/article.hpp>
#include <distich/engine/assist.hpp>

namespace distich {
namespace {

struct Heard {
  std::vector<std::string> ids;
  Control control;

  Heard() {
    control.on_diagnostic = [this](const Diagnostic& diagnostic) { ids.emplace_back(diagnostic.id); };
  }
};

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

Term term(std::string text, std::string_view language) {
  Term out;
  out.text = std::move(text);
  out.language = tag(language);
  return out;
}

Article article(std::string_view text, std::string_view language) {
  ArticleOptions options;
  options.name = "article.txt";
  options.language = tag(language);
  auto out = open_article(text, FormatRegistry::with_builtin_formats(), options);
  segment_article(out);
  return out;
}

TEST(OpenArticle, FollowsTheCallerAndSaysSo) {
  Heard heard;
  ArticleOptions options;
  options.name = "a.html";
  options.language = tag("de");
  const auto opened = open_article("<html lang=\"en\"><body><p>Rain.</p></body></html>",
                                   FormatRegistry::with_builtin_formats(), options, heard.control);
  EXPECT_EQ(opened.document.language(), tag("de"));
  EXPECT_THAT(heard.ids, testing::Contains("language.differs"));
}

TEST(OpenArticle, TakesTheFilesOwnLanguage) {
  ArticleOptions options;
  options.name = "a.html";
  const auto opened = open_article("<html lang=\"fr\"><body><p>Pluie.</p></body></html>",
                                   FormatRegistry::with_builtin_formats(), options);
  EXPECT_EQ(opened.document.language(), tag("fr"));
}

TEST(OpenArticle, NeverTakesALanguageWithoutAWord) {
  Heard heard;
  ArticleOptions options;
  options.name = "a.txt";
  const auto formats = FormatRegistry::with_builtin_formats();
  const auto opened = open_article("Der Regen hat die Straßen überflutet, und die Fähre ist nicht gefahren.",
                                   formats, options, heard.control);
  EXPECT_EQ(opened.document.language(), tag("de"));
  EXPECT_THAT(heard.ids, testing::Contains("language.detected"));
  EXPECT_THROW((void)open_article("4711 + 0815", formats, options), Error);
}

TEST(OpenArticle, SaysThatAFileIsEmpty) {
  Heard heard;
  ArticleOptions options;
  options.name = "a.txt";
  const auto opened = open_article(" \n", FormatRegistry::with_builtin_formats(), options, heard.control);
  EXPECT_THAT(heard.ids, testing::ElementsAre("article.empty"));
  EXPECT_TRUE(opened.document.segments().empty());
}

TEST(SegmentIds, AreThoseOfTheModel) {
  const auto opened = article("One came. Two went.\n\nThree stayed.\n", "en");
  const auto ids = segment_ids(opened.document);
  ASSERT_EQ(ids.size(), opened.document.segments().size());
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], opened.document.segment_id(i));
}

TEST(Assist, GivesEverySegmentAUnitWithItsPlace) {
  const auto opened = article("The ferry came. Nobody left.\n", "en");
  Concept ferry;
  ferry.id = "ferry";
  ferry.terms = {term("ferry", "en"), term("Fähre", "de")};
  const TermMatcher matcher({ferry}, tag("en"));
  const auto file = assist(opened, tag("de"), nullptr, &matcher);
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_EQ(file.header.skeleton->format, "text");
  EXPECT_EQ(file.units[0].place->of(opened.skeleton.text), "The ferry came.");
  EXPECT_EQ(file.units[0].context->next, "Nobody left.");
  ASSERT_EQ(file.units[0].terms.size(), 1U);
  EXPECT_EQ(file.units[0].terms[0].renderings[0].text, "Fähre");
  EXPECT_FALSE(file.units[0].target);
}

TEST(AlignArticles, TilesBothAndPlacesTheSource) {
  const auto source = article("The ferry came on 12 May. Nobody left.\n", "en");
  const auto target = article("Die Fähre kam am 12. Mai. Niemand ging.\n", "de");
  const auto pair = align_articles(source.document, target.document, {});
  EXPECT_TRUE(tiles(pair.beads(), source.document.segments().size(), target.document.segments().size()));
  const auto file = to_bilingual_file(pair, source);
  ASSERT_FALSE(file.units.empty());
  EXPECT_EQ(file.units[0].place->of(source.skeleton.text), file.units[0].source.text);
}

TEST(AlignArticlesBatch, GivesEveryPairItsOwnBeads) {
  const auto first = article("The ferry came on 12 May. Nobody left.\n", "en");
  const auto first_target = article("Die Fähre kam am 12. Mai. Niemand ging.\n", "de");
  const auto second = article("Rain fell.\n", "en");
  const auto second_target = article("Regen fiel.\n", "de");
  const std::vector<ArticlePair> pairs = {{first.document, first_target.document, {}},
                                          {second.document, second_target.document, {}}};
  const auto aligned = align_articles_batch(pairs, {});
  ASSERT_EQ(aligned.size(), 2U);
  EXPECT_TRUE(tiles(aligned[0].beads(), 2, 2));
  EXPECT_TRUE(tiles(aligned[1].beads(), 1, 1));
  EXPECT_EQ(aligned[1].unit(0).source.text, "Rain fell.");
  EXPECT_TRUE(align_articles_batch({}, {}).empty());
}

TEST(AlignArticlesBatch, NamesTheDoubtfulPair) {
  const auto source = article("The ferry came on 12 May. Nobody left.\n", "en");
  const auto target = article("Die Fähre kam am 12. Mai. Niemand ging.\n", "de");
  std::string numbers;
  for (int i = 0; i < 12; ++i) numbers += "In " + std::to_string(1900 + i) + " it was so.\n\n";
  const auto unlike = article(numbers, "en");
  const std::vector<ArticlePair> pairs = {{source.document, target.document, SourcePos{.input = "good.txt"}},
                                          {unlike.document, target.document, SourcePos{.input = "bad.txt"}}};
  std::vector<std::string> doubtful;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    if (diagnostic.id == "align.doubtful") doubtful.push_back(diagnostic.where.value().input);
  };
  const auto aligned = align_articles_batch(pairs, {}, {}, control);
  ASSERT_EQ(aligned.size(), 2U);
  EXPECT_EQ(doubtful, std::vector<std::string>{"bad.txt"});
}

TEST(SegmentByLines, TakesEveryLineThatIsNotBlank) {
  auto lines = article("First. Still first.\n\n  \n second \r\nthird", "en");
  segment_by_lines(lines);
  EXPECT_EQ(lines.document.segment_texts(),
            (std::vector<std::string_view>{"First. Still first.", "second", "third"}));
  EXPECT_EQ(line_numbers(lines), (std::vector<std::size_t>{0, 3, 4, 5}));
  auto none = article("x\n", "en");
  none.document.set_segments({});
  EXPECT_EQ(line_numbers(none), std::vector<std::size_t>{1});
}

TEST(GiveOut, LeavesOutBeadsOfLittleConfidence) {
  const auto source = article("A.\n\nB.\n\nC.\n", "en");
  const auto target = article("a.\n\nb.\n\nc.\n", "de");
  const BilingualDocument pair(source.document, target.document,
                               {{{0, 1}, {0, 1}, 0.9}, {{1, 2}, {1, 2}, 0.4}, {{2, 3}, {2, 3}, 0.5}});
  const auto given = give_out(pair, source, {.least_confidence = 0.5, .doubt = 0.6});
  ASSERT_EQ(given.file.units.size(), 2U);
  EXPECT_EQ(given.file.units[1].id, "b3");
  EXPECT_EQ(given.beads[1].source, (SegmentRange{2, 3}));
  EXPECT_EQ(given.figures.beads, 2U);
  EXPECT_EQ(given.figures.left_out, 1U);
  EXPECT_EQ(given.figures.doubtful, 2U);
  EXPECT_NEAR(given.figures.mean_confidence, 0.6, 1e-9);
  EXPECT_NEAR(given.figures.tied, 0.6, 1e-9);
  EXPECT_TRUE(given.figures.belong_together);
}

/// The glossary speaks of the segments of the stretch, not of those that the texts begin with.
TEST(AlignStretches, HeedTheGlossaryWhereTheyStand) {
  const auto source = article("Oats.\n\nRye.\n\nThe pier is long.\n\nThe fog is thick.", "en");
  const auto target = article("Nebel.\n\nMole.\n\nDie Mole ist lang.\n\nDer Nebel ist dicht.", "de");
  std::vector<Concept> glossary(2);
  glossary[0].id = "pier";
  glossary[0].terms = {term("pier", "en"), term("Mole", "de")};
  glossary[1].id = "fog";
  glossary[1].terms = {term("fog", "en"), term("Nebel", "de")};
  const std::vector<SegmentStretch> end = {{{2, 4}, {2, 4}}};
  const auto with = align_stretches(source.document, target.document, end, glossary, {}, {}).front();
  const auto without = align_stretches(source.document, target.document, end, {}, {}, {}).front();
  ASSERT_EQ(with.size(), 2U);
  ASSERT_EQ(without.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(with[i].source.begin, 2 + i);
    EXPECT_EQ(with[i].target.begin, 2 + i);
    EXPECT_GT(with[i].confidence, without[i].confidence);
  }
}

}  // namespace
}  // namespace distich
