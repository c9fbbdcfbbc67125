#include <distich/engine/json_line_internal.hpp>
#include <distich/engine/match_json.hpp>

namespace distich {

std::string facts_json(const MatchFacts& facts) {
  Json penalties = Json::array();
  for (const auto& penalty : facts.penalties)
    penalties.push_back({{"kind", name(penalty.kind)}, {"points", penalty.basis_points}});
  Json kinds = Json::array();
  for (const auto kind : facts.differs_only_in) kinds.push_back(name(kind));
  Json check = Json::array();
  if (facts.numbers_differ) check.push_back("numbers");
  if (facts.negation_differs) check.push_back("negation");
  Json out = {{"penalties", std::move(penalties)},
              {"differs_only_in", std::move(kinds)},
              {"check", std::move(check)}};
  if (facts.repaired) out["repaired"] = facts.repaired->text;
  return out.dump();
}

}  // namespace distich
