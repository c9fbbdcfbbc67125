#include <charconv>
#include <utility>

#include <distich/store/sqlite/entry_fields_internal.hpp>

namespace distich::sqlite {
namespace {

class FieldWriter {
 public:
  void text(const std::string& value) { fields_.push_back(value); }

  void number(std::uint64_t value) { fields_.push_back(std::to_string(value)); }

  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const auto& value : values) text(value);
  }

  void stamp(const EntryStamp& stamp) {
    text(stamp.author);
    text(stamp.author_id);
    text(stamp.date);
  }

  void extras(const std::vector<TermProperty>& extras) {
    number(extras.size());
    for (const auto& extra : extras) {
      for (const auto* value : {&extra.category, &extra.type, &extra.value, &extra.target, &extra.id,
                                &extra.language, &extra.datatype}) {
        text(*value);
      }
      number(extra.depth);
    }
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(fields_); }

 private:
  std::vector<std::string> fields_;
};

/// Takes values off the front of the row; `ok` turns false for good at the first that is not there.
class FieldParser {
 public:
  explicit FieldParser(std::vector<std::string> fields) : fields_(std::move(fields)) {}

  [[nodiscard]] bool complete() const noexcept { return ok_ && at_ == fields_.size(); }

  [[nodiscard]] bool ok() const noexcept { return ok_; }

  std::string text() {
    ok_ = ok_ && at_ < fields_.size();
    return ok_ ? std::move(fields_[at_++]) : std::string{};
  }

  /// Not more than the row has values: it is a count, or a depth that has so many before it.
  std::size_t number() {
    const auto digits = text();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    ok_ = ok_ && error == std::errc{} && end == digits.data() + digits.size() && value <= fields_.size();
    return ok_ ? value : 0;
  }

  std::vector<std::string> texts() {
    std::vector<std::string> values;
    for (auto left = number(); left > 0 && ok_; --left) values.push_back(text());
    return values;
  }

  LanguageTag language() {
    const auto tag = LanguageTag::parse(text());
    ok_ = ok_ && tag.has_value();
    return tag.value_or(LanguageTag{});
  }

  void stamp(EntryStamp& stamp) {
    stamp.author = text();
    stamp.author_id = text();
    stamp.date = text();
  }

  void extras(std::vector<TermProperty>& extras) {
    for (auto left = number(); left > 0 && ok_; --left) {
      auto& extra = extras.emplace_back();
      for (auto* value : {&extra.category, &extra.type, &extra.value, &extra.target, &extra.id,
                          &extra.language, &extra.datatype}) {
        *value = text();
      }
      extra.depth = static_cast<std::uint32_t>(number());
    }
  }

 private:
  std::vector<std::string> fields_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

/// The concept without what its columns hold.
bool has_fields(const Concept& item) {
  return !item.source.empty() || !item.created.empty() || !item.modified.empty() || !item.relations.empty() ||
         !item.sections.empty() || !item.extras.empty();
}

bool has_switches(const Term& term) {
  return term.tolerance || !term.variants.empty();
}

bool has_fields(const Term& term) {
  return !term.status_stated || !term.id.empty() || !term.gender.empty() || !term.usage.empty() ||
         !term.context.empty() || !term.source.empty() || !term.created.empty() || !term.modified.empty() ||
         !term.extras.empty() || has_switches(term);
}

}  // namespace

std::vector<std::string> fields_of(const Concept& item) {
  if (!has_fields(item)) return {};
  FieldWriter out;
  out.text(item.source);
  out.stamp(item.created);
  out.stamp(item.modified);
  out.number(item.relations.size());
  for (const auto& relation : item.relations) {
    out.text(relation.kind);
    out.text(relation.target);
    out.text(relation.text);
  }
  out.number(item.sections.size());
  for (const auto& section : item.sections) {
    out.text(section.language.str());
    out.text(section.definition);
    out.text(section.note);
    out.extras(section.extras);
  }
  out.extras(item.extras);
  return out.take();
}

std::vector<std::string> fields_of(const Term& term) {
  if (!has_fields(term)) return {};
  FieldWriter out;
  out.number(term.status_stated ? 1 : 0);
  for (const auto* value : {&term.id, &term.gender, &term.usage, &term.context, &term.source})
    out.text(*value);
  out.stamp(term.created);
  out.stamp(term.modified);
  out.extras(term.extras);
  if (has_switches(term)) {
    out.text(term.tolerance ? std::string(name(*term.tolerance)) : std::string());
    out.texts(term.variants);
  }
  return out.take();
}

bool with_fields(std::vector<std::string> fields, Concept& item) {
  if (fields.empty()) return true;
  FieldParser in(std::move(fields));
  item.source = in.text();
  in.stamp(item.created);
  in.stamp(item.modified);
  for (auto left = in.number(); left > 0 && in.ok(); --left) {
    auto& relation = item.relations.emplace_back();
    relation.kind = in.text();
    relation.target = in.text();
    relation.text = in.text();
  }
  for (auto left = in.number(); left > 0 && in.ok(); --left) {
    auto& section = item.sections.emplace_back();
    section.language = in.language();
    section.definition = in.text();
    section.note = in.text();
    in.extras(section.extras);
  }
  in.extras(item.extras);
  return in.complete();
}

bool with_fields(std::vector<std::string> fields, Term& term) {
  if (fields.empty()) return true;
  FieldParser in(std::move(fields));
  term.status_stated = in.number() != 0;
  for (auto* value : {&term.id, &term.gender, &term.usage, &term.context, &term.source}) *value = in.text();
  in.stamp(term.created);
  in.stamp(term.modified);
  in.extras(term.extras);
  // Rows of terms without switches end here.
  if (!in.complete()) {
    const auto tolerance = in.text();
    term.tolerance = term_tolerance(tolerance);
    term.variants = in.texts();
    if (!tolerance.empty() && !term.tolerance) return false;
  }
  return in.complete();
}

}  // namespace distich::sqlite
