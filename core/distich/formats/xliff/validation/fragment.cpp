#include <array>

#include <distich/formats/xliff/validation/fragment_internal.hpp>
#include <distich/formats/xliff/validation/schema_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::xliff::validation {
namespace {

/// Prefixes of things that this validation collects; ids behind others may be anything.
bool is_collected(std::string_view prefix) {
  constexpr auto collected =
      std::to_array<std::string_view>({"", "n", "d", "t", "gls", "mtc", "res", "mda", "its"});
  return std::ranges::find(collected, prefix) != collected.end();
}

/// How far from the root a selector's prefix stands; 0 for no prefix at all.
int rank_of(std::string_view prefix) {
  if (prefix == "f") return 1;
  if (prefix == "g") return 2;
  if (prefix == "u") return 3;
  if (prefix.empty() || prefix == "n" || prefix == "d" || prefix == "t") return 4;
  const bool is_module_prefix = prefix.size() >= 2 && prefix.size() <= 10 && value_type("id")(prefix) &&
                                prefix.find(':') == std::string_view::npos;
  return is_module_prefix ? 4 : 0;
}

std::string path_of(std::string_view file, std::string_view group, std::string_view unit) {
  auto path = "f=" + std::string(file);
  if (!group.empty()) path.append("/g=").append(group);
  if (!unit.empty()) path.append("/u=").append(unit);
  return path;
}

std::string selector(std::string_view prefix, std::string_view id) {
  return prefix.empty() ? std::string(id) : std::string(prefix).append("=").append(id);
}

}  // namespace

std::optional<Fragment> parse_fragment(std::string_view uri) {
  if (!uri.starts_with('#')) return std::nullopt;
  uri.remove_prefix(1);
  if (uri.starts_with('/')) uri.remove_prefix(1);
  Fragment fragment;
  int deepest = 0;
  for (;;) {
    const auto end = std::min(uri.find('/'), uri.size());
    const auto step = uri.substr(0, end);
    const auto sign = step.find('=');
    const auto prefix = sign == std::string_view::npos ? std::string_view() : step.substr(0, sign);
    const auto id = sign == std::string_view::npos ? step : step.substr(sign + 1);
    const int rank = sign == 0 ? 0 : rank_of(prefix);
    if (rank <= deepest || !value_type("id")(id)) return std::nullopt;
    deepest = rank;
    if (rank == 1) fragment.file = id;
    if (rank == 2) fragment.group = id;
    if (rank == 3) fragment.unit = id;
    if (rank == 4) {
      fragment.prefix = prefix;
      fragment.id = id;
    }
    if (end == uri.size()) return fragment;
    uri.remove_prefix(end + 1);
  }
}

void FragmentIndex::begin_file(std::string_view id) {
  file_ = id;
  known_.insert(text::hash64(path_of(file_, {}, {})));
}

void FragmentIndex::add_group(std::string_view id) {
  known_.insert(text::hash64(path_of(file_, id, {})));
}

void FragmentIndex::begin_unit(std::string_view id) {
  unit_ = id;
  in_unit_ = true;
  known_.insert(text::hash64(path_of(file_, {}, unit_)));
}

void FragmentIndex::add(std::string_view prefix, std::string_view id, std::string_view group) {
  if (in_unit_) {
    of_unit_.insert(selector(prefix, id));
  } else {
    known_.insert(text::hash64(path_of(file_, group, {}) + '/' + selector(prefix, id)));
  }
}

bool FragmentIndex::is_this_unit(const Fragment& fragment) const {
  if (!in_unit_) return false;
  if (!fragment.file.empty() && fragment.file != file_) return false;
  return fragment.unit == unit_ || fragment.is_relative();
}

void FragmentIndex::refer(const Node& node, std::string_view attribute, std::string_view group) {
  const auto uri = node.get(attribute);
  if (!uri || !uri->starts_with('#')) return;
  const auto fragment = parse_fragment(*uri);
  if (!fragment) return findings_->bad_value(node, attribute);
  if (is_this_unit(*fragment)) {
    of_unit_references_.push_back({node, std::string(attribute), *fragment, {}});
  } else {
    refer_outside(node, attribute, *fragment, group);
  }
}

void FragmentIndex::refer_in_unit(const Node& node, std::string_view attribute,
                                  std::vector<std::string_view> prefixes) {
  const auto uri = node.get(attribute);
  if (!uri) return;
  const auto fragment = parse_fragment(*uri);
  if (!fragment) return findings_->bad_value(node, attribute);
  if (!is_this_unit(*fragment) || fragment->id.empty()) return findings_->dangling(node, attribute);
  of_unit_references_.push_back({node, std::string(attribute), *fragment, std::move(prefixes)});
}

void FragmentIndex::keep(const Node& node, std::string_view attribute, const std::string& path) {
  const auto hash = text::hash64(path);
  if (!known_.contains(hash)) outside_.push_back({hash, node, std::string(attribute)});
}

void FragmentIndex::refer_outside(const Node& node, std::string_view attribute, const Fragment& fragment,
                                  std::string_view group) {
  const auto& file = fragment.file.empty() ? file_ : fragment.file;
  if (!fragment.unit.empty()) return keep(node, attribute, path_of(file, {}, fragment.unit));
  auto path = path_of(file, fragment.is_relative() ? group : std::string_view(fragment.group), {});
  if (!fragment.id.empty() && is_collected(fragment.prefix))
    path += '/' + selector(fragment.prefix, fragment.id);
  keep(node, attribute, path);
}

void FragmentIndex::end_unit() {
  for (const auto& [node, attribute, fragment, prefixes] : of_unit_references_) {
    const bool wrong_kind =
        !prefixes.empty() && std::ranges::find(prefixes, fragment.prefix) == prefixes.end();
    const bool missing = !fragment.id.empty() && is_collected(fragment.prefix) &&
                         !of_unit_.contains(selector(fragment.prefix, fragment.id));
    if (wrong_kind || missing) findings_->dangling(node, attribute);
  }
  of_unit_references_.clear();
  of_unit_.clear();
  in_unit_ = false;
}

void FragmentIndex::finish() {
  for (const auto& [path, node, attribute] : outside_) {
    if (!known_.contains(path)) findings_->dangling(node, attribute);
  }
}

}  // namespace distich::formats::xliff::validation
