#include <istream>
#include <ostream>
#include <streambuf>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/engine/convert.hpp>
#include <distich/qa/check.hpp>

namespace distich {
namespace {

template <class Record>
std::uint64_t copy_records(Reader<Record>& reader, Writer<Record>& writer, const Control& control) {
  writer.begin(reader.header());
  std::uint64_t done = 0;
  for (Record record; reader.next(record); record = {}) {
    writer.write(record);
    control.checkpoint({"converting", ++done, {}});
  }
  writer.finish();
  return done;
}

/// Hands on what is read from a stream, and writes it to another one.
class CopyingBuffer final : public std::streambuf {
 public:
  CopyingBuffer(std::istream& in, std::ostream& out) : in_(&in), out_(&out) {}

  /// What the reader did not ask for.
  void copy_rest() {
    setg(nullptr, nullptr, nullptr);
    while (underflow() != traits_type::eof()) setg(nullptr, nullptr, nullptr);
  }

 protected:
  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    in_->read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    const auto size = in_->gcount();
    if (size <= 0) return traits_type::eof();
    out_->write(chunk_.data(), size);
    setg(chunk_.data(), chunk_.data(), chunk_.data() + size);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::istream* in_;
  std::ostream* out_;
  std::vector<char> chunk_ = std::vector<char>(1U << 16U);
};

/// A file in its own format is the same file; it is read all the same, to be counted and refused if it is
/// none.
std::uint64_t copy_file(std::istream& in, const Format& format, ReadOptions read, std::ostream& out,
                        const Control& control) {
  CopyingBuffer buffer(in, out);
  std::istream copied(&buffer);
  read.use = FileUse::look;
  const auto reader = format.read_bilingual(copied, read, control);
  std::uint64_t done = 0;
  for (BilingualUnit unit; reader->next(unit); unit = {}) control.checkpoint({"converting", ++done, {}});
  buffer.copy_rest();
  return done;
}

void report_codes(const Checker& codes, const BilingualUnit& unit, const std::string& input,
                  const Control& control) {
  for (const auto& finding : codes.check(unit)) {
    SourcePos where;
    where.input = input + ": " + finding.unit_id;
    control.report({finding.severity, "merge.inline-codes", finding.message, std::move(where)});
  }
}

}  // namespace

void write_file(const BilingualFile& file, std::ostream& out, const Format& format,
                const WriteOptions& options) {
  const auto writer = format.write_bilingual(out, options);
  writer->begin(file.header);
  for (const auto& unit : file.units) writer->write(unit);
  writer->finish();
}

std::uint64_t convert(std::istream& in, const Format& from, const ReadOptions& read, std::ostream& out,
                      const Format& to, const WriteOptions& write, const Control& control, RecordKind kind) {
  const bool glossary = kind == RecordKind::glossary;
  if (from.id == to.id && from.rewrites && write.dialect.empty())
    return copy_file(in, from, read, out, control);
  if (!glossary && from.read_bilingual && to.write_bilingual) {
    return copy_records(*from.read_bilingual(in, read, control), *to.write_bilingual(out, write), control);
  }
  if (!glossary && from.read_memory && to.write_memory) {
    return copy_records(*from.read_memory(in, read, control), *to.write_memory(out, write), control);
  }
  if (from.read_glossary && to.write_glossary) {
    return copy_records(*from.read_glossary(in, read, control), *to.write_glossary(out, write), control);
  }
  throw Error(ErrorCode::unsupported,
              tr("{1} cannot be written as {2}: they hold different things", from.title, to.title));
}

Merged merge(std::istream& in, const Format& from, const ReadOptions& read, const FormatRegistry& formats,
             const Control& control) {
  const auto reader = from.read_bilingual(in, read, control);
  const auto& skeleton = reader->header().skeleton;
  if (!skeleton) {
    throw Error(
        ErrorCode::unsupported,
        tr("{1} does not hold the article that it was made from; merge the XLIFF file that assist wrote",
           read.input));
  }
  const Format* article = formats.find(skeleton->format);
  if (article == nullptr || !article->merge) {
    throw Error(ErrorCode::unsupported, tr("cannot write articles in the format {1}", skeleton->format));
  }
  Merged merged;
  merged.format = article->id;
  merged.languages = reader->header().languages;
  const Checker codes(merged.languages, {}, {.only = {"inline-codes"}});
  std::vector<BilingualUnit> units;
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    control.checkpoint({"merging", ++merged.units, {}});
    const bool translated = unit.target && !unit.target->text.empty();
    if (translated) {
      report_codes(codes, unit, read.input, control);
    } else {
      ++merged.untranslated;
    }
    unit.suggestions.clear();
    unit.terms.clear();
    units.push_back(std::move(unit));
  }
  merged.bytes = article->merge(*skeleton, units);
  return merged;
}

}  // namespace distich
