#pragma once
#include <string>
#include <vector>

#include "common/environment.hpp"
#include <distich/model/segmentation_rules.hpp>
#include <distich/store/store.hpp>

namespace distich::cli {

/// What files of rules hold, put together. Throws a usage error when more than one is an SRX file.
[[nodiscard]] SegmentationRules read_rule_files(const std::vector<std::string>& paths,
                                                Environment& environment);

/// Adds the overrides that a store remembers.
void add_overrides(Store& store, SegmentationRules& rules);

}  // namespace distich::cli
