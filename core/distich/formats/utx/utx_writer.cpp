#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/formats/utx/utx_internal.hpp>

namespace distich::formats::utx {
namespace {

bool is_version_1_20(const WriteOptions& options) {
  if (options.dialect.empty() || options.dialect == "1.11") return false;
  if (options.dialect == "1.20") return true;
  throw Error(ErrorCode::invalid_argument, tr("{1} wants one of: {2}", "--dialect", "1.11, 1.20"));
}

/// A row: a pair of terms, and the concept that they are of.
struct Entry {
  const Concept* item;
  std::array<const Term*, 2> terms;
};

/// Keeps the concepts until the end: what they say decides on the columns.
class GlossaryWriter final : public Writer<Concept> {
 public:
  GlossaryWriter(std::ostream& out, WriteOptions options)
      : out_(&out),
        options_(std::move(options)),
        version_1_20_(is_version_1_20(options_)),
        losses_("UTX", options_.on_diagnostic) {}

  void begin(const FileHeader& header) override { header_ = header; }

  void write(const Concept& item) override {
    for (const auto& term : item.terms) add_language(term.language);
    concepts_.push_back(item);
  }

  void finish() override {
    if (!header_.languages.target.known() && !concepts_.empty()) {
      throw Error(ErrorCode::invalid_argument, tr("UTX files hold two languages; name them with -s and -t"));
    }
    std::vector<Entry> entries;
    for (const auto& item : concepts_) add_entries(item, entries);
    choose_columns(entries);
    write_header();
    for (const auto& entry : entries) write_row(entry);
    losses_.report();
  }

 private:
  /// Languages that nobody named are the first two that there are.
  void add_language(const LanguageTag& language) {
    auto& [source, target] = header_.languages;
    if (!source.known()) {
      source = language;
    } else if (!target.known() && language != source) {
      target = language;
    }
  }

  void add_entries(const Concept& item, std::vector<Entry>& entries) {
    std::array<std::vector<const Term*>, 2> sides;
    for (const auto& term : item.terms) {
      if (term.language == header_.languages.source) {
        sides[0].push_back(&term);
      } else if (term.language == header_.languages.target) {
        sides[1].push_back(&term);
      } else {
        losses_.add("terms in further languages");
      }
    }
    if (sides[0].empty() || sides[1].empty()) {
      losses_.add("concepts without a term in both languages");
      return;
    }
    const auto rows = std::max(sides[0].size(), sides[1].size());
    for (std::size_t row = 0; row < rows; ++row) {
      Entry entry{&item, {}};
      for (std::size_t side = 0; side < 2; ++side)
        entry.terms.at(side) = sides.at(side).at(std::min(row, sides.at(side).size() - 1));
      entries.push_back(entry);
    }
    for (const auto* term : sides[0]) count_losses(*term, false);
    for (const auto* term : sides[1]) count_losses(*term, true);
    losses_.add("properties", item.properties.size());
    losses_.add("relations", item.relations.size());
    losses_.add("what is said of a language", item.sections.size());
    losses_.add("extras", item.extras.size());
    if (!item.source.empty()) losses_.add("source");
    if (!item.created.empty() || !item.modified.empty()) losses_.add("dates and authors");
  }

  void count_losses(const Term& term, bool is_target) {
    for (const auto* text : {&term.id, &term.gender, &term.usage, &term.context, &term.source}) {
      if (!text->empty()) losses_.add("id, gender, usage, context or source of a term");
    }
    if (!term.created.empty() || !term.modified.empty()) losses_.add("dates and authors");
    if (term.match_case) losses_.add("match_case");
    if (term.tolerance || !term.variants.empty()) losses_.add("match and variants");
    if (!is_target && term.status_stated) losses_.add("the status of a source term");
    for (const auto& extra : term.extras) {
      if (extra.category != column_category) losses_.add("extras");
    }
  }

