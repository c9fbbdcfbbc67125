#include <distich/base/control.hpp>

namespace distich {

void Control::checkpoint(const Progress& progress) const {
  if (stop.stop_requested()) throw Error(ErrorCode::cancelled, tr("stopped before the end"));
  if (on_progress) on_progress(progress);
}

void Control::report(const Diagnostic& diagnostic) const {
  if (strict && diagnostic.severity == Severity::error) {
    throw Error(ErrorCode::malformed, diagnostic.message, diagnostic.where);
  }
  if (on_diagnostic) on_diagnostic(diagnostic);
}

}  // namespace distich
