#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/terms/rule_reader_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::terms_internal {
namespace {

/// The words of a line up to a "#". "-" stands for nothing.
std::vector<std::string> fields_of(std::string_view line) {
  line = line.substr(0, line.find('#'));
  std::vector<std::string> fields;
  constexpr std::string_view blank = " \t\r";
  for (auto begin = line.find_first_not_of(blank); begin != std::string_view::npos;) {
    const auto end = std::min(line.find_first_of(blank, begin), line.size());
    const auto field = line.substr(begin, end - begin);
    fields.push_back(field == "-" ? std::string() : text::normalize(field, text::Form::term));
    begin = line.find_first_not_of(blank, end);
  }
  return fields;
}

}  // namespace

void RuleReader::read(std::string_view file) {
  while (!file.empty()) {
    const auto end = std::min(file.find('\n'), file.size());
    ++line_;
    const auto fields = fields_of(file.substr(0, end));
    if (!fields.empty()) read_line(fields);
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  sort();
}

void RuleReader::read_line(const Fields& fields) {
  const auto& rule = fields.front();
  if (rule == "function-words") {
    rules_.function_words_.insert(rules_.function_words_.end(), fields.begin() + 1, fields.end());
  } else if (fields.size() < 2 || fields[1].empty()) {
    fail(tr("{1}, line {2}: \"{3}\" needs something after it", input_, line_, rule));
  } else if (rule == "suffix") {
    rules_.suffixes_[static_cast<unsigned char>(fields[1].back())].push_back(affix(fields));
  } else if (rule == "prefix") {
    rules_.prefixes_[static_cast<unsigned char>(fields[1].front())].push_back(affix(fields));
  } else if (rule == "shift" && fields.size() == 3) {
    rules_.shifts_.emplace_back(fields[1], fields[2]);
  } else if (rule == "stem" && fields.size() == 2 && fields[1].size() == 1 &&
             text::is_digit(static_cast<unsigned char>(fields[1][0]))) {
    stem_ = static_cast<std::size_t>(fields[1][0] - '0');
  } else {
    fail(tr("{1}, line {2}: \"{3}\" is no rule, or has too many or too few parts", input_, line_, rule));
  }
}

Inflection::Affix RuleReader::affix(const Fields& fields) const {
  return {fields[1], {fields.begin() + 2, fields.end()}, stem_};
}

void RuleReader::sort() {
  const auto longest_first = [](const auto& a, const auto& b) { return a.from.size() > b.from.size(); };
  for (auto* affixes : {&rules_.suffixes_, &rules_.prefixes_}) {
    for (auto& bucket : *affixes) std::stable_sort(bucket.begin(), bucket.end(), longest_first);
  }
  std::sort(rules_.function_words_.begin(), rules_.function_words_.end());
}

void RuleReader::fail(const Message& why) const {
  throw Error(ErrorCode::malformed, why, SourcePos{input_, 0, line_, 0});
}

}  // namespace distich::terms_internal
