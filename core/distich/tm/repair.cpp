#include <algorithm>
#include <set>
#include <string>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/repair_internal.hpp>
#include <distich/tm/rewrite_internal.hpp>
#include <distich/tm/score_internal.hpp>

namespace distich::tm {
namespace {

using text::Placeable;

/// The text with a private-use character for each placeable: equal where the rest is.
std::string frame_of(const PlacedText& placed) {
  constexpr char32_t first_private_use = 0xE000;
  std::string frame;
  std::size_t done = 0;
  const std::string_view text = placed.rich->text;
  for (const auto& each : placed.placeables) {
    frame += text.substr(done, each.range.begin - done);
    text::append(frame, first_private_use + static_cast<char32_t>(each.kind));
    done = each.range.end;
  }
  frame += text.substr(done);
  return text::normalize(frame, text::Form::match);
}

std::string spelled(const Placeable& each, const PlacedText& placed) {
  return text::normalize(each.range.of(placed.rich->text), text::Form::match);
}

/// What a translation of the placeable has, too: the numbers of a date may come in another order.
std::string key_of(const Placeable& each) {
  if (each.kind != PlaceableKind::date) return each.value;
  std::vector<std::string> parts{""};
  for (const char c : each.value) {
    if (c == '-') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  std::ranges::sort(parts);
  std::string key;
  for (const auto& part : parts) key += part + '-';
  return key;
}

bool translate_one_another(const Placeable& one, const Placeable& other) {
  return one.kind == other.kind && key_of(one) == key_of(other);
}

std::optional<std::string> rewritten(const Placeable& wanted, std::string_view wanted_text,
                                     std::string_view source_text, std::string_view target_text) {
  switch (wanted.kind) {
    case PlaceableKind::number: return rewrite_number(wanted_text, source_text, target_text);
    case PlaceableKind::date: return rewrite_date(wanted_text, source_text, target_text);
    default: return std::string(wanted_text);
  }
}

struct Edit {
  ByteRange range;
  std::string text;

  friend auto operator<=>(const Edit&, const Edit&) = default;
};

/// What changes in the target's text; empty when that cannot be told.
class TextRepair {
 public:
  TextRepair(const PlacedText& query, const PlacedText& source, const PlacedText& target)
      : query_(query), source_(source), target_(target) {}

  [[nodiscard]] std::optional<std::vector<Edit>> edits() {
    for (std::size_t i = 0; i < source_.placeables.size(); ++i) {
      if (query_.placeables[i].value == source_.placeables[i].value) continue;
      if (!replace(i)) return std::nullopt;
    }
    return std::vector<Edit>(edits_.begin(), edits_.end());
  }

 private:
  [[nodiscard]] bool replace(std::size_t index) {
    const auto& old = source_.placeables[index];
    std::size_t in_source = 0;
    for (std::size_t i = 0; i < source_.placeables.size(); ++i) {
      if (!translate_one_another(source_.placeables[i], old)) continue;
      ++in_source;
      // Which of two equal ones the target means cannot be told unless both become the same.
      if (query_.placeables[i].value != query_.placeables[index].value) return false;
    }
    std::size_t in_target = 0;
    for (const auto& each : target_.placeables) {
      if (!translate_one_another(each, old)) continue;
      ++in_target;
      auto text = rewritten(query_.placeables[index], query_.placeables[index].range.of(query_.rich->text),
                            old.range.of(source_.rich->text), each.range.of(target_.rich->text));
      if (!text) return false;
      edits_.insert({each.range, *std::move(text)});
    }
    return in_source == in_target;
  }

  const PlacedText& query_;
  const PlacedText& source_;
  const PlacedText& target_;
  std::set<Edit> edits_;
};

bool same_code(const InlineCode& one, const InlineCode& other) {
  return one.kind == other.kind && one.original == other.original && one.id == other.id;
}

/// The target's codes, each replaced by that of the query in whose place the source has it.
std::optional<std::vector<InlineCode>> new_codes(const RichText& query, const RichText& source,
                                                 const RichText& target) {
  if (same_codes(query, source, false)) return target.codes;
  if (!std::ranges::is_permutation(source.codes, target.codes, same_code)) return std::nullopt;
  if (query.codes.empty()) return std::vector<InlineCode>{};
  if (!std::ranges::equal(query.codes, source.codes, {}, &InlineCode::kind, &InlineCode::kind))
    return std::nullopt;
  auto codes = target.codes;
  for (auto& code : codes) {
    const auto same = [&](const InlineCode& other) { return same_code(code, other); };
    if (std::ranges::count_if(source.codes, same) != 1) return std::nullopt;
    const auto index = std::ranges::find_if(source.codes, same) - source.codes.begin();
    const auto at = code.at;
    code = query.codes[static_cast<std::size_t>(index)];
    code.at = at;
  }
  return codes;
}

/// Precondition: edits in order, disjoint; codes stand at no place inside one, but perhaps at its ends.
RichText edited(const RichText& target, const std::vector<InlineCode>& codes,
                const std::vector<Edit>& edits) {
  RichText out;
  std::size_t done = 0;
  auto code = codes.begin();
  const auto copy_until = [&](std::size_t end) {
    for (; code != codes.end() && code->at <= end; ++code) {
      out.codes.push_back(*code);
      out.codes.back().at = out.text.size() + (code->at - done);
    }
    out.text += std::string_view(target.text).substr(done, end - done);
    done = end;
  };
  for (const auto& edit : edits) {
    copy_until(edit.range.begin);
    out.text += edit.text;
    done = edit.range.end;
  }
  copy_until(target.text.size());
  return out;
}

}  // namespace

std::vector<PlaceableKind> placeable_differences(const PlacedText& query, const PlacedText& source) {
  if (query.placeables.size() != source.placeables.size() || frame_of(query) != frame_of(source)) return {};
  std::set<PlaceableKind> kinds;
  for (std::size_t i = 0; i < query.placeables.size(); ++i) {
    const auto& one = query.placeables[i];
    const auto& other = source.placeables[i];
    if (one.value != other.value || spelled(one, query) != spelled(other, source)) kinds.insert(one.kind);
  }
  if (!same_codes(*query.rich, *source.rich, kinds.empty())) kinds.insert(PlaceableKind::inline_code);
  return {kinds.begin(), kinds.end()};
}

std::optional<RichText> repaired_target(const PlacedText& query, const PlacedText& source,
                                        const RichText& target) {
  const auto edits = TextRepair(query, source, PlacedText(target)).edits();
  const auto codes = new_codes(*query.rich, *source.rich, target);
  if (!edits || !codes) return std::nullopt;
  const bool cuts_a_code = std::ranges::any_of(*codes, [&](const InlineCode& code) {
    return std::ranges::any_of(
        *edits, [&](const Edit& edit) { return edit.range.begin < code.at && code.at < edit.range.end; });
  });
  if (cuts_a_code) return std::nullopt;
  auto out = edited(target, *codes, *edits);
  if (out == target) return std::nullopt;
  return out;
}

}  // namespace distich::tm
