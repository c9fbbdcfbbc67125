#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/jsonl/jsonl_internal.hpp>
#include <distich/formats/table/delimited_internal.hpp>

namespace distich::formats::jsonl {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no control character as it is: every line is one cell.
constexpr table::Dialect lines{'\x1F', false};
constexpr std::uint64_t checkpoint_interval = 1024;
constexpr auto known_members =
    std::to_array<std::string_view>({"id", "source", "target", "state", "notes", "properties", "context",
                                     "place", "confidence", "bead", "matches", "terms"});

bool is_boundary(std::string_view text, std::size_t at) noexcept {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

/// The members of one line. What is not of the kind that is wanted is named to `complain` and left out.
class Members {
 public:
  using Complain = std::function<void(std::string_view member)>;

  Members(const Json& object, Complain complain) : object_(object), complain_(std::move(complain)) {}

  /// Null where there is none.
  [[nodiscard]] const Json* find(const char* member) const {
    const auto found = object_.find(member);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  [[nodiscard]] std::string text(const char* member) const {
    const auto* found = find(member);
    if (found == nullptr) return {};
    if (found->is_string()) return found->get<std::string>();
    complain_(member);
    return {};
  }

  [[nodiscard]] std::optional<std::size_t> number(const char* member) const {
    const auto* found = find(member);
    if (found != nullptr && found->is_number_unsigned()) return found->get<std::size_t>();
    if (found != nullptr) complain_(member);
    return std::nullopt;
  }

  /// Of the name of a value; nothing for no name of one.
  template <class Parse>
  [[nodiscard]] auto named(const char* member, Parse parse) const -> decltype(parse(std::string_view{})) {
    const auto written = text(member);
    if (written.empty()) return std::nullopt;
    auto value = parse(written);
    if (!value) complain_(member);
    return value;
  }

  [[nodiscard]] std::optional<Members> object(const char* member) const {
    const auto* found = find(member);
    if (found != nullptr && found->is_object()) return Members(*found, complain_);
    if (found != nullptr) complain_(member);
    return std::nullopt;
  }

  template <class Take>
  void each_object(const char* member, Take take) const {
    each(member, [&](const Json& item) {
      if (!item.is_object()) return complain_(member);
      take(Members(item, complain_));
    });
  }

  [[nodiscard]] std::vector<std::string> texts(const char* member) const {
    std::vector<std::string> out;
    each(member, [&](const Json& item) {
      if (!item.is_string()) return complain_(member);
      out.push_back(item.get<std::string>());
    });
    return out;
  }

  [[nodiscard]] Properties properties(const char* member) const {
    Properties out;
    const auto all = object(member);
    if (!all) return out;
    for (const auto& [name, value] : all->object_.items()) {
      if (value.is_string()) {
        out[name] = value.get<std::string>();
      } else {
        complain_(member);
      }
    }
    return out;
  }

  /// Of a text, where one is named.
  [[nodiscard]] std::optional<ByteRange> range(const std::string* text) const {
    const auto begin = number("start");
    const auto end = number("end");
    const bool in_order = begin && end && *begin <= *end;
    if (in_order && (text == nullptr || (is_boundary(*text, *begin) && is_boundary(*text, *end))))
      return ByteRange{*begin, *end};
    complain_("start");
    return std::nullopt;
  }

  void complain(std::string_view member) const { complain_(member); }

  [[nodiscard]] const Json& json() const noexcept { return object_; }

 private:
  template <class Take>
  void each(const char* member, Take take) const {
    const auto* found = find(member);
    if (found == nullptr) return;
    if (!found->is_array()) return complain_(member);
    for (const auto& item : *found) take(item);
  }

  const Json& object_;
  Complain complain_;
};

std::optional<InlineCode::Kind> code_kind(std::string_view written) {
  if (written == "open") return InlineCode::Kind::open;
  if (written == "close") return InlineCode::Kind::close;
  if (written == "standalone") return InlineCode::Kind::standalone;
  return std::nullopt;
}

std::optional<MatchKind> match_kind(std::string_view written) {
  for (const auto kind : all_match_kinds) {
    if (name(kind) == written) return kind;
  }
  return std::nullopt;
}

RichText rich_text(const Members& side) {
  RichText out(side.text("text"));
  side.each_object("codes", [&](const Members& item) {
    const auto at = item.number("at");
    const auto kind = item.named("kind", code_kind);
    if (!at || !kind || !is_boundary(out.text, *at)) return item.complain("codes");
    out.codes.push_back({*at, *kind, item.text("id"), item.text("original"), item.text("shown_as")});
  });
  std::ranges::stable_sort(out.codes, {}, &InlineCode::at);
  return out;
}

RichText rich_text(const std::optional<Members>& side) {
  return side ? rich_text(*side) : RichText{};
}

LanguageTag language(const Members& from, const char* member, const LanguageTag& otherwise) {
  return from.named(member, &LanguageTag::parse_loose).value_or(otherwise);
}

Suggestion suggestion(const Members& item, const std::string& segment) {
  constexpr std::size_t full = 10000;
  Suggestion out;
  out.source = rich_text(item.object("source"));
  out.target = rich_text(item.object("target"));
  out.kind = item.named("kind", match_kind).value_or(MatchKind::fuzzy);
  const auto score = item.number("score").value_or(0);
  if (score > full) item.complain("score");
  out.score.basis_points = static_cast<std::uint16_t>(score > full ? 0 : score);
  out.origin = item.text("origin");
  item.each_object("differs", [&](const Members& range) {
    if (const auto place = range.range(&segment)) out.differs.push_back(*place);
  });
  return out;
}

std::optional<TermNote> term_note(const Members& item, const std::string& segment) {
  const auto place = item.range(&segment);
  if (!place) return std::nullopt;
  TermNote out;
  out.hit = {*place, item.text("concept"), item.text("term"),
             item.named("status", term_status).value_or(TermStatus::preferred),
             item.named("kind", term_match_kind).value_or(TermMatchKind::exact)};
  item.each_object("renderings", [&](const Members& rendering) {
    out.renderings.push_back(
        {rendering.text("text"), rendering.named("status", term_status).value_or(TermStatus::preferred)});
  });
  out.definition = item.text("definition");
  return out;
}

Skeleton skeleton(const Members& from) {
  Skeleton out{from.text("format"), from.text("text")};
  if (auto encoding = from.text("encoding"); !encoding.empty()) out.encoding = std::move(encoding);
  if (const auto packed = from.text("base64"); !packed.empty()) {
    auto bytes = decode_base64(packed);
    if (!bytes) throw Error(ErrorCode::malformed, tr("the article in <{1}> is not valid base64", "skeleton"));
    out.text = std::move(*bytes);
  }
  const auto* mark = from.find("byte_order_mark");
  out.byte_order_mark = mark != nullptr && mark->is_boolean() && mark->get<bool>();
  return out;
}

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : rows_(in, options, control, &lines), control_(control) {
    header_.languages = options.languages;
    if (!next_line()) return;
    if (!parse()) {
      throw Error(ErrorCode::malformed, tr("the first line is no JSON object"), position(fault_));
    }
    if (object_.contains("schema")) {
      read_header();
    } else {
      learn_languages();
      pending_ = true;
    }
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override {
    while (pending_ || next_line()) {
      const bool parsed = std::exchange(pending_, false) || parse();
      if (++count_ % checkpoint_interval == 0) control_.checkpoint({"reading", count_, std::nullopt});
      if (!parsed) {
        report(Severity::error, "jsonl.bad-line", tr("this line is no JSON object and is left out"),
               position(fault_));
      } else if (fill(unit)) {
        return true;
      }
    }
    return false;
  }

 private:
  /// The next line that is not blank.
  bool next_line() {
    while (rows_.next(row_)) {
      if (row_.raw.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
    }
    return false;
  }

  bool parse() {
    fault_ = 0;
    try {
      object_ = Json::parse(row_.raw);
    } catch (const Json::parse_error& error) {
      fault_ = error.byte > 0 ? error.byte - 1 : 0;
      return false;
    } catch (const Json::exception&) {  // a number beyond all bounds
      return false;
    }
    return object_.is_object();
  }

  [[nodiscard]] SourcePos position(std::size_t byte) const {
    auto where = locate(row_.raw, std::min(byte, row_.raw.size()), rows_.input());
    where.line = row_.line;
    where.byte += row_.byte;
    return where;
  }

  void report(Severity severity, std::string_view id, Message message,
              const std::optional<SourcePos>& where) const {
    control_.report({severity, id, std::move(message), where});
  }

  [[nodiscard]] Members members() const {
    return {object_, [this](std::string_view member) {
              report(Severity::warning, "jsonl.bad-value",
                     tr("the value of \"{1}\" is not what it should be, and is left out", member),
                     position(place_of(member)));
            }};
  }

  /// Where the line names a member for the first time: a place to look at.
  [[nodiscard]] std::size_t place_of(std::string_view member) const {
    const auto found = row_.raw.find('"' + std::string(member) + '"');
    return found == std::string_view::npos ? 0 : found;
  }

  void read_header() {
    const auto from = members();
    if (from.text("schema") != schema) {
      throw Error(ErrorCode::unsupported,
                  tr("the schema {1} is not known; {2} is read", from.text("schema"), schema),
                  position(place_of("schema")));
    }
    const auto stated = [&](const char* member, LanguageTag& tag) {
      const auto own = language(from, member, {});
      if (own.known()) tag = own;
    };
    stated("source", header_.languages.source);
    stated("target", header_.languages.target);
    header_.original = from.text("original");
    header_.properties = from.properties("properties");
    if (const auto kept = from.object("skeleton")) header_.skeleton = skeleton(*kept);
  }

  /// Without a first line of its own, a file is in the languages of its first unit.
  void learn_languages() {
    const auto from = members();
    auto& [source, target] = header_.languages;
    if (const auto side = from.object("source"); side && !source.known())
      source = language(*side, "lang", {});
    if (const auto side = from.object("target"); side && !target.known())
      target = language(*side, "lang", {});
  }

  bool fill(BilingualUnit& unit) {
    unit = {};
    const auto from = members();
    const auto source = from.object("source");
    if (!source || !source->json().contains("text") || !source->json().at("text").is_string()) {
      report(Severity::error, "jsonl.no-source",
             tr("this line has no \"source\" with a \"text\" and is left out"), position(0));
      return false;
    }
    const auto* id = from.find("id");
    unit.id = id != nullptr && id->is_number_integer() ? id->dump() : from.text("id");
    if (unit.id.empty()) unit.id = std::to_string(count_);
    unit.languages = header_.languages;
    unit.languages.source = language(*source, "lang", unit.languages.source);
    unit.source = rich_text(*source);
    if (const auto target = from.object("target")) {
      unit.languages.target = language(*target, "lang", unit.languages.target);
      if (target->find("text") != nullptr) unit.target = rich_text(*target);
    }
    fill_details(unit, from);
    keep_others(unit);
    return true;
  }

  static void fill_details(BilingualUnit& unit, const Members& from) {
    unit.state = from.named("state", unit_state)
                     .value_or(unit.target ? UnitState::translated : UnitState::untranslated);
    unit.notes = from.texts("notes");
    unit.properties = from.properties("properties");
    if (const auto context = from.object("context"))
      unit.context = Context{context->text("previous"), context->text("next")};
    if (const auto place = from.object("place")) unit.place = place->range(nullptr);
    if (const auto* confidence = from.find("confidence"); confidence != nullptr) {
      if (confidence->is_number()) unit.confidence = confidence->get<double>();
      if (!unit.confidence) from.complain("confidence");
    }
    unit.bead = from.text("bead");
    from.each_object("matches", [&](const Members& item) {
      unit.suggestions.push_back(suggestion(item, unit.source.text));
    });
    from.each_object("terms", [&](const Members& item) {
      if (auto note = term_note(item, unit.source.text)) unit.terms.push_back(std::move(*note));
    });
  }

  /// Members of other programs are properties where they are a text.
  void keep_others(BilingualUnit& unit) const {
    for (const auto& [name, value] : object_.items()) {
      if (std::ranges::find(known_members, name) != known_members.end()) continue;
      if (value.is_string()) {
        unit.properties.emplace(name, value.get<std::string>());
      } else {
        report(Severity::warning, "jsonl.unknown-member",
               tr("the member \"{1}\" is not known and no text, and is left out", name),
               position(place_of(name)));
      }
    }
  }

  table::RowReader rows_;
  Control control_;
  FileHeader header_;
  table::Row row_;
  Json object_;
  std::size_t fault_ = 0;  ///< of the line, where it is no JSON
  bool pending_ = false;   ///< object_ is still to be given out
  std::uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in, const ReadOptions& options,
                                                        const Control& control) {
  return std::make_unique<BilingualReader>(in, options, control);
}

}  // namespace distich::formats::jsonl
