#pragma once
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include <distich/tm/memory.hpp>

namespace distich::tests {

inline LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

inline Variant variant(std::string_view language, std::string text) {
  Variant made;
  made.language = tag(language);
  made.text = RichText(std::move(text));
  return made;
}

inline TranslationUnit unit(std::vector<Variant> variants) {
  TranslationUnit made;
  made.variants = std::move(variants);
  return made;
}

inline TranslationUnit pair_unit(std::string english, std::string french) {
  return unit({variant("en", std::move(english)), variant("fr", std::move(french))});
}

/// A memory over a store of its own.
class MemoryTest : public testing::Test {
 protected:
  void add(const TranslationUnit& each) { memory_.add(each, session_, counts_); }

  void add(std::string english, std::string french) { add(pair_unit(std::move(english), std::move(french))); }

  [[nodiscard]] std::vector<Match> find(std::string text, const LanguagePair& languages,
                                        const MatchOptions& options = {}) const {
    return memory_.find({RichText(std::move(text)), std::nullopt}, languages, options);
  }

  [[nodiscard]] std::vector<std::string> targets(std::string text, const MatchOptions& options = {}) const {
    std::vector<std::string> all;
    for (const auto& match : find(std::move(text), english_french_, options))
      all.push_back(match.target.text);
    return all;
  }

  const LanguagePair english_french_{tag("en"), tag("fr")};
  std::unique_ptr<Store> store_ = open_store(":memory:");
  TranslationMemory memory_{*store_};
  SessionId session_ = store_->start_session("import", "test", "2026-01-02");
  ImportCounts counts_;
};

}  // namespace distich::tests
