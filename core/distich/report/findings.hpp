#pragma once
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <distich/qa/check.hpp>
#include <distich/report/page.hpp>

namespace distich::report {

/// A finding with what a report says of it.
struct ReportedFinding {
  std::string_view file;
  const BilingualUnit& unit;
  const Finding& finding;
  std::string_view id;         ///< see `finding_id`
  std::string_view dismissed;  ///< why somebody dismissed it; empty when nobody did
};

enum class FindingFormat : std::uint8_t {
  text,    ///< for people, the places marked
  tsv,     ///< file, unit, check, severity, message, source, target, id
  json,    ///< one document, schema distich.check/1
  sarif,   ///< SARIF 2.1.0 (OASIS Standard, 2020), one run
  junit,   ///< JUnit XML: a test case a finding of severity `failing` or graver, and one a check without any
  github,  ///< annotations of GitHub's workflow commands
  html,    ///< a page for people: both texts with the places marked, counts, filters; nothing is loaded
};

[[nodiscard]] std::optional<FindingFormat> finding_format(std::string_view name) noexcept;

/// Writes findings one by one. `text`, `tsv` and `github` stream; the others write at the end.
class FindingWriter {
 public:
  virtual ~FindingWriter() = default;
  /// Every finding of the file comes before the next file begins.
  virtual void begin_file(std::string_view name) = 0;
  virtual void write(const ReportedFinding& finding) = 0;
  virtual void finish() = 0;
};

struct FindingWriterOptions {
  FindingFormat format = FindingFormat::text;
  Severity failing = Severity::warning;
  std::string version{};  ///< of the program, for SARIF
  Page page{};            ///< for text
};

/// `out` must outlive the writer.
[[nodiscard]] std::unique_ptr<FindingWriter> finding_writer(std::ostream& out,
                                                            const FindingWriterOptions& options);

/// "note", "warning", "error".
[[nodiscard]] std::string_view name(Severity severity) noexcept;

}  // namespace distich::report
