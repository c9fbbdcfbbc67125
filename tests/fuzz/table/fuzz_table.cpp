// Any bytes as a glossary, a memory and a bilingual file, in both dialects. What was read and
// written must read back as it was.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/table/table.hpp>

namespace {

using distich::LanguageTag;

const distich::LanguagePair languages{*LanguageTag::parse("en"), *LanguageTag::parse("fa")};

template <class Record, class ReadFunction>
std::vector<Record> read(const ReadFunction& function, const std::string& bytes) {
  std::istringstream in(bytes);
  const auto reader = function(in, {.input = "fuzz", .encoding = {}, .languages = languages}, {});
  std::vector<Record> out;
  for (Record record; reader->next(record);) out.push_back(record);
  return out;
}

void check(const distich::Format& format, const std::string& bytes) {
  try {
    (void)read<distich::BilingualUnit>(format.read_bilingual, bytes);
  } catch (const distich::Error&) {  // not a file of the format
  }
  try {
    (void)read<distich::TranslationUnit>(format.read_memory, bytes);
  } catch (const distich::Error&) {  // not a file of the format
  }
  std::vector<distich::Concept> concepts;
  try {
    concepts = read<distich::Concept>(format.read_glossary, bytes);
  } catch (const distich::Error&) {
    return;
  }
  if (concepts.empty()) return;
  std::ostringstream out;
  const auto writer = format.write_glossary(out, {});
  writer->begin({});
  for (const auto& entry : concepts) writer->write(entry);
  writer->finish();
  if (read<distich::Concept>(format.read_glossary, out.str()).size() != concepts.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check(distich::tsv_format(), bytes);
  check(distich::csv_format(), bytes);
  return 0;
}
