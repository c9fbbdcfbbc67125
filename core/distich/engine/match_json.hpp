#pragma once
#include <string>

#include <distich/model/match_facts.hpp>

namespace distich {

/// What is to be known of a match as a JSON object: {"penalties":[{"kind","points"}],"differs_only_in":[…],
/// "check":["numbers","negation"]}, and "repaired" where there is one.
[[nodiscard]] std::string facts_json(const MatchFacts& facts);

}  // namespace distich
