#include <algorithm>
#include <utility>

#include <distich/formats/html/open_elements_internal.hpp>

namespace distich::formats::html {

std::size_t OpenElements::depth_of(std::string_view name) const {
  const auto found = depths_.find(std::string(name));
  return found == depths_.end() || found->second.empty() ? none : found->second.back();
}

void OpenElements::pop_to(std::size_t depth) {
  while (stack_.size() > depth) {
    depths_[stack_.back().name].pop_back();
    if (!scopes_.empty() && scopes_.back() == stack_.size()) scopes_.pop_back();
    stack_.pop_back();
  }
}

void OpenElements::push(OpenElement element) {
  const bool bounds_scope = traits_of(element.name).bounds_scope;
  depths_[element.name].push_back(stack_.size() + 1);
  stack_.push_back(std::move(element));
  if (bounds_scope) scopes_.push_back(stack_.size());
}

bool OpenElements::close(std::string_view name) {
  const auto depth = depth_of(name);
  const bool table_part =
      name == "table" || name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
  const auto scope = scopes_.empty() || table_part ? none : scopes_.back();
  if (depth == none || depth < scope || (table_part && name != "table" && depth < depth_of("table")))
    return false;
  pop_to(depth - 1);
  return true;
}

void OpenElements::close_one_of(std::initializer_list<std::string_view> names,
                                std::initializer_list<std::string_view> within) {
  std::size_t limit = none;
  for (const auto name : within) limit = std::max(limit, depth_of(name));
  std::size_t outermost = none;
  for (const auto name : names) {
    const auto depth = depth_of(name);
    if (depth > limit && (outermost == none || depth < outermost)) outermost = depth;
  }
  if (outermost != none) pop_to(outermost - 1);
}

void OpenElements::imply_end_before(std::string_view name) {
  const auto scope = scopes_.empty() ? none : scopes_.back();
  if (depth_of("p") > scope) pop_to(depth_of("p") - 1);
  if (name == "li") {
    close_one_of({"li"}, {"ul", "ol", "menu", "td", "th"});
  } else if (name == "dt" || name == "dd") {
    close_one_of({"dt", "dd"}, {"dl", "td", "th"});
  } else if (name == "td" || name == "th") {
    close_one_of({"td", "th", "caption"}, {"table"});
  } else if (name == "tr") {
    close_one_of({"td", "th", "tr", "caption"}, {"table"});
  } else if (name == "tbody" || name == "thead" || name == "tfoot") {
    close_one_of({"td", "th", "tr", "tbody", "thead", "tfoot", "caption"}, {"table"});
  } else if (name == "option" || name == "optgroup") {
    close_one_of({"option"}, {"select"});
  }
}

}  // namespace distich::formats::html
