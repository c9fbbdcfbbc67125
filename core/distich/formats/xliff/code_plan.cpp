#include <algorithm>

#include <distich/formats/xliff/code_plan_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::xliff {
namespace {

using Form = CodePlan::Form;
using Kind = InlineCode::Kind;

bool nests(const std::vector<CodePlan::Code>& codes) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].form == Form::pair_open) open.push_back(i);
    if (codes[i].form != Form::pair_close) continue;
    if (open.back() != codes[i].partner) return false;
    open.pop_back();
  }
  return true;
}

/// Ties each close to the nearest open of its id before it that is still free.
std::vector<CodePlan::Code> find_pairs(const std::vector<InlineCode>& codes) {
  std::vector<CodePlan::Code> planned(codes.size());
  std::map<std::string_view, std::vector<std::size_t>> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].kind == Kind::standalone) continue;
    auto& waiting = open[codes[i].id];
    if (codes[i].kind == Kind::open) {
      planned[i].form = Form::lone_open;
      waiting.push_back(i);
    } else if (waiting.empty()) {
      planned[i].form = Form::lone_close;
    } else {
      planned[i].form = Form::pair_close;
      planned[i].partner = waiting.back();
      planned[waiting.back()].form = Form::pair_open;
      planned[waiting.back()].partner = i;
      waiting.pop_back();
    }
  }
  return planned;
}

}  // namespace

void CodePlan::assign_noncharacters(Side& side) {
  constexpr std::string_view lead = "\xEF\xBF";  // of U+FFC0 to U+FFFF
  std::map<char32_t, std::size_t> occurrences;
  const std::string_view text = side.rich->text;
  for (auto at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + 3)) {
    const auto character = text::code_point_at(text, at).value;
    if (!is_noncharacter(character)) continue;
    auto& id = noncharacters_[{character, occurrences[character]++}];
    if (id.empty()) id = claim({});
    side.noncharacters.push_back(id);
  }
}

bool is_name_token(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':';
  });
}

CodePlan::CodePlan(const RichText& source, const RichText* target) {
  used_.emplace(segment_id);
  plan(source_, source);
  assign_ids(source_, true);
  assign_data(source_);
  if (target != nullptr) {
    plan(target_, *target);
    assign_ids(target_, false);
    assign_data(target_);
  }
  // They take what ids the codes leave.
  assign_noncharacters(source_);
  if (target != nullptr) assign_noncharacters(target_);
}

void CodePlan::plan(Side& side, const RichText& rich) {
  side.rich = &rich;
  side.codes = find_pairs(rich.codes);
  pairs_nest_ = pairs_nest_ && nests(side.codes);
}

void CodePlan::assign_ids(Side& side, bool is_source) {
  std::map<std::pair<Form, std::string_view>, std::size_t> occurrences;
  for (std::size_t i = 0; i < side.codes.size(); ++i) {
    auto& code = side.codes[i];
    if (code.form == Form::pair_close) {
      code.id = side.codes[code.partner].id;
      continue;
    }
    const std::string_view wanted = side.rich->codes[i].id;
    const Key key{code.form, wanted, occurrences[{code.form, wanted}]++};
    const auto known = ids_.find(key);
    code.id = known == ids_.end() ? claim(wanted) : known->second;
    if (is_source) ids_.emplace(key, code.id);
  }
}

std::string CodePlan::claim(std::string_view wanted) {
  std::string id(wanted);
  while (!is_name_token(id) || used_.contains(id)) id = "c" + std::to_string(++generated_);
  used_.insert(id);
  return id;
}

void CodePlan::assign_data(Side& side) {
  const auto& codes = side.rich->codes;
  for (std::size_t i = 0; i < side.codes.size(); ++i) {
    auto& code = side.codes[i];
    const bool is_pair = code.form == Form::pair_open || code.form == Form::pair_close;
    // A <pc> refers to both its ends' data or to none.
    const bool needed = !codes[i].original.empty() || (is_pair && !codes[code.partner].original.empty());
    if (needed) code.data = data_id(codes[i].original);
  }
}

const std::string& CodePlan::data_id(std::string_view original) {
  const auto [found, is_new] = data_index_.emplace(original, data_.size());
  if (is_new) data_.push_back({"d" + std::to_string(data_.size() + 1), original});
  return data_[found->second].id;
}

}  // namespace distich::formats::xliff
