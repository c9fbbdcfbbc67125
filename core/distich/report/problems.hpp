#pragma once
#include <iosfwd>
#include <memory>
#include <string_view>

#include <distich/base/control.hpp>
#include <distich/report/findings.hpp>

namespace distich::report {

/// Writes what is wrong with files as files of their formats, one by one.
class ProblemWriter {
 public:
  virtual ~ProblemWriter() = default;
  virtual void write(std::string_view file, const Diagnostic& problem) = 0;
  virtual void finish() = 0;
};

/// `text`: "file:line:column: error: sentence [rule; section of the standard]"; `tsv`: file, line, column,
/// severity, rule, section, sentence; `json`: one document, schema distich.check-format/1; `sarif`; `github`.
/// There is no `junit`: Error{invalid_argument}. `out` must outlive the writer.
[[nodiscard]] std::unique_ptr<ProblemWriter> problem_writer(std::ostream& out,
                                                            const FindingWriterOptions& options);

}  // namespace distich::report
