#include <istream>
#include <iterator>
#include <string>

#include <distich/engine/check_format.hpp>

namespace distich {
namespace {

template <class Record>
void read_all(Reader<Record>& reader) {
  Record record;
  while (reader.next(record)) {
  }
}

}  // namespace

void check_format(std::istream& in, const Format& format, const ReadOptions& options,
                  const Control& control) {
  if (format.validate) return format.validate(in, options, control);
  if (format.read_bilingual) return read_all(*format.read_bilingual(in, options, control));
  if (format.read_memory) return read_all(*format.read_memory(in, options, control));
  if (format.read_glossary) return read_all(*format.read_glossary(in, options, control));
  if (format.read_rules) return (void)format.read_rules(in, options, control);
  if (!format.read_article)
    throw Error(ErrorCode::unsupported, tr("the format {1} cannot be checked: nothing reads it", format.id));
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  (void)format.read_article(bytes, options, control);
}

}  // namespace distich
