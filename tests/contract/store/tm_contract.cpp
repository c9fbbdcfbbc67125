#include <random>

#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class TmContract : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    store_ = GetParam().open(folder_);
    session_ = store_->start_session("import", "a.tmx", "2026-01-02T03:04:05Z");
  }

  void TearDown() override {
    EXPECT_THAT(store_->check(), IsEmpty());
    if (check_keys_) {
      EXPECT_THAT(tm().check_keys([](const TranslationUnit& unit) { return keys_for(unit); }), IsEmpty());
    }
  }

  [[nodiscard]] TmStore& tm() const { return store_->tm(); }

  void reopen() {
    if (!GetParam().persistent) return;
    store_.reset();
    store_ = GetParam().open(folder_);
  }

  [[nodiscard]] std::vector<std::string> scanned(std::string_view language) const {
    std::vector<std::string> found;
    tm().scan(tag(language), [&](const ScannedVariant& each) {
      found.push_back(std::string(each.language) + ":" + std::string(each.text));
      return true;
    });
    return found;
  }

  [[nodiscard]] std::vector<UnitId> with_text(std::string_view language, const std::string& text) const {
    // Units that are gone may be given, units that are there must be.
    std::vector<UnitId> ids = tm().with_key(tag(language), keys_for(variant("en", text)).keys[0]);
    std::erase_if(ids, [&](UnitId id) { return !tm().get(id); });
    return ids;
  }

  /// Units similar to `text`, with their edits; ascending.
  [[nodiscard]] std::vector<std::pair<UnitId, std::uint32_t>> similar(std::string_view language,
                                                                      const std::string& text,
                                                                      std::uint16_t floor) const {
    std::vector<std::pair<UnitId, std::uint32_t>> found;
    const auto keys = keys_for(variant("en", text));
    for (const auto& each : tm().similar(tag(language), keys.tokens, Score{floor})) {
      if (tm().get(each.unit)) found.emplace_back(each.unit, each.edits);
    }
    std::ranges::sort(found);
    return found;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  SessionId session_{};
  bool check_keys_ = true;  ///< unless a test gives keys of its own
};

