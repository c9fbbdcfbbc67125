#include <algorithm>
#include <utility>

#include <distich/formats/lines_internal.hpp>
#include <distich/formats/subtitles/cues_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::subtitles {
namespace {

constexpr std::string_view arrow = "-->";
constexpr std::uint64_t checkpoint_interval = 1024;

struct NumberedLine {
  ByteRange body;
  std::uint32_t number = 0;
};

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::string_view trimmed(std::string_view text) {
  return text::trimmed(text, {0, text.size()}).of(text);
}

/// How strictly a point in time is read: as the dialect wants it, or as it can be understood.
enum class Reading : std::uint8_t { strict, lenient };

/// A run of digits taken off the front.
std::optional<std::int64_t> take_digits(std::string_view& rest, std::size_t fewest, std::size_t most) {
  const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_digit) - rest.begin());
  if (size < fewest || size > most) return std::nullopt;
  const auto number = parse_number<std::int64_t>(rest.substr(0, size));
  rest.remove_prefix(size);
  return number;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

/// "01:02:03,450" or "02:03.450" taken off the front, in milliseconds.
std::optional<std::int64_t> take_time(std::string_view& rest, Dialect dialect, Reading reading) {
  const bool strict = reading == Reading::strict;
  const std::size_t fewest = strict ? 2 : 1;
  constexpr std::size_t longest_hours = 9;
  auto first = take_digits(rest, fewest, longest_hours);
  if (!first || !take(rest, ':')) return std::nullopt;
  auto second = take_digits(rest, fewest, 2);
  if (!second) return std::nullopt;
  std::optional<std::int64_t> third;
  if (take(rest, ':')) {
    third = take_digits(rest, fewest, 2);
    if (!third) return std::nullopt;
  } else if (strict && dialect == Dialect::srt) {
    return std::nullopt;
  }
  const char mark = dialect == Dialect::srt ? ',' : '.';
  if (!take(rest, mark) && (strict || !(take(rest, ',') || take(rest, '.')))) return std::nullopt;
  const auto fraction_size = rest.size();
  auto fraction = take_digits(rest, strict ? 3 : 1, 3);
  if (!fraction) return std::nullopt;
  for (auto size = fraction_size - rest.size(); size < 3; ++size) *fraction *= 10;
  const auto hours = third ? *first : 0;
  const auto minutes = third ? *second : *first;
  const auto seconds = third.value_or(*second);
  if (minutes >= 60 || seconds >= 60) return std::nullopt;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + *fraction;
}

std::optional<Times> times_of(std::string_view line, Dialect dialect, Reading reading) {
  auto rest = trimmed(line);
  Times out;
  const auto begin = take_time(rest, dialect, reading);
  rest = trimmed(rest);
  if (!begin || !rest.starts_with(arrow)) return std::nullopt;
  rest = trimmed(rest.substr(arrow.size()));
  const auto end = take_time(rest, dialect, reading);
  if (!end || !(rest.empty() || rest.front() == ' ' || rest.front() == '\t')) return std::nullopt;
  return Times{*begin, *end};
}

class CueReader {
 public:
  CueReader(std::string_view text, Dialect dialect, const std::string& input, const Control& control)
      : text_(text), dialect_(dialect), input_(&input), control_(&control) {}

  std::vector<Cue> read() {
    if (dialect_ == Dialect::webvtt) read_header();
    while (next_block()) read_block();
    return std::move(cues_);
  }

 private:
  [[nodiscard]] std::string_view text_of(const NumberedLine& line) const { return line.body.of(text_); }

  void report(Severity severity, std::string_view id, Message message, const NumberedLine& line) const {
    control_->report({severity, id, std::move(message), SourcePos{*input_, line.body.begin, line.number, 1}});
  }

  [[nodiscard]] NumberedLine next_line() {
    const auto line = line_at(text_, at_);
    at_ = line.end.end;
    return {line.body, ++number_};
  }

  /// Lines up to an empty one; false at the end of the file.
  bool next_block() {
    block_.clear();
    while (at_ < text_.size()) {
      const auto line = next_line();
      const bool empty = trimmed(text_of(line)).empty();
      if (empty && !block_.empty()) return true;
      if (!empty) block_.push_back(line);
    }
    return !block_.empty();
  }

  void read_header() {
    if (text_.empty()) return;
    constexpr std::string_view signature = "WEBVTT";
    const auto first = line_at(text_, 0);
    const auto line = first.body.of(text_);
    const bool known =
        line.starts_with(signature) &&
        (line.size() == signature.size() || line[signature.size()] == ' ' || line[signature.size()] == '\t');
    if (!known) {
      report(Severity::warning, "subtitles.no-header", tr("the first line does not begin with WEBVTT"),
             {first.body, 1});
      return;
    }
    next_block();
    read_cues_in(0, true);
  }

