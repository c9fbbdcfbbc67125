#pragma once
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <distich/report/findings.hpp>

namespace distich::report {

/// What is no UTF-8 (a file's name may be anything) is mended with U+FFFD.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& value);
/// A path as a relative reference (RFC 3986): what is no unreserved character or slash is percent-encoded.
[[nodiscard]] std::string as_uri(std::string_view path);
/// A message, or a property, of a workflow command of GitHub.
[[nodiscard]] std::string github_escaped(std::string_view text, bool is_property);

[[nodiscard]] std::unique_ptr<FindingWriter> json_findings(std::ostream& out);
[[nodiscard]] std::unique_ptr<FindingWriter> sarif_findings(std::ostream& out, std::string version);
[[nodiscard]] std::unique_ptr<FindingWriter> junit_findings(std::ostream& out, Severity failing);
[[nodiscard]] std::unique_ptr<FindingWriter> page_findings(std::ostream& out);

}  // namespace distich::report
