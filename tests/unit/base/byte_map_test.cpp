#include <distich/base/byte_map.hpp>

namespace distich {
namespace {

struct Edit {
  std::size_t source = 0;
  std::size_t derived = 0;
  bool kept = false;
};

ByteMap map_of(const std::vector<Edit>& edits) {
  ByteMap map;
  for (const Edit& edit : edits) edit.kept ? map.keep(edit.source) : map.replace(edit.source, edit.derived);
  return map;
}

/// The contract word by word: for each byte of the range, the bytes that made it; then the
/// smallest range over them.
std::optional<ByteRange> slow_convert(const std::vector<Edit>& edits, ByteRange from, std::size_t Edit::*near,
                                      std::size_t Edit::*far) {
  std::optional<ByteRange> result;
  const auto widen = [&](std::size_t begin, std::size_t end) {
    if (!result) result = ByteRange{begin, end};
    result->begin = std::min(result->begin, begin);
    result->end = std::max(result->end, end);
  };
  for (std::size_t byte = from.begin; byte < from.end; ++byte) {
    std::size_t near_at = 0;
    std::size_t far_at = 0;
    for (const Edit& edit : edits) {
      if (near_at <= byte && byte < near_at + edit.*near) {
        if (edit.kept) {
          widen(far_at + (byte - near_at), far_at + (byte - near_at) + 1);
        } else {
          widen(far_at, far_at + edit.*far);
        }
      }
      near_at += edit.*near;
      far_at += edit.*far;
    }
  }
  return result;
}

std::vector<Edit> random_edits(std::mt19937& random) {
  std::vector<Edit> edits;
  for (auto count = random() % 8; count > 0; --count) {
    if (random() % 2 == 0) {
      const std::size_t size = random() % 4;
      edits.push_back({size, size, true});
    } else {
      edits.push_back({random() % 4, random() % 4, false});
    }
  }
  return edits;
}

TEST(ByteMap, AgreesWithTheContractOnRandomEdits) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const auto edits = random_edits(random);
    const ByteMap map = map_of(edits);
    for (std::size_t begin = 0; begin <= map.derived_size(); ++begin) {
      for (std::size_t end = begin + 1; end <= map.derived_size(); ++end) {
        ASSERT_EQ(map.to_source({begin, end}),
                  slow_convert(edits, {begin, end}, &Edit::derived, &Edit::source));
      }
    }
    for (std::size_t begin = 0; begin <= map.source_size(); ++begin) {
      for (std::size_t end = begin + 1; end <= map.source_size(); ++end) {
        ASSERT_EQ(map.to_derived({begin, end}),
                  slow_convert(edits, {begin, end}, &Edit::source, &Edit::derived));
      }
    }
  }
}

TEST(ByteMap, EmptyRangesStayEmptyAndInside) {
  std::mt19937 random(2);
  for (int round = 0; round < 1000; ++round) {
    const ByteMap map = map_of(random_edits(random));
    for (std::size_t at = 0; at <= map.derived_size(); ++at) {
      const ByteRange source = map.to_source({at, at});
      ASSERT_TRUE(source.empty());
      ASSERT_LE(source.end, map.source_size());
    }
  }
}

TEST(ByteMap, Sizes) {
  ByteMap map;
  EXPECT_EQ(map.to_source({0, 0}), (ByteRange{0, 0}));
  map.keep(3);
  map.replace(2, 5);
  map.replace(0, 0);
  EXPECT_EQ(map.source_size(), 5U);
  EXPECT_EQ(map.derived_size(), 8U);
}

// "a␣␣b" → "a␣b" → "A␣b"
TEST(ByteMap, DeletedBytesAreTakenOnlyBetween) {
  ByteMap map;
  map.keep(2);
  map.replace(1, 0);
  map.keep(1);
  EXPECT_EQ(map.to_source({0, 2}), (ByteRange{0, 2}));
  EXPECT_EQ(map.to_source({1, 3}), (ByteRange{1, 4}));
  EXPECT_EQ(map.to_source({2, 3}), (ByteRange{3, 4}));
}

/// A composed map says what the two say one after the other, or a range around it where
/// their edits overlap (which become one).
TEST(ByteMap, ThenCoversBothStepsOnRandomEdits) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    const ByteMap first = map_of(random_edits(random));
    ByteMap second;
    while (second.source_size() < first.derived_size()) {
      const std::size_t size =
          std::min<std::size_t>(random() % 4, first.derived_size() - second.source_size());
      random() % 2 == 0 ? second.keep(size) : second.replace(size, random() % 4);
    }
    const ByteMap both = first.then(second);
    ASSERT_EQ(both.source_size(), first.source_size());
    ASSERT_EQ(both.derived_size(), second.derived_size());
    for (std::size_t begin = 0; begin < both.derived_size(); ++begin) {
      for (std::size_t end = begin + 1; end <= both.derived_size(); ++end) {
        const ByteRange between = second.to_source({begin, end});
        if (between.empty()) continue;  // inserted by the second map
        const ByteRange stepwise = first.to_source(between);
        const ByteRange direct = both.to_source({begin, end});
        if (stepwise.empty()) continue;  // inserted by the first one
        ASSERT_LE(direct.begin, stepwise.begin);
        ASSERT_GE(direct.end, stepwise.end);
      }
    }
  }
}

TEST(ByteMap, ThenIsExactWhereEditsDoNotOverlap) {
  ByteMap first;  // deletes bytes 2 … 4 of 10
  first.keep(2);
  first.replace(2, 0);
  first.keep(6);
  ByteMap second;  // doubles byte 5 of 8
  second.keep(5);
  second.replace(1, 2);
  second.keep(2);
  const ByteMap both = first.then(second);
  EXPECT_EQ(both.source_size(), 10U);
  EXPECT_EQ(both.derived_size(), 9U);
  EXPECT_EQ(both.to_source({0, 2}), (ByteRange{0, 2}));
  EXPECT_EQ(both.to_source({2, 3}), (ByteRange{4, 5}));
  EXPECT_EQ(both.to_source({5, 6}), (ByteRange{7, 8}));
  EXPECT_EQ(both.to_source({7, 9}), (ByteRange{8, 10}));
}

TEST(ByteMap, ThenWithAnUnchangedTextIsTheSame) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    const ByteMap map = map_of(random_edits(random));
    ByteMap before;
    before.keep(map.source_size());
    ByteMap after;
    after.keep(map.derived_size());
    const ByteMap left = before.then(map);
    const ByteMap right = map.then(after);
    for (std::size_t begin = 0; begin <= map.derived_size(); ++begin) {
      for (std::size_t end = begin; end <= map.derived_size(); ++end) {
        ASSERT_EQ(left.to_source({begin, end}), map.to_source({begin, end}));
        ASSERT_EQ(right.to_source({begin, end}), map.to_source({begin, end}));
      }
    }
  }
}

}  // namespace
}  // namespace distich