  [[nodiscard]] bool is_other_block() const {
    if (dialect_ != Dialect::webvtt) return false;
    const auto line = text_of(block_.front());
    const auto word = line.substr(0, line.find_first_of(" \t"));
    if (word == "NOTE") return true;
    return (word == "STYLE" || word == "REGION") && trimmed(line) == word;
  }

  void read_block() {
    if (is_other_block()) return;
    if (!read_cues_in(0, false)) {
      report(Severity::warning, "subtitles.no-time",
             tr("these lines have no time before them and are no subtitle; merge keeps them"),
             block_.front());
    }
  }

  /// The cues among the lines of a block from `from` on. In a header, lines that look like nothing are none.
  bool read_cues_in(std::size_t from, bool in_header) {
    auto time = find_time(from, !in_header);
    if (!time) return false;
    if (in_header) report_missing_blank(*time);
    check_lines_before(from, *time);
    while (time) {
      const auto next = find_time(*time + 1, false);
      auto end = next.value_or(block_.size());
      if (next) {
        report_missing_blank(*next);
        if (end > *time + 1 && is_number(trimmed(text_of(block_[end - 1])))) --end;
      }
      add_cue(*time, end);
      if (next && end < *next) check_number(block_[end]);
      time = next;
    }
    return true;
  }

  /// The next line that says times; with `or_tries`, one of the first two that has an arrow will do.
  [[nodiscard]] std::optional<std::size_t> find_time(std::size_t from, bool or_tries) const {
    for (auto i = from; i < block_.size(); ++i) {
      const auto line = text_of(block_[i]);
      if (line.find(arrow) == std::string_view::npos) continue;
      if ((or_tries && i < from + 2) || times_of(line, dialect_, Reading::lenient)) return i;
    }
    return std::nullopt;
  }

  void report_missing_blank(std::size_t time) const {
    report(Severity::warning, "subtitles.missing-blank-line",
           tr("there is no empty line between this subtitle and what stands before it"), block_[time]);
  }

  void check_lines_before(std::size_t from, std::size_t time) {
    if (dialect_ == Dialect::webvtt) return;  // any line may be a cue's name there
    if (time == from || !is_number(trimmed(text_of(block_[time - 1])))) {
      report(Severity::warning, "subtitles.no-number", tr("this subtitle has no number"), block_[time]);
    } else {
      check_number(block_[time - 1]);
    }
  }

  void check_number(const NumberedLine& line) {
    if (dialect_ == Dialect::webvtt) return;
    const auto number = parse_number<std::uint64_t>(trimmed(text_of(line)));
    if (!number) return;
    if (last_number_ && *number != *last_number_ + 1) {
      report(Severity::warning, "subtitles.number-order",
             tr("number {1} follows number {2}; merge keeps both", *number, *last_number_), line);
    }
    last_number_ = number;
  }

  void add_cue(std::size_t time, std::size_t end) {
    Cue cue;
    cue.times = read_times(block_[time]);
    for (auto i = time + 1; i < end; ++i) cue.lines.push_back(text::trimmed(text_, block_[i].body));
    if (cue.lines.empty())
      report(Severity::note, "subtitles.empty-cue", tr("this subtitle has no text"), block_[time]);
    cues_.push_back(std::move(cue));
    if (cues_.size() % checkpoint_interval == 0) control_->checkpoint({"reading", cues_.size(), {}});
  }

  std::optional<Times> read_times(const NumberedLine& line) {
    const auto times = times_of(text_of(line), dialect_, Reading::lenient);
    if (!times_of(text_of(line), dialect_, Reading::strict)) {
      report(Severity::warning, "subtitles.bad-time",
             dialect_ == Dialect::srt ? tr("these times are not written like 00:01:02,500 --> 00:01:04,000")
                                      : tr("these times are not written like 00:01:02.500 --> 00:01:04.000"),
             line);
    }
    if (!times) return std::nullopt;
    if (times->end <= times->begin) {
      report(Severity::warning, "subtitles.time-order", tr("this subtitle ends before it begins"), line);
    } else if (times->begin < last_begin_) {
      report(Severity::warning, "subtitles.time-order",
             tr("this subtitle begins before the one that stands above it"), line);
    }
    last_begin_ = times->begin;
    return times;
  }

  std::string_view text_;
  Dialect dialect_;
  const std::string* input_;
  const Control* control_;

  std::size_t at_ = 0;
  std::uint32_t number_ = 0;
  std::vector<NumberedLine> block_;
  std::vector<Cue> cues_;
  std::optional<std::uint64_t> last_number_;
  std::int64_t last_begin_ = 0;
};

}  // namespace

bool is_time_line(std::string_view line, Dialect dialect) {
  return times_of(line, dialect, Reading::lenient).has_value();
}

std::vector<Cue> read_cues(std::string_view text, Dialect dialect, const std::string& input,
                           const Control& control) {
  return CueReader(text, dialect, input, control).read();
}

}  // namespace distich::formats::subtitles
