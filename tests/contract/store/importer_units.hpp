#pragma once
#include <string>

#include "new_unit.hpp"

namespace distich::tests {

/// Two sentences that no other name or number has.
inline NewUnit numbered_unit(SessionId session, const std::string& name, unsigned long number) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  NewUnit stored;
  stored.session = session;
  const auto text = std::to_string(number) + " of " + name + ": the ferry left the harbour on time";
  for (const auto* language : {"en", "fr"}) {
    Variant variant;
    variant.language = LanguageTag::parse(language).value();
    variant.text.text = language + (" " + text);
    stored.unit.variants.push_back(std::move(variant));
    auto& keys = stored.keys.emplace_back();
    keys.keys.push_back(static_cast<std::uint32_t>((std::hash<std::string>{}(name) + number) * odd >> 32));
    // A few tokens of its own among many that all share.
    for (unsigned long token = 0; token < 8 + number % 30; ++token) {
      keys.tokens.push_back(static_cast<std::uint32_t>((token % 7 == 0 ? number : token) * odd >> 32));
    }
  }
  return stored;
}

}  // namespace distich::tests
