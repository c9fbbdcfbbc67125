#include "common/environment.hpp"

#include <chrono>
#include <memory>
#include <ostream>
#include <utility>

#include "common/json.hpp"
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

/// So many diagnostics of one kind are shown; -v shows all.
constexpr std::size_t most_of_a_kind = 10;

Message word_for(Severity severity) {
  switch (severity) {
    case Severity::note: return tr("note");
    case Severity::warning: return tr("warning");
    case Severity::error: return tr("error");
  }
  return {};
}

report::Paint paint_for(Severity severity) noexcept {
  switch (severity) {
    case Severity::note: return report::Paint::faint;
    case Severity::warning: return report::Paint::fair;
    case Severity::error: return report::Paint::poor;
  }
  return report::Paint::strong;
}

void show(Environment& environment, const Diagnostic& diagnostic) {
  if (diagnostic.severity == Severity::error) environment.saw_error_diagnostic = true;
  if (environment.quiet && diagnostic.severity != Severity::error) return;
  if (++environment.diagnostics_shown[diagnostic.id] > most_of_a_kind && !environment.verbose) return;
  const auto& page = environment.error_page;
  std::string line = "distich: ";
  if (diagnostic.where) {
    const auto where = to_string(*diagnostic.where);
    if (!where.empty()) line += report::one_line(where, page) + ": ";
  }
  line += report::paint(page.say(word_for(diagnostic.severity)), paint_for(diagnostic.severity), page) + ": ";
  line += report::isolated(page.say(diagnostic.message), page);
  line += report::paint(" [" + std::string(diagnostic.id) + ']', report::Paint::faint, page) + '\n';
  environment.err << line << std::flush;
}

/// Shows progress on a terminal once work has taken a second, and wipes it away at the end.
class ProgressLine {
 public:
  explicit ProgressLine(Environment& environment) : environment_(&environment) {}

  ~ProgressLine() {
    if (shown_) environment_->err << "\r\x1b[K" << std::flush;
  }

  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress) {
    if ((++calls_ & 0x3FU) != 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    std::string line = "\r\x1b[K" + environment_->error_page.say(stage_message(progress.stage));
    line += ' ' + std::to_string(progress.done);
    if (progress.total) line += '/' + std::to_string(*progress.total);
    environment_->err << line << std::flush;
  }

 private:
  static Message stage_message(std::string_view stage) {
    if (stage == "matching") return tr("matching");
    if (stage == "importing") return tr("importing");
    if (stage == "exporting") return tr("exporting");
    if (stage == "converting") return tr("converting");
    if (stage == "aligning") return tr("aligning");
    if (stage == "segmenting") return tr("segmenting");
    return {stage, {}};
  }

  Environment* environment_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  std::uint64_t calls_ = 0;
  bool shown_ = false;
};

}  // namespace

Control control_of(Environment& environment) {
  Control control;
  control.stop = environment.stop;
  control.on_diagnostic = [&environment](const Diagnostic& diagnostic) { show(environment, diagnostic); };
  if (environment.error_page.terminal && !environment.quiet) {
    control.on_progress = [line = std::make_shared<ProgressLine>(environment)](const Progress& progress) {
      line->show(progress);
    };
  }
  return control;
}

void show_error(Environment& environment, const Error& error) {
  const auto& page = environment.error_page;
  // Both may have the bytes of a path.
  const auto where = text::repair_utf8(error.where() ? to_string(*error.where()) : "");
  const auto message = text::repair_utf8(page.say(error.message()));
  if (environment.json_errors) {
    Json envelope = {{"code", name(error.code())}, {"message", message}};
    if (!where.empty()) envelope["where"] = where;
    environment.err << to_text(Json{{"error", std::move(envelope)}}) << std::endl;
    return;
  }
  std::string line = "distich: ";
  if (!where.empty()) line += report::one_line(where, page) + ": ";
  environment.err << line << report::isolated(message, page) << std::endl;
}

void tell(Environment& environment, const Message& message) {
  if (environment.quiet) return;
  const auto& page = environment.error_page;
  environment.err << report::isolated(text::repair_utf8(page.say(message)), page) << std::endl;
}

void finish_diagnostics(Environment& environment) {
  if (environment.verbose || environment.quiet) return;
  for (const auto& [id, count] : environment.diagnostics_shown) {
    if (count <= most_of_a_kind) continue;
    tell(environment,
         tr("{1} more of the kind [{2}] are not shown; -v shows them", count - most_of_a_kind, id));
  }
}

ExitCode exit_code_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument: return exit_usage;
    case ErrorCode::io:
    case ErrorCode::encoding:
    case ErrorCode::malformed:
    case ErrorCode::unsupported:
    case ErrorCode::limit: return exit_bad_input;
    case ErrorCode::storage:
    case ErrorCode::busy:
    case ErrorCode::not_a_store:
    case ErrorCode::schema_newer: return exit_store;
    case ErrorCode::cancelled: return exit_interrupted;
    case ErrorCode::internal: return exit_bug;
  }
  return exit_bug;
}

std::string_view name(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument: return "usage";
    case ErrorCode::io: return "io";
    case ErrorCode::encoding: return "encoding";
    case ErrorCode::malformed: return "malformed";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::limit: return "limit";
    case ErrorCode::storage: return "storage";
    case ErrorCode::busy: return "busy";
    case ErrorCode::not_a_store: return "not-a-store";
    case ErrorCode::schema_newer: return "schema-newer";
    case ErrorCode::cancelled: return "interrupted";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

Error usage(Message message) {
  return {ErrorCode::invalid_argument, std::move(message)};
}

}  // namespace distich::cli
