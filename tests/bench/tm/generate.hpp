#pragma once
#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace distich::bench {

/// Translation units as a memory of any size has them, the same for the same seed: words by
/// Zipf's law, lengths about those of sentences, and a good part of the units edited from others.
/// Grows a memory given as TSV when there is one.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  /// Lines "source TAB target" that come first and that others are edited from.
  void read(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const auto first = line.find('\t');
      if (first == std::string::npos) continue;
      const auto second = std::min(line.find('\t', first + 1), line.size());
      given_.emplace_back(line.substr(0, first), line.substr(first + 1, second - first - 1));
    }
  }

  /// The pair number `i`; to be asked for in order from 0 on.
  std::pair<std::string, std::string> pair(std::size_t i) {
    if (i < given_.size()) return remember(given_[i]);
    const bool from_other = !kept_.empty() && (!given_.empty() || below(3) == 0);
    const auto& other = from_other ? kept_[below(kept_.size())] : nothing_;
    return remember({from_other ? edited(other.first, share()) : sentence("a"),
                     from_other ? edited(other.second, share()) : sentence("b")});
  }

  /// A text of the memory with some of its words changed.
  std::string query(const std::string& text) {
    return below(4) == 0 ? edited(text, 0.7) : edited(text, share() / 2);
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  double fraction() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }

  double share() { return 0.1 + 0.8 * fraction(); }

  std::string word(const std::string& language) {
    // By Zipf's law over 200000 words, the inverse of its distribution in closed form.
    const auto rank = static_cast<std::size_t>(std::pow(200000.0, fraction()));
    std::string letters;
    for (auto left = rank * 2654435761U % 4294967296U; left > 0; left /= 26)
      letters += static_cast<char>('a' + left % 26);
    return language + letters.substr(0, 3 + rank % 7);
  }

  std::string sentence(const std::string& language) {
    std::string text;
    for (auto left = 2 + below(12) + below(12); left > 0; --left) {
      text += word(language);
      text += below(10) == 0 ? ", " : " ";
    }
    text.back() = '.';
    return text;
  }

  std::string edited(const std::string& text, double share) {
    std::vector<std::string> words;
    std::string now;
    for (const char c : text + " ") {
      if (c != ' ') {
        now += c;
      } else if (!now.empty()) {
        words.push_back(std::exchange(now, {}));
      }
    }
    const auto edits = 1 + static_cast<std::size_t>(share * static_cast<double>(words.size()));
    for (std::size_t i = 0; i < edits; ++i) {
      const auto place = below(words.size() + 1);
      const auto where = words.begin() + static_cast<std::ptrdiff_t>(place);
      if (place == words.size() || below(4) == 0) {
        words.insert(where, some_word());
      } else if (below(4) == 0 && words.size() > 1) {
        words.erase(where);
      } else {
        *where = some_word();
      }
    }
    std::string out;
    for (const auto& each : words) out += each + " ";
    out.pop_back();
    return out;
  }

  /// Of a memory that was given, so that edits keep its distribution.
  std::string some_word() {
    if (given_.empty()) return word("a");
    const auto& text = given_[below(given_.size())].first;
    const auto at = text.find_last_of(' ', below(text.size() + 1));
    const auto begin = at == std::string::npos ? 0 : at + 1;
    const auto word = text.substr(begin, text.find(' ', begin) - begin);
    return word.empty() ? "x" : word;
  }

  std::pair<std::string, std::string> remember(std::pair<std::string, std::string> pair) {
    constexpr std::size_t most_kept = 300'000;
    if (kept_.size() < most_kept) kept_.push_back(pair);
    return pair;
  }

  std::mt19937_64 random_;
  std::vector<std::pair<std::string, std::string>> given_;
  std::vector<std::pair<std::string, std::string>> kept_;
  std::pair<std::string, std::string> nothing_;
};

}  // namespace distich::bench
