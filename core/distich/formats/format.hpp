#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/byte_map.hpp>
#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/base/message.hpp>
#include <distich/model/document.hpp>
#include <distich/model/segmentation_rules.hpp>
#include <distich/model/term.hpp>
#include <distich/model/unit.hpp>

namespace distich {

/// The article that a bilingual file was made from, kept so that `merge` can put the target
/// texts in place of the source texts and leave every other byte as it was.
struct Skeleton {
  std::string format;  ///< id of the format that can merge it: "text", "html", "po", …
  std::string text;    ///< the whole file: as UTF-8, or where it is packed its bytes as they are
  std::string encoding =
      "UTF-8";  ///< of the file as it was, and will be written; "binary" where it is packed
  bool byte_order_mark = false;

  friend auto operator<=>(const Skeleton&, const Skeleton&) = default;
};

/// An article taken out of its file format.
struct Article {
  Document document;  ///< clean text in blocks, with inline codes; no segments yet
  Skeleton skeleton;
  ByteMap map;                         ///< source: source(); derived: document.text()
  std::vector<ByteRange> code_places;  ///< of document.codes(), in source()
  std::string unpacked{};              ///< of a packed file, its texts one after the other
  std::string name;                    ///< the file's name without its folders

  /// What places count in: the skeleton's text, or what a packed file holds.
  [[nodiscard]] std::string_view source() const noexcept {
    return unpacked.empty() ? std::string_view(skeleton.text) : std::string_view(unpacked);
  }

  /// Where a range of the document's text stands in the source, with the codes that `slice`
  /// takes for it.
  [[nodiscard]] ByteRange place_of(ByteRange in_document) const;
};

struct FileHeader {
  LanguagePair languages;  ///< "und" where the file does not say
  std::string original;    ///< name of the file that the units were taken from
  std::optional<Skeleton> skeleton;
  Properties properties;
};

/// Pulls records out of a file one by one: memory stays flat however large the file is.
template <class Record>
class Reader {
 public:
  virtual ~Reader() = default;
  /// Known from the start.
  [[nodiscard]] virtual const FileHeader& header() const = 0;
  /// Fills `record` and returns true, or returns false at the end of the file.
  virtual bool next(Record& record) = 0;
};

/// A row of a table of segments that people went through, to be taken back into the file that it was made of.
struct ReviewRow {
  BilingualUnit unit;
  std::optional<UnitState> state;  ///< nullopt where the row does not say it, whatever `unit` has
  SourcePos where;                 ///< of the target's cell

  friend auto operator<=>(const ReviewRow&, const ReviewRow&) = default;
};

/// Takes records one by one. A file without `finish` is incomplete.
template <class Record>
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(const FileHeader& header) = 0;
  virtual void write(const Record& record) = 0;
  virtual void finish() = 0;
};

/// What the columns of a table are for: a role ("source", "target", "en", "note", "status", …) and the
/// column's heading, or its number from 1.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

/// What becomes of a bilingual file whose units are read.
enum class FileUse : std::uint8_t {
  take,     ///< its units go elsewhere: what they cannot hold is lost, and reported
  look,     ///< it stays as it is
  rewrite,  ///< its units go back into it: where the format can (`Format::rewrites`), it is held whole,
            ///< becomes the header's skeleton, and units have their places in it
};

struct ReadOptions {
  std::string input;       ///< the file's name, for messages
  std::string encoding;    ///< what the caller says; empty = find out
  LanguagePair languages;  ///< what the caller says; "und" = find out. Of a file with more
                           ///< languages, the two to take
  /// Opens a file that lies beside the input and belongs to it; null when there is none. May be empty.
  std::function<std::unique_ptr<std::istream>(const std::string& name)> beside{};
  ColumnMap columns{};  ///< of tables of terms, where their header does not say it, or has other words
  FileUse use = FileUse::take;  ///< of bilingual files
};

/// What deserves a look in a unit, for formats that people read.
struct Remark {
  std::string check;  ///< what it was found by
  Severity severity = Severity::warning;
  Message message;
};

