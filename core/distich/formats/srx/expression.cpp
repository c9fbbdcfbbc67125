#include <distich/formats/srx/srx_internal.hpp>

namespace distich::formats::srx {
namespace {

constexpr std::string_view layout = " \t\r\n";

/// An element written over several lines: its white space is the file's, not the expression's.
std::string_view without_layout(std::string_view text) {
  const auto begin = text.find_first_not_of(layout);
  if (begin == std::string_view::npos) return text.find('\n') == std::string_view::npos ? text : "";
  const auto end = text.find_last_not_of(layout) + 1;
  const bool lines = text.substr(0, begin).find('\n') != std::string_view::npos ||
                     text.substr(end).find('\n') != std::string_view::npos;
  return lines ? text.substr(begin, end - begin) : text;
}

/// Copies an expression and changes, outside of classes and quotations, what Java reads otherwise.
class Mender {
 public:
  explicit Mender(std::string_view written) : rest_(written) {}

  std::string mend() {
    while (!rest_.empty()) step();
    return std::move(out_);
  }

 private:
  void copy(std::size_t size) {
    out_ += rest_.substr(0, size);
    rest_.remove_prefix(std::min(size, rest_.size()));
  }

  void step() {
    const char c = rest_.front();
    if (rest_.starts_with("\\Q")) return copy(std::min(rest_.find("\\E"), rest_.size()));
    if (c == '\\') return step_escape();
    if (depth_ == 0 && rest_.starts_with("[noauto]")) return rest_.remove_prefix(8);
    if (depth_ == 0 && rest_.starts_with("(?")) return step_flags();
    if (c == '[') ++depth_;
    if (c == ']' && depth_ > 0) --depth_;
    if (depth_ == 0 && c == '{') braces_ = true;
    if (depth_ == 0 && c == '}') {
      if (!braces_) out_ += '\\';
      braces_ = false;
    }
    copy(1);
  }

  /// `\p{…}`, `\x{…}`, `\N{…}` have braces of their own.
  void step_escape() {
    copy(2);
    if (!rest_.starts_with('{')) return;
    const char escaped = out_.back();
    if (escaped == 'p' || escaped == 'P' || escaped == 'x' || escaped == 'N' || escaped == 'u') {
      copy(std::min(rest_.find('}'), rest_.size() - 1) + 1);
    }
  }

  /// "(?U)": classes by Unicode, which they are here anyway.
  void step_flags() {
    const auto end = rest_.find_first_not_of("imsuxdwU-", 2);
    const auto flags = rest_.substr(2, end == std::string_view::npos ? end : end - 2);
    if (end == std::string_view::npos || flags.find('U') == std::string_view::npos) return copy(2);
    std::string kept;
    for (const char flag : flags) {
      if (flag != 'U') kept += flag;
    }
    const bool whole_group = rest_[end] == ')';
    rest_.remove_prefix(whole_group && kept.empty() ? end + 1 : end);
    if (!whole_group || !kept.empty()) out_ += "(?" + kept;
  }

  std::string_view rest_;
  std::string out_;
  int depth_ = 0;        ///< of classes
  bool braces_ = false;  ///< a repetition is open
};

}  // namespace

Expression mended(std::string_view written) {
  const auto plain = without_layout(written);
  auto text = Mender(plain).mend();
  if (text != plain) return {std::move(text), "srx.expression-mended"};
  return {std::move(text), plain == written ? "" : "srx.layout-in-expression"};
}

}  // namespace distich::formats::srx
