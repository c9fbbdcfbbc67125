#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/terms/rule_reader_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/rule_lines.hpp>

namespace distich::terms_internal {
namespace {

void append(std::vector<std::string>& list, const std::vector<std::string>& fields, std::size_t from) {
  list.insert(list.end(), fields.begin() + static_cast<std::ptrdiff_t>(from), fields.end());
}

}  // namespace

void RuleReader::read(std::string_view file) {
  text::each_rule_line(file, [&](const std::vector<std::string_view>& written, std::uint32_t line) {
    line_ = line;
    Fields fields(written.begin(), written.end());
    // "fold" is about letters as they are before they are folded, and scripts are named as Unicode does.
    if (fields.front() != "fold" && fields.front() != "grammar-script") normalise(fields);
    read_line(fields);
  });
  sort();
}

void RuleReader::normalise(Fields& fields) const {
  for (auto field = fields.begin() + 1; field != fields.end(); ++field) {
    auto normal = *field == "-" ? std::string() : rules_.normalise(*field);
    if (normal.empty() && *field != "-") {
      fail(tr("{1}, line {2}: \"{3}\" is dropped from words before rules are asked", input_, line_, *field));
    }
    *field = std::move(normal);
  }
}

void RuleReader::read_line(const Fields& fields) {
  if (read_switch(fields)) return;
  const auto& rule = fields.front();
  if (fields.size() < 2 || (fields[1].empty() && rule != "suffix")) {
    fail(tr("{1}, line {2}: \"{3}\" needs something after it", input_, line_, rule));
  }
  if (read_affix(fields) || read_change(fields) || read_list(fields)) return;
  fail(tr("{1}, line {2}: \"{3}\" is no rule, or has too many or too few parts", input_, line_, rule));
}

bool RuleReader::read_switch(const Fields& fields) {
  if (fields.size() != 1) return false;
  const auto& rule = fields.front();
  if (rule == "noun-capitals") return rules_.noun_capitals_ = true;
  if (rule == "compounds") return rules_.compounds_ = true;
  if (rule == "word-boundaries") return rules_.word_boundaries_ = true;
  return false;
}

bool RuleReader::read_affix(const Fields& fields) {
  const auto& rule = fields.front();
  if (rule == "suffix" && fields[1].empty()) {
    rules_.any_ = {{}, {fields.begin() + 2, fields.end()}, stem_};
    return fields.size() > 2;
  }
  if (rule == "suffix") {
    add_affix(rules_.suffixes_[static_cast<unsigned char>(fields[1].back())], fields);
  } else if (rule == "prefix") {
    add_affix(rules_.prefixes_[static_cast<unsigned char>(fields[1].front())], fields);
  } else if (rule == "stem" && fields.size() == 2 && fields[1].size() == 1 &&
             text::is_digit(static_cast<unsigned char>(fields[1][0]))) {
    stem_ = static_cast<std::size_t>(fields[1][0] - '0');
  } else if (rule == "slot" && std::find(fields.begin(), fields.end(), "") == fields.end()) {
    rules_.slots_.push_back({{fields.begin() + 1, fields.end()}, stem_});
  } else {
    return false;
  }
  return true;
}

bool RuleReader::read_change(const Fields& fields) {
  const auto& rule = fields.front();
  if (rule == "form" && fields.size() > 2) {
    append(rules_.listed_[fields[1]], fields, 2);
    return true;
  }
  if (fields.size() != 3) return false;
  auto* changes = rule == "shift"     ? &rules_.shifts_
                  : rule == "end"     ? &rules_.ends_
                  : rule == "fold"    ? &rules_.folds_
                  : rule == "letters" ? &rules_.letters_
                                      : nullptr;
  if (changes == nullptr) return false;
  changes->emplace_back(fields[1], fields[2]);
  return true;
}

bool RuleReader::read_list(const Fields& fields) {
  const auto& rule = fields.front();
  if (rule == "function-words") {
    append(rules_.function_words_, fields, 1);
  } else if (rule == "name-links") {
    append(rules_.name_links_, fields, 1);
  } else if (rule == "no-names") {
    append(rules_.no_names_, fields, 1);
  } else if (rule == "common-words") {
    append(rules_.common_words_, fields, 1);
  } else if (rule == "general-words") {
    append(rules_.general_words_, fields, 1);
  } else if (rule == "grammar-script" && fields.size() == 2) {
    rules_.grammar_script_ = fields[1];
  } else if (rule == "fleeting") {
    append(rules_.fleeting_, fields, 1);
  } else if (rule == "vowels") {
    append(rules_.vowels_, fields, 1);
  } else if (rule == "snowball" && fields.size() == 2) {
    rules_.stemmer_ = fields[1];
  } else {
    return false;
  }
  return true;
}

void RuleReader::add_affix(std::vector<Inflection::Affix>& affixes, const Fields& fields) const {
  for (const auto& affix : affixes) {
    if (affix.from == fields[1] && affix.stem == stem_) {
      fail(tr("{1}, line {2}: there is a rule for \"{3}\" before", input_, line_, fields[1]));
    }
  }
  affixes.push_back({fields[1], {fields.begin() + 2, fields.end()}, stem_});
}

void RuleReader::sort() {
  const auto longest_first = [](const auto& a, const auto& b) { return a.from.size() > b.from.size(); };
  for (auto* affixes : {&rules_.suffixes_, &rules_.prefixes_}) {
    for (auto& bucket : *affixes) std::stable_sort(bucket.begin(), bucket.end(), longest_first);
  }
  for (auto* words : {&rules_.function_words_, &rules_.name_links_, &rules_.no_names_, &rules_.common_words_,
                      &rules_.general_words_})
    std::sort(words->begin(), words->end());
}

void RuleReader::fail(const Message& why) const {
  throw Error(ErrorCode::malformed, why, SourcePos{input_, 0, line_, 0});
}

}  // namespace distich::terms_internal
