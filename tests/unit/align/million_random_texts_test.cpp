// The same as random_texts_test.cpp, a million times.
#include "random_texts.hpp"

namespace distich {
namespace {

TEST(Align, TilesAMillionRandomTexts) {
  check_random(4, 1'000'000, 3);
}

}  // namespace
}  // namespace distich
