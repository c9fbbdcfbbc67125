#include "common/bilingual_files.hpp"

namespace distich::cli {

BilingualFile load_bilingual(InputFile& input, const Format& format, ReadOptions read,
                             Environment& environment) {
  read.input = input.name();
  const auto control = control_of(environment);
  const auto reader = format.read_bilingual(input.stream(), read, control);
  BilingualFile file;
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    control.checkpoint({"reading", file.units.size(), {}});
    file.units.push_back(std::move(unit));
  }
  file.header = reader->header();
  if (!file.header.languages.source.known() || !file.header.languages.target.known()) {
    throw usage(tr("{1} does not say its two languages; name them with -s and -t", input.name()));
  }
  for (auto& unit : file.units) {
    if (!unit.languages.source.known()) unit.languages.source = file.header.languages.source;
    if (!unit.languages.target.known()) unit.languages.target = file.header.languages.target;
  }
  return file;
}

}  // namespace distich::cli
