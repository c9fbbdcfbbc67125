// Which units a filter admits, and counting what a store holds.
#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FilterContract : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    first_ = store_->start_session("import", "ferry.tmx", "2026-03-01T10:00:00Z");
    second_ = store_->start_session("import", "harbour.tmx", "2026-04-01T10:00:00Z");
    auto signed_unit = pair_unit(first_, "The ferry came.", "Le bac est arrivé.");
    signed_unit.unit.properties = {{"creationid", "mira"}, {"client", "harbour"}};
    add(store_->tm(), signed_unit);
    add(store_->tm(), stored(first_, {variant("en-US", "Nobody left."), variant("de", "Niemand ging.")}));
    auto changed = pair_unit(second_, "Rain again.", "Encore la pluie.");
    changed.unit.properties = {{"changeid", "mira"}, {"client", "city"}};
    add(store_->tm(), changed);
  }

  void TearDown() override { EXPECT_THAT(store_->check(), IsEmpty()); }

  [[nodiscard]] std::vector<std::string> found(const UnitFilter& filter) const {
    std::vector<std::string> texts;
    store_->tm().each_of(filter, [&](const StoredUnit& unit) {
      texts.push_back(unit.unit.variants.front().text.text);
      return true;
    });
    return texts;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ = GetParam().open(folder_);
  SessionId first_{};
  SessionId second_{};
};

INSTANTIATE_TEST_SUITE_P(Backends, FilterContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(FilterContract, AnOpenFilterAdmitsAllById) {
  EXPECT_TRUE(is_open({}));
  EXPECT_THAT(found({}), ElementsAre("The ferry came.", "Nobody left.", "Rain again."));
}

TEST_P(FilterContract, ByLanguages) {
  UnitFilter filter;
  filter.languages = {tag("en"), tag("de")};
  EXPECT_THAT(found(filter), ElementsAre("Nobody left."));
  filter.languages = {tag("de"), {}};
  EXPECT_THAT(found(filter), ElementsAre("Nobody left."));
  filter.languages = {tag("en-GB"), {}};
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Nobody left.", "Rain again."));
  filter.languages = {tag("en"), tag("en-US")};
  EXPECT_THAT(found(filter), IsEmpty()) << "one text cannot be both sides";
  filter.languages = {tag("en"), tag("fr")};
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Rain again."));
}

TEST_P(FilterContract, BySessionOriginAndDate) {
  UnitFilter filter;
  filter.session = second_;
  EXPECT_THAT(found(filter), ElementsAre("Rain again."));
  filter = {};
  filter.origin = "ferry.tmx";
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Nobody left."));
  filter = {};
  filter.since = "2026-03-15";
  EXPECT_THAT(found(filter), ElementsAre("Rain again."));
  filter = {};
  filter.before = "2026-03-15";
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Nobody left."));
  filter.since = "2026-03-01T10:00:00Z";
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Nobody left.")) << "since includes its moment";
}

TEST_P(FilterContract, ByAuthorAndProperties) {
  UnitFilter filter;
  filter.author = "mira";
  EXPECT_THAT(found(filter), ElementsAre("The ferry came.", "Rain again."));
  filter.properties = {{"client", "city"}};
  EXPECT_THAT(found(filter), ElementsAre("Rain again."));
  filter.properties = {{"client", "city"}, {"year", "2026"}};
  EXPECT_THAT(found(filter), IsEmpty());
}

TEST_P(FilterContract, ByTextInAnyLanguageAsWritten) {
  UnitFilter filter;
  filter.contains = "pluie";
  EXPECT_THAT(found(filter), ElementsAre("Rain again."));
  filter.contains = "Pluie";
  EXPECT_THAT(found(filter), IsEmpty());
  filter.contains = "%";
  EXPECT_THAT(found(filter), IsEmpty()) << "nothing in it is a pattern";
}

TEST_P(FilterContract, ConditionsAddUpAndTheVisitorCanStop) {
  UnitFilter filter;
  filter.languages = {tag("en"), tag("fr")};
  filter.since = "2026-01";
  filter.author = "mira";
  int visits = 0;
  store_->tm().each_of(filter, [&](const StoredUnit&) {
    ++visits;
    return false;
  });
  EXPECT_EQ(visits, 1);
  filter.before = "2026-02";
  EXPECT_THAT(found(filter), IsEmpty());
}

TEST_P(FilterContract, CountsByOriginLanguagesAndDay) {
  using Group = StoreStatistics::Group;
  const auto counts = store_->statistics();
  EXPECT_EQ(counts.units, 3U);
  EXPECT_EQ(counts.variants, 6U);
  EXPECT_EQ(counts.removed, 0U);
  EXPECT_GT(counts.text_bytes, 80U);
  EXPECT_GT(counts.file_bytes, 4096U);
  EXPECT_THAT(counts.by_origin, ElementsAre(Group{"ferry.tmx", 2}, Group{"harbour.tmx", 1}));
  EXPECT_THAT(counts.by_languages, ElementsAre(Group{"de en-US", 1}, Group{"en fr", 2}));
  EXPECT_THAT(counts.by_day, ElementsAre(Group{"2026-03-01", 2}, Group{"2026-04-01", 1}));
}

TEST_P(FilterContract, KeepsPenaltiesByOrigin) {
  EXPECT_THAT(store_->origin_penalties(), IsEmpty());
  store_->set_origin_penalty("harbour.tmx", 500);
  store_->set_origin_penalty("ferry.tmx", 100);
  store_->set_origin_penalty("harbour.tmx", 700);
  EXPECT_THAT(store_->origin_penalties(),
              ElementsAre(OriginPenalty{"ferry.tmx", 100}, OriginPenalty{"harbour.tmx", 700}));
  store_->set_origin_penalty("ferry.tmx", 0);
  EXPECT_THAT(store_->origin_penalties(), ElementsAre(OriginPenalty{"harbour.tmx", 700}));
}

}  // namespace
}  // namespace distich::tests
