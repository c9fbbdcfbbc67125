#pragma once
// Candidates for terms the slow and obvious way, for a language without data: every run of words, counted;
// each compared with each longer one. Words stand between single spaces, sentences have nothing else.
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace distich::reference {

using Words = std::vector<std::string>;

inline Words words_of(const std::string& sentence) {
  std::istringstream in(sentence);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

inline std::map<Words, std::size_t> count_runs(const std::vector<std::string>& sentences, std::size_t most) {
  std::map<Words, std::size_t> counts;
  for (const auto& sentence : sentences) {
    const auto words = words_of(sentence);
    for (auto begin = words.begin(); begin != words.end(); ++begin) {
      for (std::size_t size = 1; size <= most && size <= static_cast<std::size_t>(words.end() - begin);
           ++size)
        ++counts[Words(begin, begin + static_cast<std::ptrdiff_t>(size))];
    }
  }
  return counts;
}

inline bool holds(const Words& longer, const Words& shorter) {
  for (std::size_t at = 0; at + shorter.size() <= longer.size(); ++at) {
    if (std::equal(shorter.begin(), shorter.end(), longer.begin() + static_cast<std::ptrdiff_t>(at)))
      return true;
  }
  return false;
}

/// The entropy of the neighbours on one side over the most that it could be. Where there is no neighbour, or
/// the run is as long as any may be, each occurrence has a neighbour of its own.
inline double freedom(const Words& run, const std::map<Words, std::size_t>& counts, bool left) {
  const auto all = static_cast<double>(counts.at(run));
  if (all < 2.0) return 1.0;
  double rest = all;
  double entropy = 0.0;
  for (const auto& [longer, count] : counts) {
    if (longer.size() != run.size() + 1) continue;
    const Words part(longer.begin() + (left ? 1 : 0), longer.end() - (left ? 0 : 1));
    if (part != run) continue;
    const auto share = static_cast<double>(count) / all;
    entropy -= share * std::log2(share);
    rest -= static_cast<double>(count);
  }
  entropy += rest / all * std::log2(all);
  return entropy / std::log2(all);
}

/// C-value with log2(words + 1), above 0, of runs that occur often enough and have free neighbours.
inline std::map<Words, double> c_values(const std::vector<std::string>& sentences, std::size_t min_count,
                                        std::size_t most_words, double least_freedom) {
  const auto counts = count_runs(sentences, most_words);
  std::vector<Words> candidates;
  for (const auto& [run, count] : counts) {
    if (count >= min_count && freedom(run, counts, true) >= least_freedom &&
        freedom(run, counts, false) >= least_freedom)
      candidates.push_back(run);
  }
  std::map<Words, double> out;
  for (const auto& run : candidates) {
    double sum = 0.0;
    double longer = 0.0;
    for (const auto& other : candidates) {
      if (other.size() <= run.size() || !holds(other, run)) continue;
      sum += static_cast<double>(counts.at(other));
      longer += 1.0;
    }
    const auto own = static_cast<double>(counts.at(run)) - (longer > 0.0 ? sum / longer : 0.0);
    const auto value = std::log2(static_cast<double>(run.size()) + 1.0) * own;
    if (value > 0.0) out[run] = value;
  }
  return out;
}

/// 2 · N · mutual information of two events, cell by cell.
inline double log_likelihood(double both, double first, double second, double all) {
  const double observed[2][2] = {{both, first - both}, {second - both, all - first - second + both}};
  const double rows[2] = {first, all - first};
  const double columns[2] = {second, all - second};
  double sum = 0.0;
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) {
      const auto p = observed[row][column] / all;
      if (p > 0.0) sum += p * std::log(p / (rows[row] / all * columns[column] / all));
    }
  }
  return 2.0 * all * sum;
}

}  // namespace distich::reference
