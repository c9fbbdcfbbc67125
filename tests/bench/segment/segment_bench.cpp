// Megabytes per second of the segmenter beside ICU's sentence iterator over the same text.
#include <benchmark/benchmark.h>

#include <distich/segment/segmenter.hpp>
#include <distich/text/boundaries.hpp>

namespace {

constexpr std::size_t text_size = 4U * 1024U * 1024U;

constexpr std::string_view english =
    "The council of the river town met on Monday, Oct. 5, to decide about the old bridge. Dr. A. Miller, "
    "who had measured the pillars, said that 3.5 per cent of the stones were loose. “Must we close it?” "
    "asked the mayor. Nobody answered at once; the session went on until 9 p.m. and ended with a vote.\n";
constexpr std::string_view russian =
    "Совет города собрался в понедельник, 5 октября, чтобы решить судьбу старого моста. Инженер А. С. Иванов "
    "сообщил, что около 3,5 тыс. камней держатся плохо. «Неужели мост закроют?» — спросил мэр. Никто не "
    "ответил.\n";
constexpr std::string_view arabic =
    "اجتمع مجلس المدينة يوم الاثنين ليقرر مصير الجسر القديم. وقال د. سمير إن نحو 3.5 في المئة من الحجارة غير "
    "ثابتة. "
    "هل سيغلق الجسر؟ لم يجب أحد على هذا السؤال، واستمرت الجلسة حتى المساء.\n";
constexpr std::string_view chinese =
    "市议会星期一开会，讨论老桥的命运。测量过桥墩的工程师说，大约百分之三点五的石头已经松动。“要关闭吗？”市长"
    "问。没有人马上回答。\n";
constexpr std::string_view hindi =
    "नगर परिषद की बैठक सोमवार को पुराने पुल के बारे में हुई। इंजीनियर ने कहा कि लगभग 3.5 प्रतिशत पत्थर ढीले हैं। क्या पुल बंद "
    "होगा? किसी ने उत्तर नहीं दिया।\n";

std::string filled(std::initializer_list<std::string_view> parts) {
  std::string text;
  while (text.size() < text_size) {
    for (const auto part : parts) text += part;
  }
  return text;
}

void run_segmenter(benchmark::State& state, const std::string& text, const char* language) {
  const distich::Segmenter segmenter(distich::LanguageTag::parse(language).value());
  for (auto _ : state) benchmark::DoNotOptimize(segmenter.segment(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void run_icu(benchmark::State& state, const std::string& text, const char* language) {
  const distich::text::Boundaries boundaries(distich::LanguageTag::parse(language).value());
  std::vector<distich::ByteRange> sentences;
  for (auto _ : state) {
    boundaries.sentences(text, sentences);
    benchmark::DoNotOptimize(sentences.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void add_pair(const std::string& name, const std::string& text, const char* language) {
  benchmark::RegisterBenchmark(("segmenter/" + name).c_str(), run_segmenter, text, language);
  benchmark::RegisterBenchmark(("icu/" + name).c_str(), run_icu, text, language);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  add_pair("english", filled({english}), "en");
  add_pair("russian", filled({russian}), "ru");
  add_pair("arabic", filled({arabic}), "ar");
  add_pair("chinese", filled({chinese}), "zh");
  add_pair("hindi", filled({hindi}), "hi");
  add_pair("mixed", filled({english, russian, arabic, chinese, hindi}), "en");
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