struct WriteOptions {
  std::string
      creation_time;  ///< ISO 8601 in UTC, given by the caller so that output is reproducible; may be empty
  std::string delimiter{};  ///< of CSV; empty = the format's own
  std::string dialect{};    ///< of TBX, UTX and XLIFF 2; empty = that of the header, else the format's own
  std::string style{};      ///< of TBX: "dca", "dct"; empty = as `dialect`
  /// Hears of what the format cannot hold, once a kind, with how often it was left out. May be empty.
  std::function<void(const Diagnostic&)> on_diagnostic{};
  std::string output{};  ///< the file's name, for formats of more than one file; empty where it has none
  /// Opens a further file of the output, in place of one of that name once both are whole. The stream lives
  /// as long as that of the first. May be empty: then there can be only one.
  std::function<std::ostream&(const std::string& name)> beside{};
  /// What to say of each unit, in their order; asked by the side-by-side page alone. May be empty.
  std::function<std::vector<Remark>(const BilingualUnit&)> remarks{};
};

/// All there is to know of a format: a plain value. An empty function means "cannot".
/// Readers throw Error{malformed} with a place for files that are not of the format, report
/// bad records as diagnostics and go on. Streams must outlive the readers and writers on them.
struct Format {
  std::string_view id;     ///< "text", "html", "markdown", "xliff", "tmx", "tsv", "csv", "page", "srx", …
  std::string_view title;  ///< "XLIFF 2.1"
  std::vector<std::string_view> extensions;  ///< lower case, without the dot; the first is the usual one
  /// What it cannot hold when it is written, or does not read of an article: "suggestions", "comments", …
  std::vector<Message> loses;

  /// Is this a file of the format? 0 = no … 100 = surely. Sees the first bytes, decoded to
  /// UTF-8 where that is possible, and the file's name.
  std::function<int(std::string_view head, std::string_view name)> sniff;

  std::function<Article(std::string_view bytes, const ReadOptions&, const Control&)> read_article;
  /// The article with target texts in place of source texts. Every unit must have a place, but for
  /// catalogues, which find their entries by id; a unit without target keeps its source. Untouched bytes stay
  /// as they are.
  std::function<std::string(const Skeleton&, std::span<const BilingualUnit>)> merge;

  std::function<std::unique_ptr<Reader<BilingualUnit>>(std::istream&, const ReadOptions&, const Control&)>
      read_bilingual;
  std::function<std::unique_ptr<Writer<BilingualUnit>>(std::ostream&, const WriteOptions&)> write_bilingual;
  /// Are units that were read for `FileUse::rewrite` put back by `write_bilingual` so that every byte of the
  /// file but targets, states, notes and properties that changed stays as it was? Never with a dialect.
  bool rewrites = false;
  std::function<std::unique_ptr<Reader<ReviewRow>>(std::istream&, const ReadOptions&, const Control&)>
      read_review;
  std::function<std::unique_ptr<Reader<TranslationUnit>>(std::istream&, const ReadOptions&, const Control&)>
      read_memory;
  std::function<std::unique_ptr<Writer<TranslationUnit>>(std::ostream&, const WriteOptions&)> write_memory;
  std::function<std::unique_ptr<Reader<Concept>>(std::istream&, const ReadOptions&, const Control&)>
      read_glossary;
  std::function<std::unique_ptr<Writer<Concept>>(std::ostream&, const WriteOptions&)> write_glossary;
  /// Reports whatever its standard does not allow as diagnostics; those of severity `error` make the file
  /// invalid. Throws Error{malformed}, with a place, for what is not even well-formed. Empty: there are no
  /// rules beyond what the readers report.
  std::function<void(std::istream&, const ReadOptions&, const Control&)> validate;
  /// Rules for segmentation, read whole.
  std::function<SegmentationRules(std::istream&, const ReadOptions&, const Control&)> read_rules;
  /// Throws Error{unsupported} for rules that the format cannot hold.
  std::function<void(std::ostream&, const SegmentationRules&)> write_rules;
};

/// The formats that a program knows: a plain value; nothing registers itself.
class FormatRegistry {
 public:
  [[nodiscard]] static FormatRegistry with_builtin_formats();

  void add(Format format);
  /// By id, also by extension ("xlf", "md").
  [[nodiscard]] const Format* find(std::string_view id) const noexcept;
  /// By content where that is sure (a score of 50 or more), then by extension, then by the
  /// best guess; null when nothing fits. With `serves`, only of the formats for which it is true.
  [[nodiscard]] const Format* detect(std::string_view head, std::string_view name,
                                     const std::function<bool(const Format&)>& serves = {}) const;
  /// By a file name's extension only, for output.
  [[nodiscard]] const Format* for_name(std::string_view name) const noexcept;

  [[nodiscard]] std::span<const Format> all() const noexcept { return formats_; }

 private:
  std::vector<Format> formats_;
};

}  // namespace distich
