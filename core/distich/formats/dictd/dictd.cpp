#include <algorithm>
#include <istream>
#include <optional>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/dictd/dictd.hpp>
#include <distich/formats/dictd/gzip_internal.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace formats::dictd {
namespace {

constexpr std::uint64_t checkpoint_interval = 4096;
constexpr table::Dialect dialect{'\t', false};
constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The numbers of an index: base 64, the highest digit first.
std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  if (text.empty() || text.size() > 7) return std::nullopt;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * digits.size() + digit;
  }
  return value;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A headword is a term, its article what is said of it in the other language.
class GlossaryReader final : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, Control control)
      : rows_(in, options, control, &dialect), control_(std::move(control)) {
    file_.languages = options.languages;
    if (!options.languages.source.known() || !options.languages.target.known()) {
      throw Error(ErrorCode::malformed, tr("the file does not name its languages; state them with -s and -t"),
                  SourcePos{options.input, 0, 0, 0});
    }
    articles_ = read_articles(options);
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(Concept& item) override {
    while (rows_.next(row_)) {
      if (++count_ % checkpoint_interval == 0) control_.checkpoint({"reading", count_, std::nullopt});
      if (read(item)) return true;
    }
    return false;
  }

 private:
  static std::string read_articles(const ReadOptions& options) {
    constexpr std::string_view ending = ".index";
    const std::string_view name = options.input;
    if (options.beside && name.ends_with(ending)) {
      const auto stem = std::string(name.substr(0, name.size() - ending.size()));
      for (const auto* extension : {".dict.dz", ".dict"}) {
        if (const auto stream = options.beside(stem + extension)) return unpacked(*stream, stem + extension);
      }
    }
    throw Error(ErrorCode::io,
                tr("beside {1} there is no .dict or .dict.dz with the dictionary's articles", name));
  }

  bool read(Concept& item) {
    const auto& cells = row_.cells;
    if (cells.size() == 1 && cells[0].empty()) return false;
    const auto from = cells.size() > 2 ? number(cells[1]) : std::nullopt;
    const auto size = cells.size() > 2 ? number(cells[2]) : std::nullopt;
    if (!from || !size || *from > articles_.size() || *size > articles_.size() - *from) {
      report(Severity::error, "dictd.bad-row",
             tr("this line names no place in the dictionary and is left out"));
      return false;
    }
    const auto article = std::string_view(articles_).substr(*from, *size);
    if (text::first_ill_formed(article) != article.size()) {
      report(Severity::error, "dictd.encoding",
             tr("the article of {1} is not UTF-8 and is left out", cells[0]));
      return false;
    }
    // Facts about the dictionary stand among its words.
    if (cells[0].starts_with("00-database") || cells[0].starts_with("00database")) {
      report(Severity::note, "dictd.about", tr("{1} of the dictionary: {2}", cells[0], trimmed(article)));
      return false;
    }
    make(item, cells[0], trimmed(article));
    return true;
  }

  void make(Concept& item, const std::string& headword, std::string_view article) {
    item = {};
    Term term;
    term.text = trimmed(headword);
    if (term.text.empty()) term.text = headword;
    term.language = file_.languages.source;
    term.status_stated = false;
    item.terms.push_back(std::move(term));
    LanguageSection section;
    section.language = file_.languages.target;
    section.definition = article;
    item.sections.push_back(std::move(section));
    item.id = headword;
    // A headword with several articles has several lines.
    while (!ids_.insert(text::hash64(item.id))) item.id += '-' + std::to_string(row_.line);
  }

  void report(Severity severity, std::string_view id, Message message) const {
    rows_.report(severity, id, std::move(message), rows_.position(row_, 0));
  }

  table::RowReader rows_;
  Control control_;
  FileHeader file_;
  std::string articles_;
  table::Row row_;
  HashSet ids_;
  std::uint64_t count_ = 0;
};

}  // namespace
}  // namespace formats::dictd

Format dictd_format() {
  Format format;
  format.id = "dictd";
  format.title = "dictd dictionary";
  format.extensions = {"index"};
  format.sniff = [](std::string_view head, std::string_view name) {
    return name.ends_with(".index") && head.find('\t') != std::string_view::npos ? 60 : 0;
  };
  format.read_glossary = [](std::istream& in, const ReadOptions& options,
                            const Control& control) -> std::unique_ptr<Reader<Concept>> {
    return std::make_unique<formats::dictd::GlossaryReader>(in, options, control);
  };
  return format;
}

}  // namespace distich
