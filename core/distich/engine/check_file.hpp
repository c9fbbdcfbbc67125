#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/recently_used.hpp>
#include <distich/formats/format.hpp>
#include <distich/qa/check.hpp>

namespace distich {

struct FileCheckOptions {
  CheckOptions checks{};
  std::vector<Concept> glossary{};  ///< empty: what the file says of its terms
};

/// One checker a pair of languages, made when the pair comes up; `languages_held` of them are held. One
/// thread at a time.
class Checkers {
 public:
  /// `options` must outlive it.
  explicit Checkers(const FileCheckOptions& options);

  /// Good until another pair is asked for.
  const Checker& of(const LanguagePair& languages) { return held_[languages]; }

  [[nodiscard]] const CheckOptions& checks() const noexcept { return options_->checks; }

 private:
  const FileCheckOptions* options_;
  RecentlyUsed<LanguagePair, Checker> held_;
};

/// Checks the units of a file one by one, each in its own languages, and beside those that came before. One
/// thread at a time; memory grows as that of `check_file`.
class UnitChecks {
 public:
  /// A language that a unit does not say is that of `languages`. `checkers` must outlive it, and may serve
  /// others in turn.
  explicit UnitChecks(Checkers& checkers, LanguagePair languages = {});
  ~UnitChecks();
  UnitChecks(const UnitChecks&) = delete;
  UnitChecks& operator=(const UnitChecks&) = delete;

  [[nodiscard]] std::vector<Finding> check(const BilingualUnit& unit);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct CheckCounts {
  std::uint64_t units = 0;
  std::uint64_t findings = 0;
};

/// Takes a unit with what was found in it; called in the order of the file for units with findings.
using TakeFindings = std::function<void(const BilingualUnit& unit, std::span<const Finding> findings)>;

/// Checks a bilingual file unit by unit, each in its own languages, and across units. Memory grows with the
/// number of units by some 100 bytes each, unless only checks of single units are chosen. Reports progress
/// "checking". With a glossary checkers cost time to make: share them between files.
CheckCounts check_file(std::istream& in, const Format& format, const ReadOptions& read, Checkers& checkers,
                       const TakeFindings& take, const Control& control = {});

}  // namespace distich
