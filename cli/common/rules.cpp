#include "common/rules.hpp"

#include <iterator>
#include <utility>

#include "common/files.hpp"
#include <distich/engine/choose.hpp>

namespace distich::cli {

SegmentationRules read_rule_files(const std::vector<std::string>& paths, Environment& environment) {
  SegmentationRules all;
  for (const auto& path : paths) {
    InputFile file(path, environment);
    const auto& format =
        choose_reader(environment.formats, "", file.head(), file.name(), {Capability::read_rules});
    auto rules = format.read_rules(file.stream(), {file.name(), {}, {}}, control_of(environment));
    if (rules.set && all.set) throw usage(tr("more than one SRX file is named with {1}", "--rules"));
    if (rules.set) all.set = std::move(rules.set);
    all.overrides.insert(all.overrides.end(), std::make_move_iterator(rules.overrides.begin()),
                         std::make_move_iterator(rules.overrides.end()));
  }
  return all;
}

void add_overrides(Store& store, SegmentationRules& rules) {
  for (auto& each : store.overrides().all()) rules.overrides.push_back(std::move(each.item));
}

}  // namespace distich::cli
