#pragma once
#include <cstdint>
#include <map>
#include <string>

#include <distich/text/messages.hpp>

namespace distich::cli {

/// Numbers with what they count, as the reader's language says them: "1 unit", "2 units". They fill the
/// places of messages whose own words are the same for every number.
class Counting {
 public:
  /// `say` must outlive it.
  explicit Counting(const text::Messages& say) : say_(say) {}

  [[nodiscard]] std::string beads(std::uint64_t count) const;
  [[nodiscard]] std::string concepts(std::uint64_t count) const;
  [[nodiscard]] std::string conflicts(std::uint64_t count) const;
  [[nodiscard]] std::string duplicates(std::uint64_t count) const;
  [[nodiscard]] std::string errors(std::uint64_t count) const;
  [[nodiscard]] std::string files(std::uint64_t count) const;
  [[nodiscard]] std::string lines(std::uint64_t count) const;
  [[nodiscard]] std::string notes(std::uint64_t count) const;
  [[nodiscard]] std::string pairs(std::uint64_t count) const;
  [[nodiscard]] std::string records(std::uint64_t count) const;
  [[nodiscard]] std::string rows(std::uint64_t count) const;
  [[nodiscard]] std::string segments(std::uint64_t count) const;
  [[nodiscard]] std::string sources(std::uint64_t count) const;
  [[nodiscard]] std::string terms(std::uint64_t count) const;
  [[nodiscard]] std::string texts(std::uint64_t count) const;
  [[nodiscard]] std::string units(std::uint64_t count) const;
  [[nodiscard]] std::string warnings(std::uint64_t count) const;

 private:
  const text::Messages& say_;
};

/// "de 2, en 3": counts by language, by origin and the like.
[[nodiscard]] std::string listed(const std::map<std::string, std::uint64_t>& counts);

}  // namespace distich::cli