  void choose_columns(const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
      for (std::size_t side = 0; side < 2; ++side) {
        const auto& term = *entry.terms.at(side);
        has_pos_.at(side) = has_pos_.at(side) || !term.part_of_speech.empty();
        has_comment_.at(side) = has_comment_.at(side) || !term.note.empty();
        for (const auto& extra : term.extras) {
          if (extra.category == column_category && std::ranges::find(others_, extra.type) == others_.end())
            others_.push_back(extra.type);
        }
      }
      has_status_ = has_status_ || entry.terms[1]->status_stated;
      has_subject_ = has_subject_ || !entry.item->subject.empty();
      has_definition_ = has_definition_ || !entry.item->definition.empty();
      has_note_ = has_note_ || !entry.item->note.empty();
    }
    // Version 1.11 asks for it.
    if (!version_1_20_) has_pos_[0] = true;
  }

  [[nodiscard]] std::string side_column(std::size_t side, std::string_view field) const {
    const auto& language = side == 0 ? header_.languages.source : header_.languages.target;
    if (version_1_20_) return std::string(field) + ':' + language.str();
    const std::string word = side == 0 ? "src" : "tgt";
    return field == "term" ? word : word + ':' + std::string(field);
  }

  void write_header() {
    const auto languages = header_.languages.source.str() + '/' + header_.languages.target.str();
    std::string line = version_1_20_ ? "#UTX 1.20; lang: " + languages : "#UTX 1.11; " + languages;
    if (!options_.creation_time.empty())
      line += std::string("; ") + (version_1_20_ ? "creation date: " : "") + options_.creation_time;
    for (const auto& [name, text] : header_.properties) {
      if (name.starts_with("utx.") && name != "utx.info" && name != "utx.creation date")
        line += "; " + name.substr(4) + ": " + text;
    }
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    put(std::move(line));
    std::vector<std::string> cells{'#' + side_column(0, "term"), side_column(1, "term")};
    for (std::size_t side = 0; side < 2; ++side) {
      if (has_pos_.at(side)) cells.push_back(side_column(side, "pos"));
    }
    if (has_status_) cells.push_back(version_1_20_ ? side_column(1, "term status") : "term status");
    for (std::size_t side = 0; side < 2; ++side) {
      if (has_comment_.at(side)) cells.push_back(side_column(side, "comment"));
    }
    cells.emplace_back("concept ID");
    if (has_subject_) cells.emplace_back(subject_column);
    if (has_definition_) cells.emplace_back(definition_column);
    if (has_note_) cells.emplace_back(note_column);
    cells.insert(cells.end(), others_.begin(), others_.end());
    put_cells(cells);
  }

  static std::string other_value(const Entry& entry, std::string_view column) {
    for (const auto* term : entry.terms) {
      const auto found = std::ranges::find_if(term->extras, [&](const TermProperty& extra) {
        return extra.category == column_category && extra.type == column;
      });
      if (found != term->extras.end()) return cell(found->value);
    }
    return {};
  }

  void write_row(const Entry& entry) {
    std::vector<std::string> cells{cell(entry.terms[0]->text), cell(entry.terms[1]->text)};
    for (std::size_t side = 0; side < 2; ++side) {
      if (has_pos_.at(side)) cells.push_back(cell(entry.terms.at(side)->part_of_speech));
    }
    if (has_status_) {
      const auto& target = *entry.terms[1];
      cells.emplace_back(target.status_stated ? status_word(target.status) : std::string_view{});
    }
    for (std::size_t side = 0; side < 2; ++side) {
      if (has_comment_.at(side)) cells.push_back(cell(entry.terms.at(side)->note));
    }
    cells.push_back(cell(entry.item->id));
    if (has_subject_) cells.push_back(cell(entry.item->subject));
    if (has_definition_) cells.push_back(cell(entry.item->definition));
    if (has_note_) cells.push_back(cell(entry.item->note));
    for (const auto& column : others_) cells.push_back(other_value(entry, column));
    put_cells(cells);
  }

  void put_cells(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : "\t") + cells[i];
    put(std::move(line));
  }

  void put(std::string line) {
    table::show_zeros(line);
    *out_ << line << "\r\n";
  }

  std::ostream* out_;
  WriteOptions options_;
  bool version_1_20_;
  Losses losses_;
  FileHeader header_;
  std::vector<Concept> concepts_;
  std::array<bool, 2> has_pos_{};
  std::array<bool, 2> has_comment_{};
  bool has_status_ = false;
  bool has_subject_ = false;
  bool has_definition_ = false;
  bool has_note_ = false;
  std::vector<std::string> others_;
};

}  // namespace

std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<GlossaryWriter>(out, options);
}

}  // namespace distich::formats::utx
