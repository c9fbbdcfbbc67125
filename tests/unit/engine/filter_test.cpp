#include <latch>
#include <sstream>

#include <nlohmann/json.hpp>

#include <distich/engine/filter.hpp>

namespace distich {
namespace {

using Json = nlohmann::ordered_json;

LineFilter segmenting() {
  return segment_filter({}, {});
}

TEST(Filter, PassesUnknownMembersThroughByteForByte) {
  const std::string line =
      R"({ "id" : 1, "x":1.10, "n":12345678901234567890123, "lang":"en", "text":"Rain." })";
  const auto done = segmenting()(line);
  EXPECT_FALSE(done.failed);
  EXPECT_EQ(done.json, R"({ "id" : 1, "x":1.10, "n":12345678901234567890123, "lang":"en", "text":"Rain.",)"
                       R"("segments":[{"start":0,"end":5,"text":"Rain."}]})");
}

TEST(Filter, ReplacesAMemberThatIsThere) {
  const auto done = segmenting()(R"({"segments":7,"lang":"en","text":"Rain."})");
  EXPECT_EQ(Json::parse(done.json).at("segments").size(), 1U);
}

TEST(Filter, PlacesAreBytesOfTheText) {
  const std::string text = "Été. Il pleut à Genève. Fin.";
  const auto done = segmenting()(Json{{"lang", "fr"}, {"text", text}}.dump());
  std::string joined;
  const auto answer = Json::parse(done.json);
  for (const auto& segment : answer.at("segments")) {
    const auto start = segment.at("start").get<std::size_t>();
    const auto end = segment.at("end").get<std::size_t>();
    EXPECT_EQ(text.substr(start, end - start), segment.at("text").get<std::string>());
  }
}

TEST(Filter, KeepsTheIdOfALineThatFails) {
  for (const std::string line : {R"({"id":"b","text":5})", "{\"id\":\"b\",\"text\":\"\xFF\"}",
                                 R"({"id":"b"})", R"({"id":"b","lang":"?","text":"x"})"}) {
    const auto done = segmenting()(line);
    EXPECT_TRUE(done.failed) << line;
    const auto object = Json::parse(done.json);
    EXPECT_EQ(object.at("id"), "b") << line;
    EXPECT_TRUE(object.at("error").contains("message"));
  }
}

TEST(Filter, SurvivesHostileLines) {
  const std::string deep = R"({"text":"x","a":)" + std::string(100000, '[') + std::string(100000, ']') + "}";
  for (const std::string& line : {deep, std::string("[]"), std::string("nope"), std::string("{"),
                                  std::string("\xFF"), std::string(R"({"text":"\ud800"})")}) {
    EXPECT_TRUE(segmenting()(line).failed);
  }
}

TEST(Filter, LinesComeOutInOrderAndCounted) {
  std::istringstream in(
      "{\"id\":1,\"lang\":\"en\",\"text\":\"A.\"}\n\nnope\n{\"id\":2,\"lang\":\"en\",\"text\":\"B.\"}");
  std::ostringstream out;
  const auto counts = filter_lines(in, out, segmenting());
  EXPECT_EQ(counts.lines, 3U);
  EXPECT_EQ(counts.failed, 1U);
  std::istringstream lines(out.str());
  std::string first;
  std::string second;
  std::string third;
  std::getline(lines, first);
  std::getline(lines, second);
  std::getline(lines, third);
  EXPECT_EQ(Json::parse(first).at("id"), 1);
  EXPECT_TRUE(Json::parse(second).contains("error"));
  EXPECT_EQ(Json::parse(third).at("id"), 2);
}

/// Whoever has the first line is done with it only after another has answered the second.
TEST(Filter, ALineThatTakesLongIsStillAnsweredFirst) {
  std::latch third_has_begun(1);
  const LineFilter filter = [&](std::string_view line) {
    if (line == "1") third_has_begun.wait();
    if (line == "3") third_has_begun.count_down();
    return FilteredLine{std::string(line)};
  };
  std::istringstream in("1\n2\n3\n");
  std::ostringstream out;
  filter_lines(in, out, filter, {}, 2);
  EXPECT_EQ(out.str(), "1\n2\n3\n");
}

TEST(Filter, SharesPutTogetherAreTheWhole) {
  std::string input;
  for (int i = 0; i < 11; ++i)
    input += R"({"id":)" + std::to_string(i) + R"(,"lang":"en","text":"Rain."})" + "\n\n";
  const auto ids_of = [&](const Shard& shard, std::size_t jobs) {
    std::istringstream in(input);
    std::ostringstream out;
    filter_lines(in, out, segmenting(), {}, jobs, shard);
    std::istringstream lines(out.str());
    std::vector<int> ids;
    for (std::string line; std::getline(lines, line);) ids.push_back(Json::parse(line).at("id"));
    return ids;
  };
  for (const std::size_t jobs : {1U, 3U}) {
    EXPECT_THAT(ids_of({1, 3}, jobs), testing::ElementsAre(0, 3, 6, 9));
    EXPECT_THAT(ids_of({2, 3}, jobs), testing::ElementsAre(1, 4, 7, 10));
    EXPECT_THAT(ids_of({3, 3}, jobs), testing::ElementsAre(2, 5, 8));
    EXPECT_THAT(ids_of({12, 12}, jobs), testing::IsEmpty());
  }
}

TEST(AlignFilter, TakesSegmentsOrText) {
  const auto filter = align_filter({}, {}, std::make_shared<const std::vector<Concept>>());
  const auto done = filter(R"({"source":{"lang":"en","segments":["Rain.",{"text":"Roads closed."}]},)"
                           R"("target":{"lang":"de","text":"Regen. Straßen gesperrt."}})");
  ASSERT_FALSE(done.failed) << done.json;
  const auto object = Json::parse(done.json);
  EXPECT_FALSE(object.contains("source_segments"));
  EXPECT_EQ(object.at("target_segments").size(), 2U);
  EXPECT_EQ(object.at("beads").size(), 2U);
  EXPECT_TRUE(filter(R"({"source":{"segments":[""]},"target":{"segments":[]}})").failed);
  EXPECT_TRUE(filter(R"({"source":5})").failed);
}

}  // namespace
}  // namespace distich
