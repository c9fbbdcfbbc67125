// What a session takes out or replaces, and what its undo brings back.
#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<VariantKeys> remade_keys(const TranslationUnit& unit) {
  return keys_for(unit);
}

std::optional<TmStore::Added> replace(TmStore& tm, UnitId id, const NewUnit& unit) {
  return tm.replace(id, unit.unit, unit.session, unit.keys);
}

class RemovalContract : public testing::TestWithParam<Backend> {
 protected:
  /// What look-ups go by follows every removal and return.
  void TearDown() override {
    EXPECT_THAT(store_->check(), IsEmpty());
    EXPECT_THAT(tm().check_keys(remade_keys), IsEmpty());
  }

  [[nodiscard]] TmStore& tm() const { return store_->tm(); }

  SessionId session(const std::string& kind) { return store_->start_session(kind, kind, "2026-03-01"); }

  /// The English texts that are in force, in order of id.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> all;
    tm().each([&](const StoredUnit& unit) {
      all.push_back(unit.unit.variants.front().text.text);
      return true;
    });
    return all;
  }

  /// The units that an English text is looked up by and that are there.
  [[nodiscard]] std::vector<UnitId> found(const std::string& text) const {
    auto ids = tm().with_key(tag("en"), keys_for(variant("en", text)).keys[0]);
    std::erase_if(ids, [&](UnitId id) { return !tm().get(id); });
    return ids;
  }

  [[nodiscard]] std::uint64_t removed_by(SessionId wanted) const {
    for (const auto& listed : store_->sessions()) {
      if (listed.id == wanted) return listed.removed;
    }
    return 0;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ = GetParam().open(folder_);
  SessionId import_ = session("import");
};

INSTANTIATE_TEST_SUITE_P(Backends, RemovalContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(RemovalContract, WhatIsRemovedIsGoneAndComesBackWhole) {
  auto unit = pair_unit(import_, "one", "un");
  unit.unit.id = "tu1";
  unit.unit.notes = {"a note"};
  unit.unit.properties = {{"client", "harbour"}};
  unit.unit.variants[0].context = Context{"before", "after"};
  unit.unit.variants[1].properties = {{"state", "final"}};
  const auto id = add(tm(), unit).id;
  const auto deleting = session("delete");
  EXPECT_TRUE(tm().remove(id, deleting));
  EXPECT_FALSE(tm().remove(id, deleting));
  EXPECT_FALSE(tm().get(id));
  EXPECT_EQ(tm().size(), 0U);
  EXPECT_THAT(tm().languages(), IsEmpty());
  EXPECT_EQ(removed_by(deleting), 1U);
  EXPECT_EQ(store_->statistics().removed, 1U);

  EXPECT_EQ(error_of([&] { store_->undo(deleting); }), ErrorCode::invalid_argument);
  EXPECT_EQ(tm().size(), 0U) << "an undo happens whole or not at all";
  EXPECT_TRUE(store_->undo(deleting, remade_keys));
  EXPECT_EQ(tm().size(), 1U);
  EXPECT_EQ(store_->statistics().removed, 0U);
  tm().each([&](const StoredUnit& back) {
    EXPECT_EQ(back.unit, unit.unit);
    EXPECT_EQ(back.session, import_);
    EXPECT_NE(back.id, id) << "ids are never given twice";
    return true;
  });
}

TEST_P(RemovalContract, ReplacingKeepsTheOldOne) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto editing = session("edit");
  const auto edited = replace(tm(), id, pair_unit(editing, "two", "deux"));
  ASSERT_TRUE(edited);
  EXPECT_EQ(edited->outcome, AddOutcome::added);
  EXPECT_THAT(texts(), ElementsAre("two"));
  EXPECT_FALSE(replace(tm(), id, pair_unit(editing, "three", "trois")));
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one"));
  EXPECT_EQ(store_->sessions().size(), 1U);
}

TEST_P(RemovalContract, OnlyNotesChanged) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto editing = session("edit");
  auto noted = pair_unit(editing, "one", "un");
  noted.unit.notes = {"seen"};
  EXPECT_EQ(replace(tm(), id, noted)->outcome, AddOutcome::added);
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  tm().each([](const StoredUnit& unit) {
    EXPECT_THAT(unit.unit.notes, IsEmpty());
    return true;
  });
}

