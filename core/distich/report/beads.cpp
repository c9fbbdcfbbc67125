#include <cmath>

#include <distich/report/beads.hpp>

namespace distich::report {
namespace {

std::size_t number_of(std::size_t segment, const SegmentNumbers& numbers) {
  return numbers.empty() ? segment : numbers.at(segment);
}

/// "0.9731"
std::string four_digits(double confidence) {
  constexpr long one = 10'000;
  const auto rounded = std::lround(confidence * static_cast<double>(one));
  const auto decimals = std::to_string(rounded % one);
  return std::to_string(rounded / one) + '.' + std::string(4 - decimals.size(), '0') + decimals;
}

std::string list(SegmentRange range, const SegmentNumbers& numbers) {
  std::string out = "[";
  for (auto i = range.begin; i < range.end; ++i) {
    if (i != range.begin) out += ", ";
    out += std::to_string(number_of(i, numbers));
  }
  return out + ']';
}

std::string rung(std::size_t source, std::size_t target, double confidence, const BeadNumbers& numbers) {
  return std::to_string(number_of(source, numbers.source)) + '\t' +
         std::to_string(number_of(target, numbers.target)) + '\t' + four_digits(confidence) + '\n';
}

}  // namespace

std::string ladder(std::span<const Bead> beads, const BeadNumbers& numbers) {
  std::string out;
  for (const auto& bead : beads) out += rung(bead.source.begin, bead.target.begin, bead.confidence, numbers);
  const Bead end = beads.empty() ? Bead{} : beads.back();
  return out + rung(end.source.end, end.target.end, 0, numbers);
}

std::string vecalign(std::span<const Bead> beads, const BeadNumbers& numbers) {
  std::string out;
  for (const auto& bead : beads) {
    out += list(bead.source, numbers.source) + ':' + list(bead.target, numbers.target) + ':' +
           four_digits(bead.confidence) + '\n';
  }
  return out;
}

}  // namespace distich::report
