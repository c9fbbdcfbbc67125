// Whatever the bytes: only Error is thrown, and what was read, written and read again stays the same when
// that is done once more.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/format.hpp>

namespace {

using distich::Concept;

struct File {
  distich::FileHeader header;
  std::vector<Concept> concepts;
};

File read(const distich::Format& format, const std::string& bytes) {
  distich::ReadOptions options;
  options.input = "fuzz.index";
  options.languages = {*distich::LanguageTag::parse("en"), *distich::LanguageTag::parse("fa")};
  options.beside = [&](const std::string&) { return std::make_unique<std::istringstream>(bytes); };
  std::istringstream in(bytes);
  const auto reader = format.read_glossary(in, options, {});
  File file;
  file.header = reader->header();
  for (Concept item; reader->next(item);) file.concepts.push_back(item);
  return file;
}

std::string write(const distich::Format& format, const File& file) {
  std::ostringstream out;
  const auto writer = format.write_glossary(out, {});
  writer->begin(file.header);
  for (const auto& item : file.concepts) writer->write(item);
  writer->finish();
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto registry = distich::FormatRegistry::with_builtin_formats();
  const auto& format = *registry.find(FUZZED_FORMAT);
  try {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
    const auto file = read(format, {reinterpret_cast<const char*>(data), size});
    if (!format.write_glossary) return 0;
    const auto again = read(format, write(format, file));
    if (read(format, write(format, again)).concepts != again.concepts) std::abort();
  } catch (const distich::Error&) {
  }
  return 0;
}
