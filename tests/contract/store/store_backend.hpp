#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "new_unit.hpp"
#include <distich/store/store.hpp>
#include <unistd.h>

namespace distich::tests {

/// A folder of a test's own that goes with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "distich-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
  }

  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A kind of store that keeps the contract. Another kind joins the suite with a line in `backends`.
struct Backend {
  std::string name;
  std::function<std::unique_ptr<Store>(const TemporaryFolder&)> open;
  bool persistent = false;  ///< can be closed and opened again
};

inline void PrintTo(const Backend& backend, std::ostream* out) {
  *out << backend.name;
}

inline std::vector<Backend> backends() {
  return {
      {"memory", [](const TemporaryFolder&) { return open_store(":memory:"); }, false},
      {"file", [](const TemporaryFolder& folder) { return open_store(folder / "store.db"); }, true},
  };
}

inline LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

inline Variant variant(std::string_view language, std::string text) {
  Variant made;
  made.language = tag(language);
  made.text = RichText(std::move(text));
  return made;
}

/// Keys that are right for nothing but the store: a hash of the text, and its characters as tokens.
inline VariantKeys keys_for(const Variant& variant) {
  constexpr std::uint32_t prime = 16777619;
  VariantKeys keys;
  std::uint32_t hash = 2166136261;
  for (const char c : variant.text.text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    keys.tokens.push_back(static_cast<unsigned char>(c) * 0x9E3779B1U);
  }
  keys.keys.push_back(hash);
  return keys;
}

inline std::vector<VariantKeys> keys_for(const TranslationUnit& unit) {
  std::vector<VariantKeys> keys;
  for (const auto& each : unit.variants) keys.push_back(keys_for(each));
  return keys;
}

inline NewUnit stored(SessionId session, std::vector<Variant> variants) {
  NewUnit unit;
  unit.session = session;
  unit.unit.variants = std::move(variants);
  unit.keys = keys_for(unit.unit);
  return unit;
}

inline NewUnit pair_unit(SessionId session, std::string english, std::string french) {
  return stored(session, {variant("en", std::move(english)), variant("fr", std::move(french))});
}

/// The code of the Error that an action throws; nothing when it throws none.
inline std::optional<ErrorCode> error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

}  // namespace distich::tests
