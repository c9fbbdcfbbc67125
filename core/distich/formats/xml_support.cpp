#include <algorithm>
#include <array>

#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats {
namespace {

/// Behind `end` as it is first found in `text`; npos when it is not there.
std::size_t behind(std::string_view text, std::string_view end) noexcept {
  const auto at = text.find(end);
  return at == std::string_view::npos ? at : at + end.size();
}

/// Behind a <!DOCTYPE …>, which may hold declarations in brackets.
std::size_t behind_doctype(std::string_view text) noexcept {
  const auto close = text.find('>');
  const auto bracket = text.find('[');
  if (bracket >= close) return behind(text, ">");
  const auto end = text.find(']');
  const auto rest = end == std::string_view::npos ? end : text.find('>', end);
  return rest == std::string_view::npos ? rest : rest + 1;
}

}  // namespace

std::string_view root_tag(std::string_view head) noexcept {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (;;) {
    const auto start = head.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || head[start] != '<') return {};
    head.remove_prefix(start);
    std::size_t next = 0;
    if (head.starts_with("<?")) {
      next = behind(head, "?>");
    } else if (head.starts_with("<!--")) {
      next = behind(head, "-->");
    } else if (head.starts_with("<!")) {
      next = behind_doctype(head);
    } else {
      return head.substr(0, head.find('>'));
    }
    if (next == std::string_view::npos) return {};
    head.remove_prefix(next);
  }
}

std::string_view local_name(std::string_view tag) noexcept {
  if (tag.starts_with('<')) tag.remove_prefix(1);
  tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return tag.substr(tag.find(':') + 1);
}

std::string format_number(double number) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end};
}

std::string xml_safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  split_at_forbidden(
      text, [&](std::string_view run) { out += run; }, [&](char32_t) { text::append(out, U'\uFFFD'); });
  return out;
}

std::string note_property(std::string_view name, std::size_t number) {
  auto property = "note-" + std::string(name);
  if (number > 1) property += '#' + std::to_string(number);
  return property;
}

void Reporter::once(Severity severity, std::string_view id, std::string_view what, Message message) {
  if (reported_.emplace(id, what).second) (*this)(severity, id, std::move(message));
}

void Reporter::dropped(Severity severity, std::string_view id, std::string_view what, Message message) {
  if (!counts_losses_) return;
  dropped(what);
  once(severity, id, what, std::move(message));
}

void Reporter::dropped(std::string_view what) {
  constexpr std::size_t most_kinds = 200;  // of a file that has new names all the time
  if (!counts_losses_) return;
  const auto known = dropped_.find(what);
  if (known != dropped_.end()) {
    ++known->second;
  } else if (dropped_.size() < most_kinds) {
    dropped_.emplace(what, 1);
  }
}

void Reporter::dropped_attributes(std::span<const std::string_view> known) {
  if (!counts_losses_) return;
  for (const auto& attribute : reader_->attributes()) {
    const auto name = xml::qualified_name(attribute.prefix, attribute.name);
    if (std::ranges::find(known, name) != known.end()) continue;
    dropped(std::string(reader_->name()) + '@' + name);
  }
}

void Reporter::report_dropped() {
  if (dropped_.empty()) return;
  std::string list;
  for (const auto& [what, count] : dropped_) {
    if (!list.empty()) list += ", ";
    list += what + " (" + std::to_string(count) + ')';
  }
  dropped_.clear();
  (*this)(Severity::note, "read.left-out", tr("not taken out of this file, with how often: {1}", list));
}

std::optional<LanguageTag> read_language(std::string_view tag, std::string_view mended_id, Reporter& report) {
  auto language = LanguageTag::parse_loose(tag);
  if (language && LanguageTag::parse(tag) != language) {
    report.once(Severity::note, mended_id, tag,
                tr("the language tag \"{1}\" was read as \"{2}\"", tag, language->str()));
  }
  return language;
}

namespace detail {

Character character_at(std::string_view text, std::size_t at) noexcept {
  const auto found = text::code_point_at(text, at);
  return {found.value, std::max<std::size_t>(found.size, 1)};
}

std::size_t find_forbidden(std::string_view text) noexcept {
  return xml::find_forbidden(text);
}

}  // namespace detail

}  // namespace distich::formats
