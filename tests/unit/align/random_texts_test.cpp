// Whatever the input, beads tile both sides, and confidence is a probability.
#include "random_texts.hpp"

namespace distich {
namespace {

TEST(Align, TilesManyShortRandomTexts) {
  check_random(1, 100'000, 3);
}

TEST(Align, TilesSomeLongerRandomTexts) {
  check_random(2, 200, 40);
}

TEST(Align, TilesLongRandomTexts) {
  check_random(3, 3, 1500);
}

}  // namespace
}  // namespace distich
