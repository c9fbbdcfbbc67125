#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/base/error.hpp>
#include <distich/engine/review.hpp>
#include <distich/text/hash.hpp>
#include <distich/text/tsv.hpp>

namespace distich {
namespace {

constexpr std::string_view kind_of_file = "# distich-review 1";

enum Column : std::size_t { bead, confidence, verdict, source_segments, target_segments };

constexpr std::array<std::string_view, 11> columns = {
    "bead",   "confidence",    "verdict",      "source_segments", "target_segments", "source",
    "target", "source_before", "source_after", "target_before",   "target_after"};

std::string hexadecimal(std::uint64_t number) {
  constexpr int base = 16;
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base);
  return {digits.data(), end.ptr};
}

/// What tells whether a table belongs to these segments. "x" keeps programs from taking it for a number.
std::string fingerprint(const Document& source, const Document& target) {
  std::string all;
  for (const auto* side : {&source, &target}) {
    for (const auto segment : side->segment_texts()) (all += text::escape_tsv(segment)) += '\n';
    all += '\t';
  }
  return 'x' + hexadecimal(text::hash64(all));
}

std::string first_line(const Document& source, const Document& target) {
  return std::string(kind_of_file) + '\t' + source.language().str() + '\t' + target.language().str() + '\t' +
         std::to_string(source.segments().size()) + '\t' + std::to_string(target.segments().size()) + '\t' +
         fingerprint(source, target);
}

std::string written(SegmentRange range) {
  if (range.empty()) return '<' + std::to_string(range.begin + 1);
  const auto first = std::to_string(range.begin + 1);
  return range.size() == 1 ? first : first + ".." + std::to_string(range.end);
}

std::string segment_or_nothing(const Document& document, std::size_t segment) {
  return segment < document.segments().size() ? text::escape_tsv(document.segment_text(segment))
                                              : std::string{};
}

std::string before(const Document& document, SegmentRange range) {
  return range.begin == 0 ? std::string{} : segment_or_nothing(document, range.begin - 1);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

/// Without the blanks and quotation marks that spreadsheets put around it.
std::string_view bare(std::string_view cell) {
  constexpr std::string_view around = " \"\r";
  const auto begin = cell.find_first_not_of(around);
  if (begin == std::string_view::npos) return {};
  return cell.substr(begin, cell.find_last_not_of(around) + 1 - begin);
}

/// Takes a table for review apart.
class ReviewReader {
 public:
  ReviewReader(std::string_view text, const std::string& input, const Document& source,
               const Document& target)
      : text_(text), input_(input), source_(source), target_(target) {}

  [[nodiscard]] std::vector<ReviewedBead> read() {
    read_first_line();
    read_headings();
    std::vector<ReviewedBead> rows;
    while (next_line()) {
      if (bare(line_).empty() || line_.starts_with('#')) continue;
      rows.push_back(row());
    }
    return rows;
  }

 private:
  bool next_line() {
    if (next_ >= text_.size()) return false;
    const auto end = std::min(text_.find('\n', next_), text_.size());
    begin_ = next_;
    line_ = text_.substr(begin_, end - begin_);
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    next_ = end + 1;
    cells_ = cells_of(line_);
    return true;
  }

  [[noreturn]] void refuse(Message message, std::string_view cell) const {
    const auto offset = static_cast<std::size_t>(cell.data() - text_.data());
    throw Error(ErrorCode::malformed, std::move(message), locate(text_, offset, input_));
  }

  void read_first_line() {
    if (!next_line() || bare(cells_.front()) != kind_of_file) {
      refuse(tr("this is no table for review: its first line does not say \"{1}\"", kind_of_file),
             text_.substr(0, 0));
    }
    const auto expected_line = first_line(source_, target_);
    const auto expected = cells_of(expected_line);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (i < cells_.size() && bare(cells_[i]) == expected[i]) continue;
      refuse(tr("this table was made of other texts, or these were cut in another way"), cells_.front());
    }
  }

  /// Columns may stand in any order, and those that are not read may be missing.
  void read_headings() {
    if (!next_line()) refuse(tr("the line with the headings is missing"), text_.substr(text_.size()));
    for (const auto wanted : {verdict, source_segments, target_segments}) {
      const auto found =
          std::ranges::find_if(cells_, [&](auto cell) { return bare(cell) == columns.at(wanted); });
      if (found == cells_.end()) refuse(tr("there is no column \"{1}\"", columns.at(wanted)), line_);
      places_.at(wanted) = static_cast<std::size_t>(found - cells_.begin());
    }
  }

  [[nodiscard]] std::string_view cell(Column column) const {
    const auto place = places_.at(column);
    return place < cells_.size() ? cells_[place] : line_.substr(line_.size());
  }

  [[nodiscard]] ReviewedBead row() const {
    ReviewedBead out;
    out.source = side(cell(source_segments), source_.segments().size());
    out.target = side(cell(target_segments), target_.segments().size());
    out.verdict = verdict_of(cell(verdict));
    if (out.source.range.empty() && out.target.range.empty()) {
      refuse(tr("a bead needs a segment of one side at least"), cell(source_segments));
    }
    const auto offset = static_cast<std::size_t>(cell(source_segments).data() - text_.data());
    out.where = locate(text_, offset, input_);
    return out;
  }

  [[nodiscard]] Verdict verdict_of(std::string_view cell) const {
    const auto word = ascii_lower(bare(cell));
    if (word.empty()) return Verdict::open;
    if (word == "ok") return Verdict::ok;
    if (word == "drop") return Verdict::drop;
    refuse(tr("\"{1}\" is no verdict; write ok, drop or nothing", bare(cell)), cell);
  }

  [[nodiscard]] ReviewedSide side(std::string_view cell, std::size_t segments) const {
    const auto written = bare(cell);
    if (written.empty() || written == "-") return {{}, false};
    if (written.front() == '<') {
      const auto place = number(written.substr(1), cell);
      if (place == 0 || place > segments + 1) refuse_segment(place, segments, cell);
      return {{place - 1, place - 1}, true};
    }
    const auto dots = written.find("..");
    const auto dash = dots == std::string_view::npos ? written.find('-') : dots;
    const auto first = number(written.substr(0, dash), cell);
    const auto last =
        dash == std::string_view::npos ? first : number(written.substr(dash + (dash == dots ? 2 : 1)), cell);
    if (first == 0 || first > segments) refuse_segment(first, segments, cell);
    if (last > segments) refuse_segment(last, segments, cell);
    if (last < first) refuse(tr("\"{1}\" runs backwards", written), cell);
    return {{first - 1, last}, true};
  }

  [[nodiscard]] std::size_t number(std::string_view digits, std::string_view cell) const {
    digits = bare(digits);
    std::size_t value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || end.ec != std::errc{} || end.ptr != digits.data() + digits.size()) {
      refuse(tr("\"{1}\" is no segment; write 31, 31..32, <31 for nothing in front of it, or -", bare(cell)),
             cell);
    }
    return value;
  }

