#pragma once
#include <string>

#include <distich/store/store.hpp>

namespace distich::tests {

/// Two sentences that no other name or number has.
inline StoredUnit numbered_unit(SessionId session, const std::string& name, unsigned long number) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  StoredUnit stored;
  stored.session = session;
  const auto text = std::to_string(number) + " of " + name + ": the ferry left the harbour on time";
  for (const auto* language : {"en", "fr"}) {
    Variant variant;
    variant.language = LanguageTag::parse(language).value();
    variant.text.text = language + (" " + text);
    stored.unit.variants.push_back(std::move(variant));
    const auto key = (std::hash<std::string>{}(name) + number) * odd;
    stored.keys.push_back({key, number * odd, std::nullopt, static_cast<std::uint32_t>(8 + number % 30)});
  }
  return stored;
}

}  // namespace distich::tests
