#include <set>

#include "harness.hpp"
#include "samples.hpp"

namespace distich::contract {
namespace {

TEST(Registry, EveryFormatIsNamedOnce) {
  const auto registry = FormatRegistry::with_builtin_formats();
  std::set<std::string_view> ids;
  for (const auto& format : registry.all()) {
    EXPECT_FALSE(format.id.empty());
    EXPECT_FALSE(format.title.empty()) << format.id;
    const bool reads = format.read_article || format.read_bilingual || format.read_memory ||
                       format.read_glossary || format.read_rules;
    EXPECT_TRUE(!reads || !format.extensions.empty()) << format.id;
    EXPECT_TRUE(ids.insert(format.id).second) << format.id;
    EXPECT_EQ(registry.find(format.id)->id, format.id);
  }
}

TEST(Registry, FindsByIdThenByExtension) {
  const auto registry = FormatRegistry::with_builtin_formats();
  ASSERT_NE(registry.find("xlf"), nullptr);
  EXPECT_EQ(registry.find("xlf")->id, "xliff");
  EXPECT_EQ(registry.find("no-such"), nullptr);
  EXPECT_EQ(registry.for_name("a/b.c/Memory.TMX")->id, "tmx");
  EXPECT_EQ(registry.for_name("noextension"), nullptr);
  EXPECT_EQ(registry.for_name(".tmx"), nullptr);
  EXPECT_EQ(registry.for_name("a.tmx/b"), nullptr);
  EXPECT_EQ(registry.for_name(""), nullptr);
}

TEST(Registry, ContentDecidesBeforeTheName) {
  const auto registry = FormatRegistry::with_builtin_formats();
  EXPECT_EQ(registry.detect("<?xml version=\"1.0\"?><tmx version=\"1.4\">", "a.xlf")->id, "tmx");
  EXPECT_EQ(registry.detect("", "a.tmx")->id, "tmx");
  EXPECT_EQ(registry.detect("not what the name says", "a.tmx")->id, "tmx");
}

template <class Record>
void expect_detected() {
  const auto registry = FormatRegistry::with_builtin_formats();
  for (const auto& format : formats_that_read_and_write<Record>()) {
    const auto bytes = write_all(format, sample_header(), samples<Record>());
    const auto name = "sample." + std::string(format.extensions.front());
    const auto head = std::string_view(bytes).substr(0, 4096);
    const auto* found = registry.detect(head, name);
    ASSERT_NE(found, nullptr) << format.id;
    // A table in a document is one for those who ask for tables only.
    if (!Access<Record>::reader(*found)) {
      found = registry.detect(head, name,
                              [](const Format& other) { return bool(Access<Record>::reader(other)); });
      ASSERT_NE(found, nullptr) << format.id;
    }
    EXPECT_EQ(found->id, format.id);
  }
}

TEST(Registry, KnowsWhatItsFormatsWrite) {
  expect_detected<BilingualUnit>();
  expect_detected<TranslationUnit>();
  expect_detected<Concept>();
}

TEST(Registry, KnowsTheRulesThatItsFormatsWrite) {
  SegmentationRules overrides;
  overrides.overrides = {{LanguageTag::parse("en").value(), false, "Dr.", "Roe"}};
  SegmentationRules set;
  set.set.emplace();
  set.set->language_rules = {{"A", {{true, "[.]", "\\s", 1, std::nullopt}}}};
  set.set->maps = {{".*", "A"}};
  const auto registry = FormatRegistry::with_builtin_formats();
  int written = 0;
  for (const auto& format : registry.all()) {
    if (!format.write_rules) continue;
    for (const auto& rules : {overrides, set}) {
      std::ostringstream out;
      try {
        format.write_rules(out, rules);
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unsupported);
        continue;
      }
      ++written;
      const auto* found = registry.detect(out.str(), "sample." + std::string(format.extensions.front()));
      ASSERT_NE(found, nullptr) << format.id;
      EXPECT_EQ(found->id, format.id);
      std::istringstream in(out.str());
      const auto again = format.read_rules(in, {}, {});
      EXPECT_EQ(again.overrides, rules.overrides);
      EXPECT_EQ(again.set.has_value(), rules.set.has_value());
    }
  }
  EXPECT_EQ(written, 2);
}

}  // namespace
}  // namespace distich::contract
