#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/po/po_file_internal.hpp>
#include <distich/formats/po/po_string_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::po {
namespace {

constexpr std::uint64_t checkpoint_interval = 1024;

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   ///< of what is on it
  std::size_t next = 0;  ///< behind its line end
  std::uint32_t number = 1;
};

bool is_blank(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The comment's text behind its mark and one space.
std::string_view comment_text(std::string_view line, std::size_t mark) noexcept {
  line.remove_prefix(mark);
  if (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& input, const Control& control)
      : text_(text), input_(&input), control_(&control) {}

  File parse() {
    settle_line_end();
    for (line_ = {}; line_.begin < text_.size(); ++line_.number) {
      find_end();
      read_line();
      line_.begin = line_.next;
    }
    finish_entry();
    if (!seen_keyword_ && stray_string_) refuse(*stray_string_);
    if (!file_.header) {
      report(Severity::warning, "po.no-header", tr("the file has no header, an entry whose msgid is empty"),
             {*input_, 0, 1, 1});
    }
    return std::move(file_);
  }

 private:
  /// LF or CRLF by majority; CR alone only where there is nothing else.
  void settle_line_end() {
    const auto feeds = static_cast<std::size_t>(std::ranges::count(text_, '\n'));
    std::size_t pairs = 0;
    for (auto at = text_.find("\r\n"); at != std::string_view::npos; at = text_.find("\r\n", at + 2)) ++pairs;
    if (feeds == 0 && text_.find('\r') != std::string_view::npos) {
      file_.line_end = "\r";
      end_mark_ = '\r';
    } else if (pairs * 2 > feeds) {
      file_.line_end = "\r\n";
    }
    if (pairs > 0 && pairs < feeds) {
      report(Severity::note, "po.mixed-line-ends",
             tr("{1} of {2} lines end in CRLF, the others in LF", pairs, feeds), {*input_, 0, 1, 1});
    }
  }

  void find_end() {
    const auto end = text_.find(end_mark_, line_.begin);
    line_.next = end == std::string_view::npos ? text_.size() : end + 1;
    line_.end = std::min(end, text_.size());
    if (end_mark_ == '\n' && line_.end > line_.begin && text_[line_.end - 1] == '\r') --line_.end;
  }

  /// Columns are counted on from the last place on the line: one may have very many.
  [[nodiscard]] SourcePos at(std::size_t offset) {
    if (column_line_ != line_.number || offset < column_at_) {
      column_line_ = line_.number;
      column_at_ = line_.begin;
      column_ = 1;
    }
    column_ +=
        static_cast<std::uint32_t>(text::count_code_points(text_.substr(column_at_, offset - column_at_)));
    column_at_ = offset;
    return {*input_, offset, line_.number, column_};
  }

  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  void report(Severity severity, std::string_view id, Message message, SourcePos where) const {
    control_->report({severity, id, std::move(message), std::move(where)});
  }

  void read_line() {
    const auto content = trimmed(text_.substr(line_.begin, line_.end - line_.begin));
    if (content.empty()) return;
    if (content.starts_with('#')) {
      read_comment(content);
    } else {
      read_content(content, false);
    }
  }

  void read_comment(std::string_view content) {
    const char mark = content.size() > 1 ? content[1] : ' ';
    if (mark == '~') {
      const auto obsolete = trimmed(content.substr(2));
      if (!obsolete.empty() && !obsolete.starts_with('|')) read_content(obsolete, true);
      return;
    }
    if (!entry_.forms.empty()) finish_entry();
    const ByteRange whole{line_.begin, line_.next};
    const auto raw = text_.substr(offset_of(content), line_.end - offset_of(content));
    form_open_ = false;
    strings_ = nullptr;
    if (mark != '|') previous_strings_ = nullptr;
    switch (mark) {
      case ',':
      case '=': add_flags(content.substr(2), whole); return;
      case ':': add_references(trimmed(content.substr(2))); return;
      case '|': read_previous(trimmed(content.substr(2)), whole); return;
      case '.': add_note(comment_text(raw, 2), mark); return;
      default: add_note(comment_text(raw, 1), ' ');
    }
  }

  void add_note(std::string_view note, char mark) {
    if (mark == '.' && note.starts_with(details_mark)) {
      entry_.details = trimmed(note.substr(details_mark.size()));
      return;
    }
    if (note.empty()) {
      last_comment_ = 0;
      return;
    }
    if (last_comment_ == mark && !entry_.notes.empty()) {
      entry_.notes.back() += '\n';
      entry_.notes.back() += note;
    } else {
      entry_.notes.emplace_back(note);
    }
    last_comment_ = mark;
  }

  void add_flags(std::string_view list, ByteRange whole) {
    entry_.flag_lines.push_back(whole);
    for (std::size_t begin = 0; begin <= list.size();) {
      const auto end = std::min(list.find(',', begin), list.size());
      const auto flag = trimmed(list.substr(begin, end - begin));
      if (!flag.empty()) entry_.flags.emplace_back(flag);
      begin = end + 1;
    }
  }

  void add_references(std::string_view references) {
    if (references.empty()) return;
    if (!entry_.references.empty()) entry_.references += ' ';
    entry_.references += references;
  }

  void read_previous(std::string_view content, ByteRange whole) {
    if (!content.starts_with('"')) previous_strings_ = key_string(entry_.previous, content);
    if (previous_strings_ != nullptr && content.starts_with('"')) {
      entry_.previous_lines.push_back(whole);
      read_strings(content, *previous_strings_);
      return;
    }
    report(Severity::warning, "po.syntax", tr("this comment does not hold a previous msgid; merge keeps it"),
           at(offset_of(content)));
  }

  /// The string that a line's keyword names, emptied; takes the keyword off. Null for other keywords.
  std::string* key_string(Key& key, std::string_view& content) {
    if (take_keyword(content, "msgctxt")) return &key.context.emplace();
    if (take_keyword(content, "msgid_plural")) return &key.plural.emplace();
    if (take_keyword(content, "msgid")) return &key.id.emplace();
    return nullptr;
  }

  static bool take_keyword(std::string_view& content, std::string_view keyword) {
    if (!content.starts_with(keyword)) return false;
    const auto rest = content.substr(keyword.size());
    if (!rest.empty() && !is_blank(rest.front()) && rest.front() != '"' && rest.front() != '[') return false;
    content = trimmed(rest);
    return true;
  }

  void read_content(std::string_view content, bool obsolete) {
    previous_strings_ = nullptr;
    if (content.starts_with('"')) {
      if (strings_ == nullptr) {
        stray_line(content);
        return;
      }
      read_strings(content, *strings_);
      if (form_open_) entry_.forms.back().lines.end = line_.end;
      entry_end_ = line_.end;
      return;
    }
    form_open_ = false;
    strings_ = nullptr;
    if (!begins_keyword(content)) {
      stray_line(content);
      return;
    }
    if (begins_entry(content, obsolete)) finish_entry();
    if (!has_keywords()) {
      entry_.at = line_.begin;
      entry_.line = line_.number;
      entry_.obsolete = obsolete;
    }
    seen_keyword_ = true;
    last_comment_ = 0;
    if (content.starts_with("msgstr")) {
      read_form(content);
    } else {
      strings_ = key_string(entry_.key, content);
      if (strings_ != nullptr) read_strings(content, *strings_);
    }
    entry_end_ = line_.end;
  }

  static bool begins_keyword(std::string_view content) {
    constexpr auto keywords =
        std::to_array<std::string_view>({"msgctxt", "msgid_plural", "msgid", "msgstr", "domain"});
    return std::ranges::any_of(keywords, [&](std::string_view keyword) {
      auto copy = content;
      return take_keyword(copy, keyword);
    });
  }

  [[nodiscard]] bool has_keywords() const {
    return entry_.key.context || entry_.key.id || entry_.key.plural || !entry_.forms.empty();
  }

  [[nodiscard]] bool begins_entry(std::string_view content, bool obsolete) const {
    if (!has_keywords()) return false;
    if (obsolete != entry_.obsolete || content.starts_with("domain")) return true;
    if (content.starts_with("msgctxt")) return true;
    const bool plural = content.starts_with("msgid_plural");
    return content.starts_with("msgid") && !plural && entry_.key.id.has_value();
  }

  void read_form(std::string_view content) {
    content.remove_prefix(std::string_view("msgstr").size());
    content = trimmed(content);
    std::size_t number = 0;
    if (content.starts_with('[') && !take_number(content, number)) {
      bad_line(content);
      return;
    }
    if (!entry_.key.id) {
      report(Severity::error, "po.no-msgid", tr("this msgstr has no msgid before it; it is left out"),
             at(line_.begin));
      forget_comments();
      return;
    }
    if (std::ranges::find(entry_.forms, number, &Form::number) != entry_.forms.end()) {
      report(Severity::error, "po.syntax", tr("this msgstr stands here twice; the second is left out"),
             at(line_.begin));
      return;
    }
    entry_.forms.push_back({number, {}, {line_.begin, line_.end}});
    strings_ = &entry_.forms.back().text;
    form_open_ = true;
    read_strings(content, *strings_);
  }

  static bool take_number(std::string_view& content, std::size_t& number) {
    constexpr std::size_t most_forms = 100;
    const auto close = content.find(']');
    if (close == std::string_view::npos) return false;
    const auto digits = trimmed(content.substr(1, close - 1));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number >= most_forms) return false;
    content = trimmed(content.substr(close + 1));
    return true;
  }

  /// One or more strings side by side.
  void read_strings(std::string_view content, std::string& out) {
    while (content.starts_with('"')) {
      std::size_t end = 1;
      while (end < content.size() && content[end] != '"') end += content[end] == '\\' ? 2U : 1U;
      const bool closed = end < content.size();
      end = std::min(end, content.size());
      const auto inside = content.substr(1, end - 1);
      const auto begin = offset_of(inside);
      out += unescaped(inside, [&](std::size_t bad) {
        report(Severity::warning, "po.bad-escape",
               tr("this escape means nothing; it is kept as it is written"), at(begin + bad));
      });
      if (!closed) {
        report(Severity::error, "po.unterminated",
               tr("this string has no quotation mark at its end; it is taken to end with its line"),
               at(begin - 1));
        return;
      }
      content = trimmed(content.substr(end + 1));
    }
    if (!content.empty()) bad_line(content);
  }

  [[noreturn]] static void refuse(SourcePos where) {
    throw Error(ErrorCode::malformed, tr("not a PO file: it does not begin with comments, msgctxt or msgid"),
                std::move(where));
  }

  void stray_line(std::string_view content) {
    bad_line(content);
    forget_comments();
  }

  /// Comments before a stray line are not those of the entry behind it: merge must not take them away, for
  /// they keep the line apart from the entry before.
  void forget_comments() {
    if (has_keywords()) return;
    entry_ = {};
    strings_ = nullptr;
    previous_strings_ = nullptr;
    last_comment_ = 0;
  }

  void bad_line(std::string_view content) {
    auto where = at(offset_of(content));
    if (!seen_keyword_) {
      // Strings may be the rest of a header that lost its msgid.
      if (!content.starts_with('"')) refuse(std::move(where));
      if (!stray_string_) stray_string_ = where;
    }
    report(Severity::error, "po.syntax", tr("this is neither a keyword of PO nor a string; it is left out"),
           std::move(where));
  }

  void finish_entry() {
    auto entry = std::exchange(entry_, {});
    strings_ = nullptr;
    previous_strings_ = nullptr;
    form_open_ = false;
    last_comment_ = 0;
    const bool any = entry.key.context || entry.key.id || entry.key.plural || !entry.forms.empty();
    if (!any) return;
    if (++entries_ % checkpoint_interval == 0) control_->checkpoint({"reading", entries_, {}});
    if (entry.obsolete) {
      ++file_.obsolete;
      return;
    }
    keep(std::move(entry));
  }

  void keep(Entry entry) {
    const SourcePos where{*input_, entry.at, entry.line, 1};
    if (!entry.key.id) {
      report(Severity::error, "po.no-msgid", tr("this entry has no msgid; it is left out"), where);
      return;
    }
    if (!keys_.insert(text::hash64(identity_of(entry.key)))) {
      report(Severity::error, "po.duplicate",
             tr("the file has an entry with this msgctxt and msgid already; gettext refuses such files"),
             where);
      if (entry.is_header()) return;
    }
    if (entry.forms.empty()) {
      report(Severity::error, "po.no-msgstr", tr("this entry has no msgstr"), where);
      entry.forms.push_back({0, {}, {entry_end_, entry_end_}});
    }
    std::ranges::sort(entry.forms, {}, &Form::number);
    if (entry.is_header()) {
      file_.header = std::move(entry);
    } else {
      file_.entries.push_back(std::move(entry));
    }
  }

  static std::string identity_of(const Key& key) {
    return key.context ? *key.context + '\x04' + *key.id : *key.id;
  }

  std::string_view text_;
  const std::string* input_;
  const Control* control_;
  char end_mark_ = '\n';

  File file_;
  Line line_;
  Entry entry_;
  std::string* strings_ = nullptr;           ///< what a line of strings is added to
  std::string* previous_strings_ = nullptr;  ///< what a comment's strings (#| "…") are added to
  bool form_open_ = false;                   ///< `strings_` is the last form's
  char last_comment_ = 0;                    ///< the mark of the note that a comment line goes on
  bool seen_keyword_ = false;
  std::optional<SourcePos> stray_string_;  ///< the first one, before any keyword
  std::size_t entry_end_ = 0;
  std::uint64_t entries_ = 0;
  HashSet keys_;
  std::uint32_t column_line_ = 0;  ///< the line that the last place was asked on
  std::size_t column_at_ = 0;
  std::uint32_t column_ = 1;
};

}  // namespace

bool Entry::is_fuzzy() const {
  return std::ranges::find(flags, "fuzzy") != flags.end();
}

File parse(std::string_view text, const std::string& input, const Control& control) {
  return Parser(text, input, control).parse();
}

}  // namespace distich::formats::po