  [[noreturn]] void refuse_segment(std::size_t segment, std::size_t segments, std::string_view cell) const {
    refuse(tr("there is no segment {1}; the text has {2}", segment, segments), cell);
  }

  std::string_view text_;
  const std::string& input_;
  const Document& source_;
  const Document& target_;
  std::size_t next_ = 0;
  std::size_t begin_ = 0;
  std::string_view line_;
  std::vector<std::string_view> cells_;
  std::array<std::size_t, columns.size()> places_{};
};

}  // namespace

void write_review(std::ostream& out, const BilingualDocument& pair, double doubt) {
  const auto& source = pair.source();
  const auto& target = pair.target();
  out << first_line(source, target) << '\n';
  for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : "\t") << columns.at(i);
  out << '\n';
  for (std::size_t i = 0; i < pair.beads().size(); ++i) {
    const auto& bead = pair.beads()[i];
    if (bead.confidence >= doubt) continue;
    const auto unit = pair.unit(i);
    out << i + 1 << '\t' << std::lround(bead.confidence * 100.0) << "\t\t" << written(bead.source) << '\t'
        << written(bead.target) << '\t' << text::escape_tsv(unit.source.text) << '\t'
        << (unit.target ? text::escape_tsv(unit.target->text) : std::string{}) << '\t'
        << before(source, bead.source) << '\t' << segment_or_nothing(source, bead.source.end) << '\t'
        << before(target, bead.target) << '\t' << segment_or_nothing(target, bead.target.end) << '\n';
  }
}

std::vector<ReviewedBead> read_review(std::string_view text, const std::string& input, const Document& source,
                                      const Document& target) {
  return ReviewReader(text, input, source, target).read();
}

}  // namespace distich
