#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include <distich/formats/in_place_internal.hpp>

namespace distich::formats {
namespace {

using Kind = InlineCode::Kind;
using Index = std::optional<std::size_t>;

/// What two codes must share to be the same; empty where it does not count.
struct Key {
  Kind kind = Kind::standalone;
  std::optional<std::string_view> id;
  std::optional<std::string_view> original;

  friend auto operator<=>(const Key&, const Key&) = default;
};

constexpr std::size_t ways_to_tell = 3;

/// From the surest way to tell that a code is another one to the least sure.
std::array<Key, ways_to_tell> keys_of(const InlineCode& code) {
  return {Key{code.kind, code.id, code.original}, Key{code.kind, std::nullopt, code.original},
          Key{code.kind, code.id, std::nullopt}};
}

/// Codes of one text that are ties of a pair: for each open its close.
std::vector<Index> partners_of(const std::vector<InlineCode>& codes) {
  std::vector<Index> partners(codes.size());
  std::map<std::string_view, std::vector<std::size_t>> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    auto& waiting = open[codes[i].id];
    if (codes[i].kind == Kind::open) waiting.push_back(i);
    if (codes[i].kind != Kind::close || waiting.empty()) continue;
    partners[waiting.back()] = i;
    waiting.pop_back();
  }
  return partners;
}

/// "<g id="5">" or "</g>": a tag that needs another one, unlike "<x id="7"/>" and "<bpt id="1">…</bpt>".
bool is_half_of_a_pair(Kind kind, std::string_view markup) noexcept {
  if (kind == Kind::standalone) return false;
  return markup.starts_with("</") || (markup.rfind('<') == 0 && !markup.ends_with("/>"));
}

/// Which of the codes can be written without breaking the file: of tags only pairs that nest.
std::vector<bool> nesting(const std::vector<InlineCode>& codes) {
  std::vector<bool> kept(codes.size(), true);
  std::vector<std::size_t> open;  ///< tags that wait for their end
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!is_half_of_a_pair(codes[i].kind, codes[i].original)) continue;
    if (codes[i].kind == Kind::open) {
      open.push_back(i);
    } else if (open.empty() || codes[open.back()].id != codes[i].id) {
      kept[i] = false;
    } else {
      open.pop_back();
    }
  }
  for (const auto index : open) kept[index] = false;
  return kept;
}

/// Hands out the indices of known codes, each once.
class Supply {
 public:
  explicit Supply(std::size_t size) : used_(size, false) {}

  void add(const Key& key, std::size_t index) { places_[key].indices.push_back(index); }

  Index take(const Key& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return std::nullopt;
    auto& [indices, next] = found->second;
    while (next < indices.size() && used_[indices[next]]) ++next;
    if (next == indices.size()) return std::nullopt;
    used_[indices[next]] = true;
    return indices[next];
  }

  void use(std::size_t index) { used_[index] = true; }

  [[nodiscard]] Index any(const Key& key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? Index() : Index(found->second.indices.front());
  }

 private:
  struct Places {
    std::vector<std::size_t> indices;
    std::size_t next = 0;
  };

  std::map<Key, Places> places_;
  std::vector<bool> used_;
};

/// Before the id of an annotation among codes: what no code is called.
constexpr char annotation_mark = '\0';

bool is_annotation(const InlineCode& code) noexcept {
  return code.id.starts_with(annotation_mark);
}

/// Codes, with their markup as their original, and annotations like them; in order.
std::vector<InlineCode> with_annotations(const std::vector<InlineCode>& codes,
                                         const std::vector<Annotation>& annotations, bool alone) {
  std::vector<InlineCode> parts;
  std::size_t next = 0;
  std::size_t place = 0;
  std::size_t at_place = 0;  ///< codes at `place` that are done
  const auto take_code = [&] {
    at_place = codes[next].at == place ? at_place + 1 : 1;
    place = codes[next].at;
    parts.push_back(codes[next++]);
  };
  for (const auto& annotation : annotations) {
    const auto is_before = [&](const InlineCode& code) {
      const auto done = code.at == place ? at_place : 0;
      return code.at < annotation.at || (code.at == annotation.at && done < annotation.codes_before);
    };
    while (next < codes.size() && is_before(codes[next])) take_code();
    const auto& markup =
        alone && !annotation.markup_alone.empty() ? annotation.markup_alone : annotation.markup;
    parts.push_back({annotation.at,
                     annotation.opens ? Kind::open : Kind::close,
                     annotation_mark + annotation.id,
                     markup,
                     {}});
  }
  while (next < codes.size()) take_code();
  return parts;
}

