#include <algorithm>

#include <distich/model/volume.hpp>

namespace distich {
namespace {

constexpr std::array<std::string_view, band_count> band_names{
    "in-context", "repetition", "across-files", "exact", "95-99", "85-94", "75-84", "50-74", "none"};

}  // namespace

std::optional<Counting> counting_named(std::string_view name) noexcept {
  if (name == "unicode") return Counting::unicode;
  if (name == "gmx-v") return Counting::gmx_v;
  return std::nullopt;
}

Volume& Volume::operator+=(const Volume& other) noexcept {
  segments += other.segments;
  words += other.words;
  characters += other.characters;
  characters_without_spaces += other.characters_without_spaces;
  punctuation += other.punctuation;
  return *this;
}

std::string_view name(Band band) noexcept {
  return band_names.at(static_cast<std::size_t>(band));
}

std::optional<Band> band_named(std::string_view name) noexcept {
  const auto* found = std::ranges::find(band_names, name);
  if (found == band_names.end()) return std::nullopt;
  return static_cast<Band>(found - band_names.begin());
}

Volume total(const Volumes& volumes) noexcept {
  Volume sum;
  for (const auto& volume : volumes) sum += volume;
  return sum;
}

std::uint64_t weighted_words(const Volumes& volumes, const BandWeights& weights) noexcept {
  std::uint64_t sum = 0;
  for (std::size_t band = 0; band < band_count; ++band) sum += volumes.at(band).words * weights.at(band);
  return sum;
}

}  // namespace distich
