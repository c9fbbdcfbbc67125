// A filter that an editor keeps running for days: its memory and its open files do not grow, whatever it is
// asked, and each answer is that of its question.
#include "load.hpp"
#include "texts.hpp"

namespace distich::tests {
namespace {

/// A verb and how it is asked.
struct Soak {
  std::string name;
  std::vector<std::string> words;
  std::string (*question)(std::uint64_t number) = nullptr;
  std::string answer;                     ///< the member that it adds
  std::uint64_t may_grow = 6 * megabyte;  ///< from the first tenth to the end
  std::uint64_t share = 1;                ///< one in so many of the questions; for verbs that take longer
};

void PrintTo(const Soak& soak, std::ostream* out) {
  *out << soak.name;
}

/// Every fifth language was never heard of before: tags may say more than filters know, without end.
std::string tag(std::string_view language, std::uint64_t number) {
  const auto own = number % 5 == 0 ? "-x-q" + std::to_string(number) : std::string();
  return std::string(language) + own;
}

std::string_view some_language(std::uint64_t number) {
  return load_languages()[number % load_languages().size()];
}

std::string text_member(std::string_view language, std::uint64_t number) {
  return "\"text\":\"" + load_sentence(language, number) + ' ' + load_sentence(language, number + 1) + '"';
}

/// Now and then the language is not named, a member is missing, or the line is no JSON.
std::string text_question(std::uint64_t number) {
  const auto language = some_language(number);
  const auto id = "{\"id\":" + std::to_string(number);
  if (number % 97 == 0) return id + ",\"lang\":\"en\"}";
  if (number % 101 == 0) return id + ",\"lang\":[[[";
  const auto named = number % 7 == 0 ? "" : ",\"lang\":\"" + tag(language, number) + '"';
  return id + named + ',' + text_member(language, number) + '}';
}

std::string term_question(std::uint64_t number) {
  return "{\"id\":" + std::to_string(number) + ",\"lang\":\"" + tag("en", number) +
         "\",\"target\":\"de\",\"text\":\"The pilot sold a " + load_term("en", number % 40) + ".\"}";
}

std::string match_question(std::uint64_t number) {
  // Of what the memory has, other sentences, and neighbours; in both directions.
  const bool turned = number % 3 == 0;
  const auto target = std::string(load_target(number));
  const auto source = turned ? target : "en";
  return "{\"id\":" + std::to_string(number) + ",\"lang\":\"" + tag(source, number) + "\",\"target\":\"" +
         (turned ? "en" : target) + "\",\"previous\":\"" + load_sentence(source, number + 7) +
         "\",\"text\":\"" + load_sentence(source, number % 4000) + "\"}";
}

std::string pair_question(std::uint64_t number) {
  const auto target = load_target(number);
  return "{\"id\":" + std::to_string(number) + ",\"source\":{\"lang\":\"" + tag("en", number) + "\"," +
         text_member("en", number) + "},\"target\":{\"lang\":\"" + std::string(target) + "\"," +
         text_member(target, number + number % 11 / 10) + "}}";
}

class FilterSoak : public testing::TestWithParam<Soak> {
 protected:
  void SetUp() override {
    write_memory(folder_ / "memory.tmx", {{0, 2000}});
    write_memory(folder_ / "more.tmx", {{100'000, 100'200}});
    write_glossary(folder_ / "terms.tsv", {0, 40});
    ASSERT_EQ(run_distich(folder_.path(), {"import", "-q", "memory.tmx"}).exit_code, 0);
    ASSERT_EQ(run_distich(folder_.path(), {"glossary", "import", "-q", "terms.tsv"}).exit_code, 0);
  }

  LoadFolder folder_;
};

TEST_P(FilterSoak, DoesNotGrow) {
  const auto& soak = GetParam();
  const auto questions = by_size<std::uint64_t>(3000, 200'000) / soak.share;
  const auto warm = questions / by_size<std::uint64_t>(5, 10);
  Conversation filter(DISTICH_PROGRAM, soak.words, folder_.path());
  // Some are under way at once: waiting for each would measure how two processes take turns.
  constexpr std::uint64_t under_way = 32;
  std::uint64_t asked = 0;
  std::uint64_t resident = 0;
  std::uint64_t answered = 0;
  std::size_t files = 0;
  for (std::uint64_t number = 1; number <= questions; ++number) {
    while (asked < std::min(questions, number + under_way)) filter.ask(soak.question(++asked));
    const auto answer = filter.answer();
    const bool is_served = answer.find('"' + soak.answer + "\":") != std::string_view::npos;
    const bool is_refused = answer.find("\"error\":") != std::string_view::npos;
    ASSERT_TRUE(is_served || is_refused) << answer;
    if (is_served) {
      ASSERT_TRUE(answer.starts_with("{\"id\":" + std::to_string(number) + ',')) << answer;
      ++answered;
    }
    if (number == warm) {
      resident = filter.resident();
      files = filter.open_files();
    }
    // The store is written to while the filter looks into it.
    if (number % (questions / by_size<std::uint64_t>(3, 10)) == 0) {
      ASSERT_EQ(run_distich(folder_.path(), {"import", "-q", "more.tmx"}).exit_code, 0);
      if (is_large()) say(soak.name + ' ' + std::to_string(number) + ": " + to_megabytes(filter.resident()));
    }
  }
  const auto at_end = filter.resident();
  EXPECT_EQ(filter.open_files(), files);
  if (!is_instrumented()) {
    EXPECT_LE(at_end, resident + soak.may_grow);
  }
  EXPECT_GE(answered, questions * 95 / 100);
  const auto outcome = filter.finish();
  EXPECT_EQ(outcome.exit_code, answered == questions ? 0 : 5) << outcome.said;
  say(soak.name + ": " + std::to_string(questions) + " questions, " + to_megabytes(resident) + " after " +
      std::to_string(warm) + ", " + to_megabytes(at_end) + " at the end, most " + to_megabytes(outcome.peak) +
      "; " + std::to_string(outcome.cpu.count() / 1'000'000) + " s of CPU");
}

/// Eight matchers, of four pairs of languages, remember up to 32,768 words each: some 3 MB, which fill
/// slowly.
constexpr std::uint64_t words_of_pairs = 8 * 3 * megabyte;

INSTANTIATE_TEST_SUITE_P(
    Verbs, FilterSoak,
    testing::Values(Soak{"segment", {"segment", "--jsonl"}, text_question, "segments"},
                    Soak{"segment_j2", {"segment", "--jsonl", "-j", "2"}, text_question, "segments"},
                    Soak{"terms", {"terms", "--jsonl"}, term_question, "terms"},
                    Soak{"match", {"match", "--jsonl"}, match_question, "matches"},
                    Soak{"check", {"check", "--jsonl"}, pair_question, "findings"},
                    Soak{"check_glossary",
                         {"check", "--jsonl", "--store", "store.db"},
                         pair_question,
                         "findings",
                         words_of_pairs},
                    Soak{"align", {"align", "--jsonl"}, pair_question, "beads", 6 * megabyte, 4}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace distich::tests
