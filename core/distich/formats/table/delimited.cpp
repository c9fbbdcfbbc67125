#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <ostream>
#include <utility>

#include <distich/formats/table/delimited_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats::table {
namespace {

constexpr std::size_t chunk_size = 256U << 10U;
constexpr std::size_t largest_row = 64U << 20U;

bool is_utf8_name(std::string_view name) noexcept {
  return name.empty() || name == "UTF-8" || name == "utf-8" || name == "UTF8" || name == "utf8";
}

/// Is the start of the file UTF-8 without NUL, so that the rest can be streamed as such? Where
/// there is a rest, a character may be cut off.
bool is_plain_utf8(std::string_view head, bool whole) {
  if (head.find('\0') != std::string_view::npos) return false;
  const auto bad = text::first_ill_formed(head);
  return bad == head.size() || (!whole && head.size() - bad < 4);
}

/// The encoding that a comment in the first line names, as editors and OmegaT read it: "# -*- coding: utf-8
/// -*-".
std::string named_in_comment(std::string_view head) {
  constexpr std::string_view mark = "-*- coding:";
  const auto line = head.substr(0, head.find_first_of("\r\n"));
  const auto at = line.starts_with('#') ? line.find(mark) : std::string_view::npos;
  if (at == std::string_view::npos) return {};
  auto name = line.substr(at + mark.size());
  name = name.substr(0, name.find("-*-"));
  // Not text::trimmed: before an encoding is known, these are bytes.
  constexpr std::string_view blanks = " \t";
  name.remove_prefix(std::min(name.find_first_not_of(blanks), name.size()));
  return std::string(name.substr(0, name.find_last_not_of(blanks) + 1));
}

}  // namespace

RowReader::RowReader(std::istream& in, const ReadOptions& options, const Control& control,
                     const Dialect* dialect)
    : in_(&in), control_(control), input_(options.input) {
  open(options, control);
  dialect_ = dialect != nullptr ? *dialect : Dialect{sniff_delimiter(buffer_), true};
}

void RowReader::open(const ReadOptions& options, const Control& control) {
  fill();
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (buffer_.starts_with(mark)) {
    done_ = mark.size();
    return;
  }
  const auto encoding = options.encoding.empty() ? named_in_comment(buffer_) : options.encoding;
  if (is_utf8_name(encoding) && is_plain_utf8(buffer_, at_end_)) return;
  buffer_.append(std::istreambuf_iterator<char>(*in_), {});
  buffer_ = text::decode(buffer_, {.input = options.input, .encoding = encoding}, control).text;
  at_end_ = true;
}

bool RowReader::fill() {
  if (at_end_) return false;
  if (done_ > 0) {
    base_ += done_;
    buffer_.erase(0, done_);
    done_ = 0;
  }
  const auto size = buffer_.size();
  if (size > largest_row) {
    throw Error(ErrorCode::limit, tr("this row is longer than 64 MiB; is a quotation mark missing?"),
                start_of_row());
  }
  // Long rows double the buffer, so that reading them stays linear.
  const auto wanted = std::max(chunk_size, size);
  buffer_.resize(size + wanted);
  in_->read(buffer_.data() + size, static_cast<std::streamsize>(wanted));
  buffer_.resize(size + static_cast<std::size_t>(in_->gcount()));
  if (in_->bad()) throw Error(ErrorCode::io, tr("cannot read {1}", input_));
  at_end_ = buffer_.size() < size + wanted;
  return buffer_.size() > size;
}

SourcePos RowReader::start_of_row() const {
  return {input_, base_ + done_, line_, 1};
}

/// Is there a byte at `at`, counted from the start of the row? Reads on where the buffer ends.
bool RowReader::has(std::size_t at) {
  while (done_ + at >= buffer_.size()) {
    if (!fill()) return false;
  }
  return true;
}

bool RowReader::next(Row& row) {
  if (!has(0)) return false;
  std::size_t at = 0;
  std::size_t count = 0;
  row.offsets.clear();
  bool more = true;
  while (more) {
    if (row.cells.size() <= count) row.cells.emplace_back();
    row.cells[count].clear();
    row.offsets.push_back(at);
    more = read_cell(row.cells[count], at);
    ++count;
  }
  row.cells.resize(count);
  row.byte = base_ + done_;
  row.line = line_;
  const auto body = at;
  step_over_line_end(at);
  row.raw = std::string_view(buffer_).substr(done_, body);
  check_encoding(row.raw);
  line_ += static_cast<std::uint32_t>(std::ranges::count(std::string_view(buffer_).substr(done_, at), '\n'));
  if (at > body && buffer_[done_ + at - 1] == '\r') ++line_;
  done_ += at;
  return true;
}

/// False when the row ends behind the cell.
bool RowReader::read_cell(std::string& cell, std::size_t& at) {
  if (dialect_.quotes && has(at) && buffer_[done_ + at] == '"') read_quoted(cell, at);
  read_plain(cell, at);
  if (!has(at) || buffer_[done_ + at] != dialect_.delimiter) return false;
  ++at;
  return true;
}

