#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string_view>

#include <distich/base/error.hpp>

namespace distich {

enum class Severity : std::uint8_t { note, warning, error };

/// A located problem in the data that did not stop the work.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string_view id;  ///< stable, dotted, e.g. "tmx.empty-target"; points to static storage
  Message message;
  std::optional<SourcePos> where;
  /// What standard demands it, and where that says so ("XLIFF 2.1, 4.2.2.5"); empty where none does. Points
  /// to static storage.
  std::string_view section{};
};

struct Progress {
  std::string_view stage;  ///< "reading", "indexing", …; points to static storage
  std::uint64_t done = 0;
  std::optional<std::uint64_t> total;
};

/// What a caller may want of a long operation: to hear of progress and of problems in the
/// data, and to be able to stop it. Every member may be left empty. Callbacks run on the
/// thread that does the work.
struct Control {
  std::stop_token stop;
  std::function<void(const Progress&)> on_progress;
  std::function<void(const Diagnostic&)> on_diagnostic;
  bool strict = false;  ///< the first diagnostic of severity `error` is thrown as an Error

  /// Reports progress. Throws Error{cancelled} when a stop was asked for.
  void checkpoint(const Progress& progress) const;
  /// Reports a problem. Throws Error{malformed} for an error when strict.
  void report(const Diagnostic& diagnostic) const;
};

}  // namespace distich
