#include <algorithm>

#include <distich/qa/accelerators_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

/// "&amp;", "&brand.name;"
bool is_entity(std::string_view text, std::size_t at) {
  const auto end = text.find_first_of("; &", at + 1);
  return text[at] == '&' && end != std::string_view::npos && end > at + 1 && text[end] == ';';
}

}  // namespace

std::vector<ByteRange> find_accelerators(std::string_view text, char32_t marker) {
  std::vector<ByteRange> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    const ByteRange place{at, at + size};
    at += size;
    if (c != marker) continue;
    const auto next = text::code_point_at(text, at);
    const bool is_doubled = next.value == marker;
    if (is_doubled) at += next.size;
    const bool has_key = text::is_letter(next.value) || text::digit_value(next.value) >= 0;
    if (!is_doubled && has_key && !is_entity(text, place.begin)) found.push_back(place);
  }
  return found;
}

std::string without_accelerators(std::string_view text, char32_t marker) {
  std::string out;
  std::size_t done = 0;
  for (const auto place : find_accelerators(text, marker)) {
    out += text.substr(done, place.begin - done);
    done = place.end;
  }
  return out.append(text.substr(done));
}

void check_accelerators(const Task& task, const Report& found) {
  if (task.accelerator == 0) return;
  const auto source = find_accelerators(task.source_text(), task.accelerator);
  const auto target = find_accelerators(task.target_text(), task.accelerator);
  if (source.size() == target.size()) return;
  const auto place = [](const std::vector<ByteRange>& marks) {
    return marks.empty() ? ByteRange{} : marks.back();
  };
  found({check_name::accelerators, Severity::warning, task.unit.id, place(source), place(target),
         source.size() > target.size()
             ? tr("the source has a mark of an access key, the translation none")
             : tr("the translation has more marks of access keys than the source")});
}

}  // namespace distich::qa_internal
