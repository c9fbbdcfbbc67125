#include "common/bilingual_files.hpp"

#include <algorithm>

#include "common/languages.hpp"
#include <distich/base/file.hpp>

namespace distich::cli {

void declare_reading(Declaration& declare, BilingualReading& reading) {
  declare.option("-s,--source", "LANG", reading.source,
                 tr("source language, where the file has many or does not say"));
  declare.option("-t,--target", "LANG", reading.target,
                 tr("target language, where the file has many or does not say"));
  declare.option("--from", "FORMAT", reading.from, tr("format of the file; found out if not named"));
  declare.option("--encoding", "NAME", reading.encoding,
                 tr("encoding of the file, like windows-1256; found out if not named"));
}

ReadOptions read_options(const BilingualReading& reading, Environment& environment) {
  ReadOptions options;
  options.encoding = reading.encoding;
  options.languages = {language_named(reading.source, environment),
                       language_named(reading.target, environment)};
  return options;
}

BilingualInput::BilingualInput(const std::string& path, const BilingualReading& reading,
                               Environment& environment, std::initializer_list<Capability> any_of)
    : file_(path, environment),
      format_(&choose_reader(environment.formats, reading.from, file_.head(), file_.name(), any_of)),
      options_(read_options(reading, environment)) {
  options_.input = file_.name();
  options_.use = FileUse::look;
}

const Format& writer_after_change(const Format& own, const std::string& to, const std::string& output,
                                  const Environment& environment) {
  const bool to_stdout = output.empty() || output == "-";
  const auto extension = file_extension(output);
  const bool fits = to_stdout || std::ranges::find(own.extensions, extension) != own.extensions.end();
  if (to.empty() && fits && own.write_bilingual) return own;
  return choose_writer(environment.formats, to, output, {Capability::write_bilingual});
}

FileUse use_for(const Format& own, const Format& to) noexcept {
  return own.id == to.id && own.rewrites ? FileUse::rewrite : FileUse::take;
}

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
