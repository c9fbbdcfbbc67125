#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff1/xliff1_unit_reader_internal.hpp>

namespace distich::formats::xliff1 {

/// A segment of a <trans-unit>, or the whole of it, that gets a new target.
struct NewTarget {
  std::size_t segment = 0;
  std::string markup;
};

/// What is new in a <trans-unit>.
struct UnitChanges {
  std::vector<NewTarget> targets;
  std::optional<UnitState> state;
  std::vector<std::string> notes;
  PropertyChanges properties;
};

/// Adds the replacements that make the changes in the file's text.
void merge_trans_unit(std::string_view text, const TransUnit& unit, const UnitChanges& changes,
                      std::vector<Replacement>& out);

}  // namespace distich::formats::xliff1
