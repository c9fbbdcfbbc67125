#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TermContract : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    store_ = GetParam().open(folder_);
    first_ = store_->start_session("import", "a.tbx", "2026-01-02");
    second_ = store_->start_session("import", "b.tbx", "2026-01-03");
  }

  void TearDown() override { EXPECT_THAT(store_->check(), IsEmpty()); }

  [[nodiscard]] TermStore& terms() const { return store_->terms(); }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> found;
    terms().each([&](const Concept& item) {
      found.push_back(item.id);
      return true;
    });
    return found;
  }

  [[nodiscard]] std::uint64_t concepts_of(SessionId session) const {
    for (const auto& each : store_->sessions()) {
      if (each.id == session) return each.concepts;
    }
    return 0;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  SessionId first_{};
  SessionId second_{};
};

INSTANTIATE_TEST_SUITE_P(Backends, TermContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

Concept harbour(std::string definition) {
  Concept item;
  item.id = "harbour";
  item.subject = "shipping";
  item.definition = std::move(definition);
  item.note = "a note";
  item.terms = {{"harbour", tag("en-GB"), TermStatus::preferred, "noun", "", false},
                {"harbor", tag("en-US"), TermStatus::admitted, "noun", "US spelling", true},
                {"بندر", tag("fa"), TermStatus::deprecated, "", "", false},
                {"harbour", tag("en-GB"), TermStatus::forbidden, "verb", "", false}};
  item.properties = {{"source", "desk"}, {"x", ""}};
  return item;
}

Concept named(std::string id) {
  Concept item;
  item.id = std::move(id);
  return item;
}

TEST_P(TermContract, KeepsEverythingOfAConcept) {
  EXPECT_EQ(terms().put(harbour("a place"), first_), AddOutcome::added);
  EXPECT_EQ(terms().get("harbour"), harbour("a place"));
  EXPECT_FALSE(terms().get("Harbour"));
  EXPECT_EQ(terms().size(), 1U);
}

// Every member that a concept and a term have, each with a value of its own.
Concept told_at_length() {
  auto item = harbour("a place");
  item.source = "desk";
  item.created = {"Ana", "p-1", "2026-01-02"};
  item.modified = {"Ben", "", "2026-02-03"};
  item.relations = {{"broader", "shore", ""}, {"see", "", "quay"}};
  item.sections = {{tag("de"), "ein Ort", "Notiz", {{"admin", "projectSubset", "ports", "", "", "", "", 0}}},
                   {tag("fa"), "", "", {}}};
  item.extras = {{std::string(member_category), "definition", "", "", "", "", "", 0},
                 {"admin", "source", "a book", "b-1", "x1", "en", "plainText", 1},
                 {"descrip", "context", "", "", "", "", "", 0}};
  auto& term = item.terms.front();
  term.status_stated = false;
  term.id = "t1";
  term.gender = "masculine";
  term.usage = "the coast";
  term.context = "The harbour was full.";
  term.source = "a paper";
  term.created = {"Ana", "", ""};
  term.modified = {"", "p-2", ""};
  term.tolerance = TermTolerance::folded;
  term.variants = {"haven", "port"};
  term.extras = {{"termNote", "register", "technicalRegister", "", "", "", "", 0}};
  return item;
}

TEST_P(TermContract, KeepsAllThatTermbasesSay) {
  terms().put(told_at_length(), first_);
  EXPECT_EQ(terms().get("harbour"), told_at_length());
  EXPECT_EQ(terms().put(told_at_length(), second_), AddOutcome::duplicate);
  auto changed = told_at_length();
  changed.terms.front().created.date = "2026-05-06";
  EXPECT_EQ(terms().put(changed, second_), AddOutcome::replaced);
  EXPECT_EQ(terms().get("harbour"), changed);
  store_->undo(second_);
  EXPECT_EQ(terms().get("harbour"), told_at_length());
}

TEST_P(TermContract, RefusesAConceptWithoutIdOrSession) {
  EXPECT_EQ(error_of([&] { terms().put(named(""), first_); }), ErrorCode::invalid_argument);
  EXPECT_EQ(error_of([&] { terms().put(named("a"), SessionId{99}); }), ErrorCode::invalid_argument);
  EXPECT_EQ(terms().size(), 0U);
}

TEST_P(TermContract, TellsDuplicatesFromReplacements) {
  terms().put(harbour("a place"), first_);
  EXPECT_EQ(terms().put(harbour("a place"), second_), AddOutcome::duplicate);
  EXPECT_EQ(terms().put(harbour("a safe place"), second_), AddOutcome::replaced);
  EXPECT_EQ(terms().get("harbour")->definition, "a safe place");
  EXPECT_EQ(terms().size(), 1U);
  EXPECT_EQ(concepts_of(first_), 0U);
  EXPECT_EQ(concepts_of(second_), 1U);
}

TEST_P(TermContract, UndoPutsBackWhatWasReplaced) {
  terms().put(harbour("one"), first_);
  terms().put(harbour("two"), second_);
  terms().put(named("only here"), second_);
  EXPECT_TRUE(store_->undo(second_));
  EXPECT_EQ(terms().get("harbour"), harbour("one"));
  EXPECT_THAT(ids(), ElementsAre("harbour"));
  EXPECT_EQ(terms().size(), 1U);
}

TEST_P(TermContract, UndoOfAnEarlierSessionKeepsWhatALaterOneWrote) {
  terms().put(harbour("one"), first_);
  terms().put(harbour("two"), second_);
  EXPECT_TRUE(store_->undo(first_));
  EXPECT_EQ(terms().get("harbour")->definition, "two");
  EXPECT_TRUE(store_->undo(second_));
  EXPECT_FALSE(terms().get("harbour"));
  EXPECT_EQ(terms().size(), 0U);
}

TEST_P(TermContract, ASessionThatWritesTwiceIsUndoneToBeforeItself) {
  terms().put(harbour("one"), first_);
  terms().put(harbour("two"), second_);
  terms().put(harbour("three"), second_);
  EXPECT_EQ(terms().get("harbour")->definition, "three");
  store_->undo(second_);
  EXPECT_EQ(terms().get("harbour")->definition, "one");
}

TEST_P(TermContract, ErasesForGood) {
  terms().put(harbour("one"), first_);
  terms().put(harbour("two"), second_);
  EXPECT_TRUE(terms().erase("harbour"));
  EXPECT_FALSE(terms().erase("harbour"));
  store_->undo(second_);
  EXPECT_FALSE(terms().get("harbour"));
  EXPECT_EQ(terms().size(), 0U);
}

TEST_P(TermContract, VisitsByIdUntilToldToStop) {
  for (const char* id : {"b", "a", "ä", "B"}) terms().put(named(id), first_);
  EXPECT_THAT(ids(), ElementsAre("B", "a", "b", "ä"));
  int visits = 0;
  terms().each([&](const Concept&) { return ++visits < 2; });
  EXPECT_EQ(visits, 2);
}

}  // namespace
}  // namespace distich::tests
