#pragma once
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/index/audit.hpp>
#include <distich/index/build.hpp>
#include <distich/index/query.hpp>

namespace distich::index {

struct Text {
  Owner owner = 0;
  std::vector<Token> tokens;
  std::vector<Key> keys;
};

inline EntryList list_of(const std::vector<Text>& texts) {
  EntryList list;
  for (const auto& text : texts) list.add({text.owner, text.tokens, text.keys});
  return list;
}

/// A run in memory.
class KeptRun {
 public:
  explicit KeptRun(const std::vector<Text>& texts) {
    build_run(list_of(texts), writer());
    open();
  }

  KeptRun(const std::vector<const KeptRun*>& sources, const std::set<Owner>& erased) {
    std::vector<Run*> runs;
    for (const auto* source : sources) runs.push_back(source->run.get());
    if (merge_runs(
            runs, [&](Owner owner) { return erased.contains(owner); }, writer()) > 0)
      open();
  }

  std::map<PartNumber, std::string> parts;
  std::unique_ptr<Run> run;  ///< none when nothing is in it

  void open() {
    run = std::make_unique<Run>([this](PartNumber number) { return parts.at(number); });
  }

  KeptRun(const KeptRun&) = delete;
  KeptRun& operator=(const KeptRun&) = delete;

 private:
  WritePart writer() {
    return [this](PartNumber number, std::string_view bytes) { parts[number] = bytes; };
  }
};

/// Texts of a few frequent and many rare tokens, each a little edited now and then.
class RandomTexts {
 public:
  explicit RandomTexts(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  Token token() {
    constexpr Token odd = 0x9E3779B1U;
    const auto rank = below(4) == 0 ? below(400) : below(8);
    return static_cast<Token>(rank + 1) * odd;
  }

  std::vector<Token> tokens(std::size_t longest = 16) {
    std::vector<Token> made(below(longest + 1));
    for (auto& each : made) each = token();
    return made;
  }

  std::vector<Token> edited(std::vector<Token> tokens) {
    for (auto edits = below(1 + tokens.size() / 2); edits > 0; --edits) {
      const auto place = tokens.begin() + static_cast<std::ptrdiff_t>(below(tokens.size() + 1));
      if (below(2) == 0 || place == tokens.end()) {
        tokens.insert(place, token());
      } else if (below(2) == 0) {
        tokens.erase(place);
      } else {
        *place = token();
      }
    }
    return tokens;
  }

  std::vector<Text> texts(std::size_t count) {
    std::vector<Text> made;
    for (std::size_t i = 0; i < count; ++i) {
      auto& text = made.emplace_back();
      text.owner = next_owner_++;
      text.tokens =
          i > 0 && below(3) == 0 ? edited(made[below(i)].tokens) : tokens(below(50) == 0 ? 400 : 16);
      for (auto keys = below(3); keys > 0; --keys) text.keys.push_back(static_cast<Key>(below(50)));
    }
    return made;
  }

 private:
  std::mt19937 random_;
  Owner next_owner_ = 1;
};

}  // namespace distich::index
