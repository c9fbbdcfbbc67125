#include <algorithm>
#include <array>
#include <istream>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <distich/base/ascii.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/utx/utx_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::utx {
namespace {

using table::Row;
using table::trimmed;

constexpr std::uint64_t checkpoint_interval = 4096;
constexpr table::Dialect dialect{'\t', false};

/// What a column is: of which side (0 the source, 1 the target, nothing: of the row), and what it says.
struct Column {
  std::optional<std::size_t> side;
  std::string field;  ///< "term", "pos", "term status", …
  std::string name;   ///< as the file has it
};

class GlossaryReader final : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, Control control)
      : rows_(in, options, control, &dialect), control_(std::move(control)) {
    file_.languages = options.languages;
    read_header();
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  /// Rows that follow each other with one concept id are one concept.
  bool next(Concept& item) override {
    while (has_row_ || read_row()) {
      start(item);
      const auto id = concept_id();
      do {
        add_row();
        has_row_ = false;
      } while (read_row() && !id.empty() && concept_id() == id);
      if (finish(item, id)) return true;
    }
    return false;
  }

 private:
  [[noreturn]] void refuse(Message message) const {
    throw Error(ErrorCode::malformed, std::move(message), rows_.position(row_, 0));
  }

  void read_header() {
    if (!rows_.next(row_) || !(row_.raw.starts_with("#UTX") || row_.raw.starts_with("# UTX")))
      refuse(tr("not a UTX file: its first line does not begin with #UTX"));
    read_properties(row_.raw.substr(1), true);
    bool has_columns = false;
    while (rows_.next(row_)) {
      if (!row_.raw.starts_with('#')) break;
      const auto line = row_.raw.substr(1);
      if (line.find('\t') != std::string_view::npos) {
        read_columns();
        has_columns = true;
      } else {
        read_properties(line, false);
      }
    }
    has_row_ = !row_.raw.starts_with('#') && !table::is_blank(row_);
    if (!has_columns) refuse(tr("no line names the columns, such as “#src”, “tgt” and “src:pos”"));
    if (!file_.languages.source.known() || !file_.languages.target.known())
      refuse(tr("the first line does not name two languages, such as en/de"));
  }

  /// "UTX 1.11; en-US/ja-JP; 2026-01-02; copyright: …"
  void read_properties(std::string_view line, bool first) {
    for (bool more = true; more;) {
      const auto end = std::min(line.find(';'), line.size());
      auto part = trimmed(line.substr(0, end));
      more = end < line.size();
      line.remove_prefix(std::min(end + 1, line.size()));
      if (ascii_lower(part).starts_with("lang:")) part = trimmed(part.substr(5));
      const auto slash = part.find('/');
      const auto source =
          slash == std::string_view::npos ? std::nullopt : table::column_language(part.substr(0, slash));
      const auto target =
          slash == std::string_view::npos ? std::nullopt : table::column_language(part.substr(slash + 1));
      if (first && source && target) {
        file_.languages = {*source, *target};
      } else if (!part.empty() && !part.starts_with("UTX")) {
        const auto colon = part.find(':');
        const bool named = colon != std::string_view::npos && part.find('T') != colon - 3;
        const auto name = named ? trimmed(part.substr(0, colon)) : std::string_view("info");
        file_.properties["utx." + std::string(name)] = named ? trimmed(part.substr(colon + 1)) : part;
      }
    }
  }

  void read_columns() {
    columns_.clear();
    for (const auto& cell : row_.cells) {
      auto name = trimmed(cell);
      if (name.starts_with('#')) name.remove_prefix(1);
      columns_.push_back(column_of(name));
    }
  }

  [[nodiscard]] std::optional<std::size_t> side_of(std::string_view word) const {
    if (word == "src") return 0;
    if (word == "tgt") return 1;
    const auto language = table::column_language(word);
    if (language && *language == file_.languages.source) return 0;
    if (language && *language == file_.languages.target) return 1;
    return std::nullopt;
  }

  /// "src", "tgt:pos", "term:de", "pos:de", "concept ID".
  [[nodiscard]] Column column_of(std::string_view name) const {
    Column column{std::nullopt, ascii_lower(name), std::string(name)};
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) {
      column.side = name == "src"   ? std::optional<std::size_t>(0)
                    : name == "tgt" ? std::optional<std::size_t>(1)
                                    : std::nullopt;
      if (column.side) column.field = "term";
      return column;
    }
    const auto before = name.substr(0, colon);
    const auto behind = name.substr(colon + 1);
    if (before == "src" || before == "tgt") {
      column.side = side_of(before);
      column.field = ascii_lower(behind);
    } else if ((column.side = side_of(behind))) {
      column.field = ascii_lower(before);
    }
    return column;
  }

  bool read_row() {
    while (rows_.next(row_)) {
      if (++count_ % checkpoint_interval == 0) control_.checkpoint({"reading", row_.byte, std::nullopt});
      if (table::is_blank(row_)) continue;
      if (!row_.raw.starts_with('#')) return has_row_ = true;
      rows_.report(Severity::note, "utx.comment", tr("a comment between the entries is left out"),
                   rows_.position(row_, 0));
    }
    return has_row_ = false;
  }

  [[nodiscard]] std::string value(std::size_t index) const {
    return index < row_.cells.size() ? from_cell(trimmed(row_.cells[index])) : std::string{};
  }

  [[nodiscard]] std::string concept_id() const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].field == "concept id" || columns_[i].field == "conceptid") return value(i);
    }
    return {};
  }

  void start(Concept& item) {
    item = {};
    item_ = &item;
    for (auto& side : sides_) side.clear();
  }

  /// The term that the row names on one side: made, or known from an earlier row of the concept.
  Term& term_on(std::size_t side, const std::string& text) {
    auto& terms = sides_.at(side);
    const auto known = std::ranges::find(terms, text, &Term::text);
    if (known != terms.end()) return *known;
    auto& term = terms.emplace_back();
    term.text = text;
    term.language = side == 0 ? file_.languages.source : file_.languages.target;
    term.status_stated = false;
    return term;
  }

  void add_row() {
    std::array<std::string, 2> texts;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].field == "term" && columns_[i].side) texts.at(*columns_[i].side) = value(i);
    }
    if (row_.cells.size() > columns_.size()) {
      rows_.report(Severity::warning, "table.long-row",
                   tr("this row has {1} cells, the header has {2}; the others are left out",
                      row_.cells.size(), columns_.size()),
                   rows_.position(row_, columns_.size()));
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (const auto said = value(i); !said.empty()) take(columns_[i], said, texts, i);
    }
    for (std::size_t side = 0; side < texts.size(); ++side) {
      if (!texts.at(side).empty()) (void)term_on(side, texts.at(side));
    }
  }

  void take(const Column& column, const std::string& said, const std::array<std::string, 2>& texts,
            std::size_t index) {
    if (column.field == "term" || column.field == "concept id" || column.field == "conceptid") return;
    if (!column.side && take_of_concept(column, said)) return;
    const auto side = column.side.value_or(1);
    if (texts.at(side).empty()) {
      rows_.report(Severity::warning, "utx.no-term",
                   tr("“{1}” is said of a term that is not there, and is left out", said),
                   rows_.position(row_, index));
      return;
    }
    auto& term = term_on(side, texts.at(side));
    if (column.field == "pos" && take_text(term.part_of_speech, said)) return;
    if (column.field == "comment" && take_text(term.note, said)) return;
    if ((column.field == "term status" || column.field == "status") && take_status(term, said)) return;
    TermProperty extra{std::string(column_category), column.name, said, "", "", "", "", 0};
    if (std::ranges::find(term.extras, extra) == term.extras.end()) term.extras.push_back(std::move(extra));
  }

  /// What the row says first stays; the same once more is nothing new.
  static bool take_text(std::string& member, const std::string& said) {
    if (member.empty()) member = said;
    return member == said;
  }

  static bool take_status(Term& term, const std::string& said) {
    const auto status = status_of(said);
    if (!status || (term.status_stated && term.status != *status)) return false;
    term.status = *status;
    term.status_stated = true;
    return true;
  }

  bool take_of_concept(const Column& column, const std::string& said) {
    if (column.field == subject_column) return take_text(item_->subject, said);
    if (column.field == definition_column) return take_text(item_->definition, said);
    return column.field == note_column && take_text(item_->note, said);
  }

  bool finish(Concept& item, const std::string& id) {
    for (auto& side : sides_) std::ranges::move(side, std::back_inserter(item.terms));
    if (item.terms.empty()) {
      rows_.report(Severity::warning, "glossary.no-terms", tr("this row has no terms and is left out"),
                   rows_.position(row_, 0));
      return false;
    }
    item.id = id;
    if (id.empty()) {
      std::string key;
      for (const auto& term : item.terms) key += term.language.str() + '\t' + term.text + '\n';
      item.id = fmt::format("c{:016x}", text::hash64(key));
    }
    const auto first = item.id;
    if (ids_.try_emplace(item.id, 1).second) return true;
    do {
      item.id = first + '-' + std::to_string(++ids_[first]);
    } while (!ids_.try_emplace(item.id, 1).second);
    rows_.report(Severity::warning, "utx.duplicate-id",
                 tr("the id {1} was used before in this file; this entry is kept as {2}", first, item.id),
                 rows_.position(row_, 0));
    return true;
  }

  table::RowReader rows_;
  Control control_;
  FileHeader file_;
  Row row_;
  bool has_row_ = false;
  std::vector<Column> columns_;
  std::array<std::vector<Term>, 2> sides_;
  Concept* item_ = nullptr;
  std::unordered_map<std::string, std::uint64_t> ids_;
  std::uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control) {
  return std::make_unique<GlossaryReader>(in, options, control);
}

}  // namespace distich::formats::utx