std::size_t common_start(std::string_view one, std::string_view other) noexcept {
  const auto [end, unused] = std::ranges::mismatch(one, other);
  auto size = static_cast<std::size_t>(end - one.begin());
  const auto is_inside = [&](std::string_view text) {
    return size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U;
  };
  while (size > 0 && (is_inside(one) || is_inside(other))) --size;
  return size;
}

std::size_t common_end(std::string_view one, std::string_view other) noexcept {
  std::size_t size = 0;
  const auto shorter = std::min(one.size(), other.size());
  while (size < shorter && one[one.size() - size - 1] == other[other.size() - size - 1]) ++size;
  while (size > 0 && (static_cast<unsigned char>(one[one.size() - size]) & 0xC0U) == 0x80U) --size;
  return size;
}

}  // namespace

MovedAnnotations annotations_in(const RichText& now, const RichText& before,
                                std::vector<Annotation> annotations) {
  MovedAnnotations out;
  const auto same = common_start(before.text, now.text);
  const auto same_end =
      common_end(std::string_view(before.text).substr(same), std::string_view(now.text).substr(same));
  const auto behind = before.text.size() - same_end;
  for (auto& annotation : annotations) {
    const bool in_start = annotation.at <= same;
    const bool in_end = annotation.at >= behind;
    if (!in_start && !in_end) ++out.moved;
    if (in_start) continue;
    const auto new_behind = now.text.size() - same_end;
    if (in_end) {
      annotation.at = annotation.at - behind + new_behind;
    } else {
      annotation.at = annotation.opens ? same : new_behind;
    }
  }
  std::ranges::stable_sort(annotations, {}, &Annotation::at);
  out.annotations = std::move(annotations);
  return out;
}

void CodeMarkup::add(const RichText& text, const std::vector<std::string>& markup) {
  std::map<std::pair<Kind, std::string_view>, std::size_t> there;
  for (const auto& known : known_) ++there[{known.code.kind, known.code.id}];
  const auto partners = partners_of(text.codes);
  std::vector<Index> places(text.codes.size());
  std::vector<Known> added;
  for (std::size_t i = 0; i < text.codes.size(); ++i) {
    const auto& code = text.codes[i];
    const auto before = there.find({code.kind, code.id});
    if (before != there.end() && before->second > 0) {
      --before->second;
      continue;
    }
    places[i] = known_.size() + added.size();
    added.push_back({code, markup[i], std::nullopt});
  }
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (places[i] && partners[i]) added[*places[i] - known_.size()].partner = places[*partners[i]];
  }
  std::ranges::move(added, std::back_inserter(known_));
}

std::vector<Index> CodeMarkup::assign(const RichText& target) const {
  Supply supply(known_.size());
  for (std::size_t i = 0; i < known_.size(); ++i) {
    for (const auto& key : keys_of(known_[i].code)) supply.add(key, i);
  }
  const auto partners = partners_of(target.codes);
  std::vector<Index> chosen(target.codes.size());
  const auto choose = [&](std::size_t i, Index known) {
    chosen[i] = known;
    // The end of a pair is that of its start, whatever it is called.
    if (!known || !partners[i] || !known_[*known].partner || chosen[*partners[i]]) return;
    chosen[*partners[i]] = known_[*known].partner;
    supply.use(*known_[*known].partner);
  };
  for (std::size_t sureness = 0; sureness < ways_to_tell; ++sureness) {
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (!chosen[i]) choose(i, supply.take(keys_of(target.codes[i])[sureness]));
    }
  }
  for (std::size_t i = 0; repeats_ && i < chosen.size(); ++i) {
    for (const auto& key : keys_of(target.codes[i])) {
      if (!chosen[i]) choose(i, supply.any(key));
    }
  }
  return chosen;
}

/// With their markup as their original.
std::vector<InlineCode> CodeMarkup::found_codes(const RichText& target) const {
  const auto chosen = assign(target);
  std::vector<InlineCode> codes;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    codes.push_back(target.codes[i]);
    codes.back().original = known_[*chosen[i]].markup;
  }
  return codes;
}

CodeMarkup::Written CodeMarkup::write(const RichText& target, const std::vector<Annotation>& annotations,
                                      const std::function<std::string(std::string_view)>& escape) const {
  const auto codes = found_codes(target);
  auto parts = with_annotations(codes, annotations, false);
  auto kept = nesting(parts);
  if (!annotations.empty() && std::ranges::find(kept, false) != kept.end()) {
    parts = with_annotations(codes, annotations, true);
    kept = nesting(parts);
  }
  RichText written(target.text);
  Written out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (kept[i]) written.codes.push_back(parts[i]);
    if (!kept[i]) ++(is_annotation(parts[i]) ? out.annotations_left_out : out.left_out);
  }
  out.left_out += target.codes.size() - codes.size();
  out.markup = render(written, escape);
  return out;
}

}  // namespace distich::formats
