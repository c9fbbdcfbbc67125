#include <map>
#include <ostream>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/bilingual_files.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include <distich/engine/diff_units.hpp>
#include <distich/report/changes.hpp>
#include <distich/report/page.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string before;
  std::string after;
  BilingualReading reading;
  ShowOptions show;
};

std::vector<BilingualUnit> units_of(const std::string& path, const Options& options,
                                    Environment& environment) {
  BilingualInput input(path, options.reading, environment);
  return read_units(input.stream(), input.format(), input.options(), control_of(environment));
}

std::string_view target_text(const BilingualUnit* unit) {
  return unit != nullptr && unit->target ? std::string_view(unit->target->text) : std::string_view();
}

std::string_view source_text(const BilingualUnit* unit) {
  return unit != nullptr ? std::string_view(unit->source.text) : std::string_view();
}

std::string_view state_of(const BilingualUnit* unit) {
  return unit != nullptr ? name(unit->state) : std::string_view();
}

/// "source", "target", "state": what of a unit was changed.
std::vector<std::string_view> changed_parts(const UnitChange& change) {
  std::vector<std::string_view> parts;
  if (change.source.changed) parts.emplace_back("source");
  if (change.target.changed) parts.emplace_back("target");
  if (change.state_changed) parts.emplace_back("state");
  return parts;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const auto word : words) out.append(out.empty() ? "" : ",").append(word);
  return out;
}

/// Where colours say nothing, what differs stands between brackets, as wdiff has it.
std::string bracketed(std::string_view text, std::span<const ByteRange> ranges, bool is_before) {
  std::string out;
  std::size_t done = 0;
  for (const auto range : ranges) {
    out += ByteRange{done, range.begin}.of(text);
    out.append(is_before ? "[-" : "{+").append(range.of(text)).append(is_before ? "-]" : "+}");
    done = range.end;
  }
  return out.append(text.substr(done));
}

std::string line_of(std::string_view text, std::span<const ByteRange> ranges, bool is_before,
                    const report::Page& page) {
  const auto sign = std::string(is_before ? "  - " : "  + ");
  if (page.colour) return sign + report::marked(text, ranges, page) + '\n';
  return sign + report::isolated(bracketed(text, ranges, is_before), page) + '\n';
}

void write_text_change(std::ostream& out, std::string_view before, std::string_view after,
                       const TextChange& change, const report::Page& page) {
  if (!change.changed) return;
  out << line_of(before, change.before, true, page) << line_of(after, change.after, false, page);
}

void write_lines(std::ostream& out, const UnitChange& change, const report::Page& page) {
  const auto* unit = change.after != nullptr ? change.after : change.before;
  const auto id = report::one_line(unit->id, page);
  if (change.kind != UnitChangeKind::changed) {
    const bool is_before = change.kind == UnitChangeKind::removed;
    out << (is_before ? "- " : "+ ") << id << '\n'
        << line_of(unit->source.text, {}, is_before, page) << line_of(target_text(unit), {}, is_before, page);
    return;
  }
  out << "~ " << id << ": " << joined(changed_parts(change)) << '\n';
  write_text_change(out, source_text(change.before), source_text(change.after), change.source, page);
  write_text_change(out, target_text(change.before), target_text(change.after), change.target, page);
  if (change.state_changed) out << "  " << state_of(change.before) << " → " << state_of(change.after) << '\n';
}

void write_row(std::ostream& out, const UnitChange& change) {
  const auto* unit = change.after != nullptr ? change.after : change.before;
  out << name(change.kind) << '\t' << text::escape_tsv(unit->id) << '\t' << joined(changed_parts(change));
  for (const auto* version : {change.before, change.after}) {
    out << '\t' << text::escape_tsv(source_text(version)) << '\t' << text::escape_tsv(target_text(version))
        << '\t' << state_of(version);
  }
  out << '\n';
}

Json ranges_json(std::span<const ByteRange> ranges) {
  Json out = Json::array();
  for (const auto range : ranges) out.push_back({{"start", range.begin}, {"end", range.end}});
  return out;
}

Json unit_json(const BilingualUnit& unit, const UnitChange& change, bool is_before) {
  Json out = {{"id", unit.id}, {"source", unit.source.text}, {"state", name(unit.state)}};
  if (unit.target) out["target"] = unit.target->text;
  if (change.kind != UnitChangeKind::changed) return out;
  if (change.source.changed)
    out["source_differs"] = ranges_json(is_before ? change.source.before : change.source.after);
  if (change.target.changed)
    out["target_differs"] = ranges_json(is_before ? change.target.before : change.target.after);
  return out;
}

Json change_json(const UnitChange& change) {
  Json out = {{"change", name(change.kind)}};
  if (change.kind == UnitChangeKind::changed) out["changed"] = changed_parts(change);
  if (change.before != nullptr) out["before"] = unit_json(*change.before, change, true);
  if (change.after != nullptr) out["after"] = unit_json(*change.after, change, false);
  return out;
}

void write_changes(std::ostream& out, std::span<const UnitChange> changes, const ShowOptions& show,
                   const report::Page& page) {
  Json all = Json::array();
  for (const auto& change : changes) {
    if (show.json) {
      all.push_back(change_json(change));
    } else if (show.jsonl) {
      out << to_text(change_json(change)) << '\n';
    } else if (show.tsv) {
      write_row(out, change);
    } else {
      write_lines(out, change, page);
    }
  }
  if (show.json) out << to_text({{"schema", "distich.diff/1"}, {"changes", std::move(all)}}) << '\n';
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  const auto before = units_of(options.before, options, environment);
  const auto after = units_of(options.after, options, environment);
  const auto changes = diff_units(before, after);
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) {
    if (wants_page(options.show))
      return report::write_change_page(out, options.before, options.after, changes);
    write_changes(out, changes, options.show, output.page());
  });
  std::map<UnitChangeKind, std::size_t> counts;
  for (const auto& change : changes) ++counts[change.kind];
  tell(environment, tr("{1} added, {2} removed, {3} changed",
                       Counting(environment.page.say).units(counts[UnitChangeKind::added]),
                       counts[UnitChangeKind::removed], counts[UnitChangeKind::changed]));
  return changes.empty() ? exit_done : exit_nothing_found;
}

}  // namespace

Run setup_diff(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("diff delivered.xlf reviewed.xlf", tr("what a review changed"));
  declare.example("diff delivered.xlf reviewed.xlf -o changes.html", tr("a page to read the changes on"));
  declare.example("diff old.tsv new.tsv -s en -t de --json",
                  tr("for a program, with the places that differ"));
  declare.positional("BEFORE", options->before, tr("a bilingual file; - is standard input"));
  declare.positional("AFTER", options->after, tr("another version of it, in any format"));
  declare_reading(declare, options->reading);
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
