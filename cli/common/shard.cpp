#include "common/shard.hpp"

#include <charconv>
#include <string_view>

#include "common/environment.hpp"

namespace distich::cli {
namespace {

/// 0 for what is no whole number above 0.
std::uint64_t positive_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

void declare_shard(Declaration& declare, std::string& named) {
  declare.option(
      "--shard", "I/N", named,
      tr("of N equal shares of the files, or of the lines of a filter, only the I-th: each N-th, from "
         "the I-th on"));
}

Shard shard_named(const std::string& named) {
  if (named.empty()) return {};
  const std::string_view text = named;
  const auto slash = text.find('/');
  Shard shard;
  if (slash != std::string_view::npos) {
    shard.number = positive_number(text.substr(0, slash));
    shard.of = positive_number(text.substr(slash + 1));
  }
  if (slash == std::string_view::npos || shard.number == 0 || shard.number > shard.of) {
    throw usage(tr("{1} wants a share like 2/4, not \"{2}\"", "--shard", named));
  }
  return shard;
}

}  // namespace distich::cli