INSTANTIATE_TEST_SUITE_P(Backends, TmContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

NewUnit everything(SessionId session) {
  auto unit = stored(session, {variant("en-US", "The bridge is open."), variant("fa", "پل باز است."),
                               variant("zh-Hant-TW", "橋已開通。"), variant("en-US", "Second wording")});
  unit.unit.id = "tu-1";
  unit.unit.notes = {"first", "", std::string("with \0 inside", 13)};
  unit.unit.properties = {{"", "empty name"}, {"creationid", "ana"}, {"x-client", ""}};
  auto& first = unit.unit.variants[0];
  first.text.codes = {{0, InlineCode::Kind::open, "1", "<b>", "bold"},
                      {3, InlineCode::Kind::close, "1", "</b>", ""},
                      {3, InlineCode::Kind::standalone, "", std::string("a\0b", 3), ""},
                      {19, InlineCode::Kind::standalone, "2", "<br/>", "⏎"}};
  first.context = Context{"Before.", ""};
  first.notes = {"variant note"};
  first.properties = {{"changedate", "20260101T000000Z"}};
  unit.unit.variants[1].context = Context{};
  return unit;
}

TEST_P(TmContract, KeepsEverythingOfAUnit) {
  const auto unit = everything(session_);
  const auto added = add(tm(), unit);
  EXPECT_EQ(added.outcome, AddOutcome::added);
  reopen();
  const auto back = tm().get(added.id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->id, added.id);
  EXPECT_EQ(back->session, session_);
  EXPECT_EQ(back->unit, unit.unit);
}

TEST_P(TmContract, KeepsAHundredVariantsInOrder) {
  std::vector<Variant> variants;
  for (int i = 99; i >= 0; --i)
    variants.push_back(variant("x-l" + std::to_string(i), "text " + std::to_string(i)));
  const auto unit = stored(session_, variants);
  const auto back = tm().get(add(tm(), unit).id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->unit.variants, variants);
}

TEST_P(TmContract, KeepsTextsOfAnySize) {
  const std::string large(3'000'000, 'a');
  const auto added = add(tm(), stored(session_, {variant("en", ""), variant("fr", large)}));
  const auto back = tm().get(added.id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->unit.variants[0].text.text, "");
  EXPECT_EQ(back->unit.variants[1].text.text, large);
}

TEST_P(TmContract, RefusesAUnitWithoutVariantsOrWithoutTheirKeys) {
  EXPECT_EQ(error_of([&] { add(tm(), stored(session_, {})); }), ErrorCode::invalid_argument);
  auto unit = pair_unit(session_, "one", "un");
  unit.keys.pop_back();
  EXPECT_EQ(error_of([&] { add(tm(), unit); }), ErrorCode::invalid_argument);
  EXPECT_EQ(tm().size(), 0U);
}

TEST_P(TmContract, RefusesASessionThatWasNeverStarted) {
  EXPECT_EQ(error_of([&] { add(tm(), pair_unit(SessionId{77}, "one", "un")); }), ErrorCode::invalid_argument);
  EXPECT_EQ(tm().size(), 0U);
  EXPECT_THAT(tm().languages(), IsEmpty());
}

TEST_P(TmContract, FindsDuplicatesByLanguageTextCodesAndContextInAnyOrder) {
  const auto unit = everything(session_);
  const auto id = add(tm(), unit).id;
  auto same = unit;
  std::swap(same.unit.variants[0], same.unit.variants[2]);
  std::swap(same.keys[0], same.keys[2]);
  same.unit.id = "other name";
  same.unit.notes.clear();
  same.unit.properties.clear();
  const auto again = add(tm(), same);
  EXPECT_EQ(again.outcome, AddOutcome::duplicate);
  EXPECT_EQ(again.id, id);
  EXPECT_EQ(tm().size(), 1U);

  const std::vector<std::function<void(Variant&)>> changes{
      [](Variant& v) { v.language = tag("en-GB"); },
      [](Variant& v) { v.text.text += "!"; },
      [](Variant& v) { v.text.codes[0].original = "<i>"; },
      [](Variant& v) { v.text.codes.pop_back(); },
      [](Variant& v) { v.context.reset(); },
      [](Variant& v) { v.context->next = "After."; }};
  for (const auto& change : changes) {
    auto other = unit;
    change(other.unit.variants[0]);
    other.keys = keys_for(other.unit);
    EXPECT_EQ(add(tm(), other).outcome, AddOutcome::added);
  }
  EXPECT_EQ(tm().size(), 1U + changes.size());
}

TEST_P(TmContract, ErasesAUnitAndForgetsItsKeys) {
  const auto id = add(tm(), pair_unit(session_, "one", "un")).id;
  const auto other = add(tm(), pair_unit(session_, "two", "deux")).id;
  EXPECT_TRUE(tm().erase(id));
  EXPECT_FALSE(tm().erase(id));
  EXPECT_FALSE(tm().get(id));
  EXPECT_THAT(with_text("en", "one"), IsEmpty());
  EXPECT_THAT(with_text("en", "two"), ElementsAre(other));
  EXPECT_THAT(scanned("en"), ElementsAre("en:two"));
  EXPECT_THAT(similar("en", "one", 10000), IsEmpty());
  EXPECT_THAT(similar("en", "two", 10000), ElementsAre(Pair(other, 0U)));
  EXPECT_EQ(add(tm(), pair_unit(session_, "one", "un")).outcome, AddOutcome::added);
}

TEST_P(TmContract, NeverGivesAnIdTwice) {
  const auto id = add(tm(), pair_unit(session_, "one", "un")).id;
  tm().erase(id);
  reopen();
  EXPECT_GT(add(tm(), pair_unit(session_, "two", "deux")).id, id);
}

TEST_P(TmContract, FindsByKeyInTheLanguageAndItsRegionsOnly) {
  const auto us = add(tm(), stored(session_, {variant("en-US", "colour"), variant("fr", "couleur")})).id;
  const auto gb = add(tm(), stored(session_, {variant("fr-CA", "teinte"), variant("en-GB", "colour")})).id;
  const auto both = add(tm(), stored(session_, {variant("en-US", "colour"), variant("en-GB", "colour")})).id;
  add(tm(), stored(session_, {variant("fr", "colour"), variant("de", "Farbe")}));
  EXPECT_THAT(with_text("en", "colour"), ElementsAre(both, gb, us));
  EXPECT_THAT(with_text("en-AU", "colour"), ElementsAre(both, gb, us));
  EXPECT_THAT(with_text("de", "colour"), IsEmpty());
  EXPECT_THAT(with_text("enm", "colour"), IsEmpty());
}

TEST_P(TmContract, GivesAllUnitsOfEqualKeysAndLeavesTheComparisonToTheCaller) {
  auto one = pair_unit(session_, "one", "un");
  auto two = pair_unit(session_, "two", "deux");
  two.keys[0].keys = one.keys[0].keys;
  check_keys_ = false;
  add(tm(), one);
  add(tm(), two);
  EXPECT_EQ(tm().with_key(tag("en"), one.keys[0].keys[0]).size(), 2U);
}

TEST_P(TmContract, ScansInOrderOfUnits) {
  for (const char* text : {"55555", "1", "333", "22", "4444", "333"}) {
    add(tm(), stored(session_, {variant("fr", std::string("fr ") + text), variant("en-GB", text),
                                variant("en", text)}));
  }
  EXPECT_THAT(scanned("en"), ElementsAre("en-GB:55555", "en:55555", "en-GB:1", "en:1", "en-GB:333", "en:333",
                                         "en-GB:22", "en:22", "en-GB:4444", "en:4444"));
  EXPECT_THAT(scanned("de"), IsEmpty());
}

TEST_P(TmContract, StopsVisitingWhenToldTo) {
  for (const char* text : {"a", "b", "c"}) add(tm(), pair_unit(session_, text, text));
  int visits = 0;
  tm().scan(tag("en"), [&](const ScannedVariant&) { return ++visits < 2; });
  EXPECT_EQ(visits, 2);
  tm().each([&](const StoredUnit&) { return ++visits < 4; });
  EXPECT_EQ(visits, 4);
}

TEST_P(TmContract, VisitorsMayReadButNotWrite) {
  add(tm(), pair_unit(session_, "one", "un"));
  add(tm(), pair_unit(session_, "two", "deux"));
  std::vector<std::size_t> seen;
  tm().each([&](const StoredUnit& unit) {
    tm().each([&](const StoredUnit&) { return true; });
    tm().scan(tag("en"), [&](const ScannedVariant& each) { return tm().get(each.unit).has_value(); });
    seen.push_back(tm().with_key(tag("en"), keys_for(unit.unit)[0].keys[0]).size());
    EXPECT_EQ(error_of([&] { tm().erase(unit.id); }), ErrorCode::invalid_argument);
    return true;
  });
  EXPECT_THAT(seen, ElementsAre(1U, 1U));
  EXPECT_EQ(tm().size(), 2U);
}

TEST_P(TmContract, ACallerThatThrowsFromAVisitorLeavesTheStoreUsable) {
  add(tm(), pair_unit(session_, "one", "un"));
  EXPECT_THROW(tm().each([](const StoredUnit&) -> bool { throw std::runtime_error("enough"); }),
               std::runtime_error);
  EXPECT_EQ(add(tm(), pair_unit(session_, "two", "deux")).outcome, AddOutcome::added);
}

TEST_P(TmContract, CountsUnitsAndVariantsByLanguage) {
  EXPECT_EQ(tm().size(), 0U);
  EXPECT_THAT(tm().languages(), IsEmpty());
  const auto id = add(tm(), everything(session_)).id;
  add(tm(), pair_unit(session_, "one", "un"));
  const auto all = ElementsAre(Pair(tag("en"), 1U), Pair(tag("en-US"), 2U), Pair(tag("fa"), 1U),
                               Pair(tag("fr"), 1U), Pair(tag("zh-Hant-TW"), 1U));
  EXPECT_THAT(tm().languages(), all);
  reopen();
  EXPECT_EQ(tm().size(), 2U);
  EXPECT_THAT(tm().languages(), all);
  tm().erase(id);
  EXPECT_EQ(tm().size(), 1U);
  EXPECT_THAT(tm().languages(), ElementsAre(Pair(tag("en"), 1U), Pair(tag("fr"), 1U)));
}

TEST_P(TmContract, RebuildsAllKeysOrNone) {
  for (int i = 0; i < 2500; ++i) add(tm(), pair_unit(session_, "text " + std::to_string(i), "x"));
  const auto other_keys = [](const TranslationUnit& unit) {
    auto keys = keys_for(unit);
    for (auto& key : keys) key.keys[0] += 1;
    return keys;
  };
  check_keys_ = false;
  std::stop_source stop;
  Control control;
  control.stop = stop.get_token();
  control.on_progress = [&](const Progress& progress) {
    if (progress.done >= 2000) stop.request_stop();
  };
  EXPECT_EQ(error_of([&] { tm().rebuild_keys(other_keys, control); }), ErrorCode::cancelled);
  EXPECT_EQ(with_text("en", "text 7").size(), 1U);
  tm().rebuild_keys(other_keys, {});
  EXPECT_THAT(with_text("en", "text 7"), IsEmpty());
  EXPECT_EQ(tm().with_key(tag("en"), keys_for(variant("en", "text 2499")).keys[0] + 1).size(), 1U);
  EXPECT_THAT(tm().check_keys(other_keys), IsEmpty());
  EXPECT_THAT(tm().check_keys([](const TranslationUnit& unit) { return keys_for(unit); }),
              testing::Not(IsEmpty()));
}

/// The store against a plain list, over random adds, erasures, undone sessions and transactions.
TEST_P(TmContract, AgreesWithAPlainListOverRandomEdits) {
  std::mt19937 random(20260102);
  const auto below = [&](unsigned bound) { return random() % bound; };
  std::map<UnitId, StoredUnit> model;
  std::vector<SessionId> sessions{session_};
  for (int step = 0; step < 600; ++step) {
    const auto action = below(20);
    if (action < 13) {
      auto unit = pair_unit(sessions[below(static_cast<unsigned>(sessions.size()))],
                            std::string(below(6), 'a'), std::string(below(6), 'b'));
      if (below(3) == 0) unit.unit.variants[0].context = Context{"p", std::string(below(2), 'n')};
      const auto added = add(tm(), unit);
      const bool known =
          std::ranges::any_of(model, [&](const auto& each) { return each.second.unit == unit.unit; });
      ASSERT_EQ(added.outcome == AddOutcome::duplicate, known);
      if (!known) {
        model.emplace(added.id, StoredUnit{added.id, unit.session, unit.unit});
      }
    } else if (action < 17 && !model.empty()) {
      const auto victim =
          std::next(model.begin(), static_cast<int>(below(static_cast<unsigned>(model.size()))))->first;
      ASSERT_TRUE(tm().erase(victim));
      model.erase(victim);
    } else if (action < 18) {
      sessions.push_back(store_->start_session("edit", "", ""));
    } else if (action < 19 && sessions.size() > 1) {
      const auto place = sessions.begin() + static_cast<int>(below(static_cast<unsigned>(sessions.size())));
      ASSERT_TRUE(store_->undo(*place));
      std::erase_if(model, [&](const auto& each) { return each.second.session == *place; });
      sessions.erase(place);
    } else {
      const auto transaction = store_->begin();
      add(tm(), pair_unit(sessions.front(), "lost", std::to_string(step)));
    }
    ASSERT_EQ(tm().size(), model.size());
  }
  std::vector<StoredUnit> expected;
  for (const auto& [id, unit] : model) expected.push_back(unit);
  std::vector<StoredUnit> found;
  reopen();
  tm().each([&](const StoredUnit& unit) {
    found.push_back(unit);
    return true;
  });
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].id, expected[i].id);
    EXPECT_EQ(found[i].session, expected[i].session);
    EXPECT_EQ(found[i].unit, expected[i].unit);
  }
}

}  // namespace
}  // namespace distich::tests
