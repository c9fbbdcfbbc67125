#include "common/align_summary.hpp"

#include <algorithm>
#include <cmath>

#include "common/counting.hpp"
#include <distich/report/table.hpp>

namespace distich::cli {
namespace {

std::string_view name(PairState state) {
  switch (state) {
    case PairState::written: return "written";
    case PairState::kept: return "kept";
    case PairState::apart: return "apart";
    case PairState::failed: return "failed";
  }
  return {};
}

Message word_for(PairState state) {
  switch (state) {
    case PairState::written: return tr("written");
    case PairState::kept: return tr("there already");
    case PairState::apart: return tr("not together");
    case PairState::failed: return tr("failed");
  }
  return {};
}

double four_digits(double share) {
  return std::round(share * 10000.0) / 10000.0;
}

Json figures_json(const AlignmentFigures& figures) {
  return {{"source_segments", figures.source_segments},
          {"target_segments", figures.target_segments},
          {"beads", figures.beads},
          {"doubtful", figures.doubtful},
          {"left_out", figures.left_out},
          {"mean_confidence", four_digits(figures.mean_confidence)}};
}

}  // namespace

std::size_t AlignSummary::count(PairState state) const {
  return static_cast<std::size_t>(std::ranges::count(outcomes, state, &PairOutcome::state));
}

AlignmentFigures AlignSummary::totals() const {
  AlignmentFigures sum;
  double confidence = 0;
  for (const auto& [state, one] : outcomes) {
    if (state != PairState::written) continue;
    sum.source_segments += one.source_segments;
    sum.target_segments += one.target_segments;
    sum.beads += one.beads;
    sum.doubtful += one.doubtful;
    sum.left_out += one.left_out;
    confidence += one.mean_confidence * static_cast<double>(one.source_segments + one.target_segments);
  }
  const auto segments = static_cast<double>(sum.source_segments + sum.target_segments);
  sum.mean_confidence = segments > 0 ? confidence / segments : 0;
  return sum;
}

Json to_json(const AlignSummary& summary) {
  Json pairs = Json::array();
  for (std::size_t i = 0; i < summary.outcomes.size(); ++i) {
    const auto& planned = summary.plan.pairs[i];
    const auto& [state, figures] = summary.outcomes[i];
    Json pair = {{"source", planned.source}, {"target", planned.target}, {"state", name(state)}};
    if (!planned.output.empty()) pair["output"] = planned.output;
    if (state == PairState::written || state == PairState::apart) {
      pair["score"] = four_digits(figures.tied);
      pair.update(figures_json(figures));
    }
    pairs.push_back(std::move(pair));
  }
  Json sums = figures_json(summary.totals());
  for (const auto state : {PairState::written, PairState::kept, PairState::apart, PairState::failed}) {
    sums[std::string(name(state))] = summary.count(state);
  }
  return {{"schema", "distich.align-batch/1"},
          {"pairs", std::move(pairs)},
          {"without_partner", summary.plan.without_partner},
          {"totals", std::move(sums)}};
}

std::string table_of(const AlignSummary& summary, const report::Page& page) {
  using report::Align;
  report::Table table({page.say(tr("pair")), page.say(tr("score")), page.say(tr("beads")),
                       page.say(tr("doubtful")), page.say(tr("source")), page.say(tr("target"))},
                      {Align::left, Align::right, Align::right, Align::right, Align::left, Align::left});
  for (std::size_t i = 0; i < summary.outcomes.size(); ++i) {
    const auto& planned = summary.plan.pairs[i];
    const auto& [state, figures] = summary.outcomes[i];
    const bool aligned = state == PairState::written || state == PairState::apart;
    const auto number = [&](auto value) { return aligned ? std::to_string(value) : std::string{}; };
    table.add({page.say(word_for(state)), number(std::lround(figures.tied * 100.0)), number(figures.beads),
               number(figures.doubtful), planned.source, planned.target});
  }
  return table.lay_out(page);
}

void tell_totals(const AlignSummary& summary, const AlignWords& words, Environment& environment) {
  const Counting count(environment.page.say);
  tell(environment,
       tr("{1}: {2} written, {3} there already, {4} not together, {5} failed; {6} without a partner",
          count.pairs(summary.outcomes.size()), summary.count(PairState::written),
          summary.count(PairState::kept), summary.count(PairState::apart), summary.count(PairState::failed),
          count.files(summary.plan.without_partner.size())));
  if (summary.count(PairState::written) > 0) tell_figures(summary.totals(), words, environment);
  if (summary.count(PairState::apart) > 0) {
    tell(environment, tr("pairs that are not together were not written; {1} writes them", "--force"));
  }
}

int exit_code(const AlignSummary& summary) {
  const auto failed = summary.count(PairState::failed) + summary.plan.refused;
  const auto done = summary.outcomes.size() - summary.count(PairState::failed);
  if (failed > 0) return done > 0 ? exit_partial : exit_bad_input;
  const bool nothing = summary.outcomes.empty() || summary.count(PairState::apart) > 0;
  return nothing ? exit_nothing_found : exit_done;
}

}  // namespace distich::cli