void RowReader::read_plain(std::string& cell, std::size_t& at) {
  const auto ends_cell = [delimiter = dialect_.delimiter](char c) {
    return c == delimiter || c == '\n' || c == '\r';
  };
  while (has(at)) {
    const auto rest = std::string_view(buffer_).substr(done_ + at);
    const auto stop =
        static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), ends_cell) - rest.begin());
    cell += rest.substr(0, stop);
    at += stop;
    if (stop < rest.size()) return;
  }
}

void RowReader::read_quoted(std::string& cell, std::size_t& at) {
  ++at;
  while (has(at)) {
    const auto rest = std::string_view(buffer_).substr(done_ + at);
    const auto quote = rest.find('"');
    cell += rest.substr(0, quote);
    if (quote == std::string_view::npos) {
      at += rest.size();
      continue;
    }
    at += quote + 1;
    if (!has(at) || buffer_[done_ + at] != '"') return;
    cell += '"';
    ++at;
  }
  throw Error(ErrorCode::malformed, tr("a quotation mark opens a cell in this row and nothing closes it"),
              start_of_row());
}

void RowReader::step_over_line_end(std::size_t& at) {
  if (!has(at)) return;
  const bool carriage_return = buffer_[done_ + at] == '\r';
  ++at;
  if (carriage_return && has(at) && buffer_[done_ + at] == '\n') ++at;
}

void RowReader::check_encoding(std::string_view raw) const {
  const auto bad = text::first_ill_formed(raw);
  const auto nul = raw.find('\0');
  if (bad == raw.size() && nul == std::string_view::npos) return;
  const auto at = std::min(bad, nul);
  auto where = locate(raw, at, input_);
  where.byte += base_ + done_;
  where.line += line_ - 1;
  throw Error(ErrorCode::encoding, tr("this byte is not UTF-8 text; state the file's encoding"), where);
}

void RowReader::skip_comments() {
  while (has(0) && buffer_[done_] == '#') {
    std::size_t at = 0;
    while (has(at) && buffer_[done_ + at] != '\n' && buffer_[done_ + at] != '\r') ++at;
    step_over_line_end(at);
    ++line_;
    done_ += at;
  }
}

SourcePos RowReader::position(const Row& row, std::size_t cell) const {
  const auto offset = cell < row.offsets.size() ? row.offsets[cell] : row.raw.size();
  auto where = locate(row.raw, std::min(offset, row.raw.size()), input_);
  where.byte += row.byte;
  where.line += row.line - 1;
  return where;
}

void RowReader::report(Severity severity, std::string_view id, Message message,
                       const SourcePos& where) const {
  control_.report({severity, id, std::move(message), where});
}

void RowWriter::append(std::string_view cell) {
  if (!dialect_.quotes) {
    line_ += cell;
    return;
  }
  const std::array<char, 5> special{dialect_.delimiter, '"', '\n', '\r', '\0'};
  const bool plain = cell.find_first_of(special.data()) == std::string_view::npos && !cell.starts_with(' ') &&
                     !cell.ends_with(' ') && !cell.starts_with('#');
  if (plain) {
    line_ += cell;
    return;
  }
  line_ += '"';
  for (const char c : cell) {
    if (c == '"') line_ += '"';
    line_ += c;
  }
  line_ += '"';
}

void RowWriter::write(const std::vector<std::string>& cells) {
  line_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line_ += dialect_.delimiter;
    append(cells[i]);
  }
  line_ += dialect_.quotes ? "\r\n" : "\n";
  show_zeros(line_);
  *out_ << line_;
}

void RowWriter::comment(std::string_view line) {
  *out_ << "# " << line << (dialect_.quotes ? "\r\n" : "\n");
}

void show_zeros(std::string& line) {
  for (auto zero = line.find('\0'); zero != std::string::npos; zero = line.find('\0', zero))
    line.replace(zero, 1, "\xEF\xBF\xBD");
}

char sniff_delimiter(std::string_view head) {
  constexpr std::array<char, 4> candidates{',', ';', '\t', '|'};
  constexpr std::size_t most_lines = 20;
  std::array<std::size_t, candidates.size()> first{};
  std::array<std::size_t, candidates.size()> agreeing{};
  std::array<std::size_t, candidates.size()> now{};
  bool quoted = false;
  std::size_t lines = 0;
  const auto end_line = [&] {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (lines == 0) first.at(i) = now.at(i);
      if (now.at(i) > 0 && now.at(i) == first.at(i)) ++agreeing.at(i);
    }
    now = {};
    ++lines;
  };
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' && lines < most_lines) end_line();
    const auto* candidate = std::ranges::find(candidates, c);
    if (candidate != candidates.end()) ++now.at(static_cast<std::size_t>(candidate - candidates.begin()));
  }
  if (lines == 0) end_line();
  const auto* best = std::ranges::max_element(agreeing);
  return *best == 0 ? ',' : candidates.at(static_cast<std::size_t>(best - agreeing.begin()));
}

}  // namespace distich::formats::table
