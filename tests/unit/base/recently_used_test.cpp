#include <distich/base/recently_used.hpp>

namespace distich {
namespace {

TEST(RecentlyUsed, MakesAgainWhatWasNotAskedForTheLongest) {
  std::string made;
  RecentlyUsed<char, std::string> held(2, [&](char key) {
    made += key;
    return std::string(3, key);
  });
  EXPECT_EQ(held['a'], "aaa");
  EXPECT_EQ(held['b'], "bbb");
  EXPECT_EQ(held['a'], "aaa");
  EXPECT_EQ(held['c'], "ccc");  // in place of b
  EXPECT_EQ(held['a'], "aaa");
  EXPECT_EQ(made, "abc");
  EXPECT_EQ(held['b'], "bbb");
  EXPECT_EQ(made, "abcb");
}

TEST(RecentlyUsed, HoldsNoMoreThanItMay) {
  const auto alive = std::make_shared<int>();
  RecentlyUsed<int, std::shared_ptr<int>> held(3, [&](int) { return alive; });
  for (int key = 0; key < 1000; ++key) {
    (void)held[key];
    ASSERT_LE(alive.use_count(), 1 + 3);
  }
  EXPECT_EQ(alive.use_count(), 1 + 3);
}

TEST(RecentlyUsed, GoesOnAfterAFailure) {
  bool fails = true;
  RecentlyUsed<int, int> held(1, [&](int key) {
    if (fails) throw std::runtime_error("no");
    return key;
  });
  EXPECT_THROW((void)held[1], std::runtime_error);
  fails = false;
  EXPECT_EQ(held[1], 1);
}

}  // namespace
}  // namespace distich