TEST_P(RemovalContract, AnEditThatMakesADuplicateTakesTheOldOneOut) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto other = add(tm(), pair_unit(import_, "two", "deux")).id;
  const auto editing = session("edit");
  const auto edited = replace(tm(), id, pair_unit(editing, "two", "deux"));
  EXPECT_EQ(edited->outcome, AddOutcome::duplicate);
  EXPECT_EQ(edited->id, other);
  EXPECT_THAT(texts(), ElementsAre("two"));
  const auto deleting = session("delete");
  EXPECT_TRUE(tm().remove(other, deleting));
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one")) << "the edited unit owes nothing to the other one";
}

TEST_P(RemovalContract, UndoInTheOtherOrderEndsTheSame) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto first = session("edit");
  const auto second = session("edit");
  const auto middle = replace(tm(), id, pair_unit(first, "two", "deux"))->id;
  (void)replace(tm(), middle, pair_unit(second, "three", "trois"));
  EXPECT_TRUE(store_->undo(first, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("three")) << "a later edit stays in force";
  EXPECT_EQ(removed_by(second), 1U);
  EXPECT_TRUE(store_->undo(second, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one")) << "and its undo leads to what is left beneath";
}

TEST_P(RemovalContract, UndoStepByStepBackwards) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto first = session("edit");
  const auto second = session("delete");
  const auto middle = replace(tm(), id, pair_unit(first, "two", "deux"))->id;
  EXPECT_TRUE(tm().remove(middle, second));
  EXPECT_TRUE(store_->undo(second, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("two"));
  EXPECT_TRUE(store_->undo(first, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one"));
}

TEST_P(RemovalContract, UndoAfterADeletedUnitCameBack) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto editing = session("edit");
  const auto deleting = session("delete");
  const auto middle = replace(tm(), id, pair_unit(editing, "two", "deux"))->id;
  EXPECT_TRUE(tm().remove(middle, deleting));
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  EXPECT_THAT(texts(), IsEmpty()) << "the unit stays deleted";
  EXPECT_TRUE(store_->undo(deleting, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one"));
}

TEST_P(RemovalContract, TwiceInOneSession) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto editing = session("edit");
  const auto middle = replace(tm(), id, pair_unit(editing, "two", "deux"))->id;
  const auto last = replace(tm(), middle, pair_unit(editing, "three", "trois"))->id;
  EXPECT_TRUE(tm().remove(last, editing));
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one"));
  EXPECT_EQ(store_->statistics().removed, 0U);
}

TEST_P(RemovalContract, WhatAnUndoneImportHadBroughtDoesNotComeBack) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto deleting = session("delete");
  EXPECT_TRUE(tm().remove(id, deleting));
  EXPECT_TRUE(store_->undo(import_, remade_keys));
  EXPECT_TRUE(store_->undo(deleting, remade_keys));
  EXPECT_THAT(texts(), IsEmpty());
  EXPECT_EQ(store_->statistics().removed, 0U);
}

TEST_P(RemovalContract, WhatWasImportedAgainMeanwhileIsNotThereTwice) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  const auto deleting = session("delete");
  EXPECT_TRUE(tm().remove(id, deleting));
  add(tm(), pair_unit(session("import"), "one", "un"));
  EXPECT_TRUE(store_->undo(deleting, remade_keys));
  EXPECT_THAT(texts(), ElementsAre("one"));
}

TEST_P(RemovalContract, ATransactionThatIsNotCommittedRemovesNothing) {
  const auto id = add(tm(), pair_unit(import_, "one", "un")).id;
  {
    const auto transaction = store_->begin();
    EXPECT_TRUE(tm().remove(id, session("delete")));
    EXPECT_EQ(tm().size(), 0U);
  }
  EXPECT_TRUE(tm().get(id));
  EXPECT_EQ(store_->statistics().removed, 0U);
}

TEST_P(RemovalContract, LookUpsFollowWhatGoesAndWhatComesBack) {
  const auto unit = pair_unit(import_, "one", "un");
  const auto id = add(tm(), unit).id;
  EXPECT_THAT(found("one"), ElementsAre(id));
  const auto editing = session("edit");
  const auto edited = replace(tm(), id, pair_unit(editing, "two", "deux"))->id;
  EXPECT_THAT(found("one"), IsEmpty());
  EXPECT_THAT(found("two"), ElementsAre(edited));
  EXPECT_TRUE(store_->undo(editing, remade_keys));
  EXPECT_THAT(found("two"), IsEmpty());
  ASSERT_EQ(found("one").size(), 1U);
  EXPECT_EQ(tm().get(found("one")[0])->unit, unit.unit);
}

// More than the tail of an index holds, and more erasures than it bears without tidying up.
TEST_P(RemovalContract, ManyUnitsGoAndComeBack) {
  constexpr int many = 2500;
  std::vector<UnitId> ids;
  {
    const auto transaction = store_->begin();
    for (int i = 0; i < many; ++i) {
      const auto number = std::to_string(i);
      ids.push_back(add(tm(), pair_unit(import_, "text " + number, "texte " + number)).id);
    }
    transaction->commit();
  }
  const auto deleting = session("delete");
  {
    const auto transaction = store_->begin();
    for (int i = 0; i < many; ++i) {
      if (i % 5 != 0) tm().remove(ids[static_cast<std::size_t>(i)], deleting);
    }
    transaction->commit();
  }
  EXPECT_THAT(tm().check_keys(remade_keys), IsEmpty());
  EXPECT_THAT(found("text 1"), IsEmpty());
  EXPECT_THAT(found("text 5"), ElementsAre(ids[5]));
  EXPECT_TRUE(store_->undo(deleting, remade_keys));
  EXPECT_EQ(tm().size(), static_cast<std::uint64_t>(many));
  EXPECT_EQ(found("text 1").size(), 1U);
  EXPECT_THAT(found("text 5"), ElementsAre(ids[5]));
}

TEST_P(RemovalContract, WhatATransactionAddsAndTakesOutAgainIsNotFound) {
  const auto editing = session("edit");
  {
    const auto transaction = store_->begin();
    const auto first = add(tm(), pair_unit(import_, "one", "un")).id;
    const auto second = replace(tm(), first, pair_unit(editing, "two", "deux"))->id;
    EXPECT_TRUE(tm().remove(second, editing));
    EXPECT_THAT(found("two"), IsEmpty());
    transaction->commit();
  }
  EXPECT_THAT(found("one"), IsEmpty());
  EXPECT_THAT(found("two"), IsEmpty());
}

TEST_P(RemovalContract, TheConnectionSurvivesAnOldIdThatIsNotThere) {
  const auto deleting = session("delete");
  EXPECT_FALSE(tm().remove(UnitId{99}, deleting));
  EXPECT_TRUE(store_->undo(deleting)) << "nothing comes back, so no keys are needed";
}

Concept ferry(const std::string& note) {
  Concept item;
  item.id = "ferry";
  item.note = note;
  Term term;
  term.text = "ferry";
  term.language = tag("en");
  item.terms.push_back(std::move(term));
  return item;
}

TEST_P(RemovalContract, AConceptThatWasRemovedComesBack) {
  auto& terms = store_->terms();
  terms.put(ferry("first"), import_);
  const auto removing = session("delete");
  EXPECT_TRUE(terms.remove("ferry", removing));
  EXPECT_FALSE(terms.remove("ferry", removing));
  EXPECT_FALSE(terms.get("ferry"));
  EXPECT_EQ(terms.size(), 0U);
  terms.each([](const Concept& item) {
    ADD_FAILURE() << item.id;
    return true;
  });
  EXPECT_THAT(store_->check(), IsEmpty());
  EXPECT_TRUE(store_->undo(removing));
  EXPECT_EQ(terms.get("ferry"), ferry("first"));
  EXPECT_EQ(terms.size(), 1U);
}

TEST_P(RemovalContract, AConceptThatWasRemovedCanBeAddedAgain) {
  auto& terms = store_->terms();
  terms.put(ferry("first"), import_);
  const auto removing = session("delete");
  EXPECT_TRUE(terms.remove("ferry", removing));
  const auto again = session("edit");
  EXPECT_EQ(terms.put(ferry("second"), again), AddOutcome::added);
  EXPECT_EQ(terms.size(), 1U);
  EXPECT_TRUE(store_->undo(again));
  EXPECT_FALSE(terms.get("ferry"));
  EXPECT_TRUE(store_->undo(removing));
  EXPECT_EQ(terms.get("ferry"), ferry("first"));
}

TEST_P(RemovalContract, AConceptAddedAndRemovedInOneSession) {
  auto& terms = store_->terms();
  terms.put(ferry("first"), import_);
  const auto editing = session("edit");
  terms.put(ferry("second"), editing);
  EXPECT_TRUE(terms.remove("ferry", editing));
  EXPECT_EQ(terms.size(), 0U);
  EXPECT_FALSE(terms.erase("ferry"));
  EXPECT_EQ(terms.size(), 0U) << "erasing what was removed counts nothing twice";
}

}  // namespace
}  // namespace distich::tests
