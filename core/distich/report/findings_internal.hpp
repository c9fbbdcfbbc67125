#pragma once
#include <iosfwd>
#include <memory>
#include <string>

#include <distich/report/findings.hpp>

namespace distich::report {

[[nodiscard]] std::unique_ptr<FindingWriter> json_findings(std::ostream& out);
[[nodiscard]] std::unique_ptr<FindingWriter> sarif_findings(std::ostream& out, std::string version);
[[nodiscard]] std::unique_ptr<FindingWriter> junit_findings(std::ostream& out, Severity failing);
[[nodiscard]] std::unique_ptr<FindingWriter> page_findings(std::ostream& out);

}  // namespace distich::report
