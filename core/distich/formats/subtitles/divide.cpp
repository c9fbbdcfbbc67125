#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include <distich/formats/subtitles/divide_internal.hpp>
#include <distich/formats/subtitles/script_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::subtitles {
namespace {

std::size_t without_space_before(std::string_view text, std::size_t at) {
  return text::trimmed(text, {0, at}).end;
}

std::size_t without_space_behind(std::string_view text, std::size_t at) {
  return text::trimmed(text, {at, text.size()}).begin;
}

/// Widths of the text up to each place, and of the whole of it.
std::vector<std::size_t> widths_up_to(std::string_view text, const std::vector<Cut>& places) {
  std::vector<std::size_t> out;
  std::size_t width = 0;
  std::size_t done = 0;
  for (const auto& place : places) {
    width += text::display_width(text.substr(done, place.end - done));
    done = place.end;
    out.push_back(width);
  }
  out.push_back(width + text::display_width(text.substr(done)));
  return out;
}

std::size_t distance(std::size_t a, std::size_t b) noexcept {
  return a > b ? a - b : b - a;
}

/// Does the code stay with what is before the cut?
bool belongs_before(const InlineCode& code, const Cut& cut) {
  return code.at < cut.end || (code.at == cut.end && code.kind == InlineCode::Kind::close);
}

}  // namespace

std::vector<Cut> Divider::places(std::string_view text) const {
  std::vector<std::size_t> offsets;
  breaks_.find(text, offsets);
  std::vector<text::Word> words;
  words_.words(text, words);
  std::vector<Cut> out;
  for (const auto begin : offsets) {
    const auto end = without_space_before(text, begin);
    if (begin >= text.size() || end == 0 || begins_turn(text.substr(begin))) continue;
    const auto before = text::code_point_before(text, end).value;
    const auto after = text::code_point_at(text, begin).value;
    const auto begins_word = [&] {
      const auto word =
          std::ranges::lower_bound(words, begin, {}, [](const text::Word& one) { return one.range.begin; });
      return word != words.end() && word->range.begin == begin;
    };
    if (end < begin || (may_divide(before, after) && begins_word())) out.push_back({end, begin});
  }
  return out;
}

std::vector<Cut> Divider::cuts(std::string_view text, const std::vector<std::size_t>& weights,
                               const std::vector<std::optional<std::size_t>>& anchors) const {
  const auto all = places(text);
  const auto widths = widths_up_to(text, all);
  const auto sum = std::accumulate(weights.begin(), weights.end(), std::size_t{0});
  std::vector<Cut> out;
  std::size_t weight = 0;
  std::size_t lower = 0;  // the first place that is still free
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    weight += weights[i];
    const auto done = out.empty() ? 0 : out.back().begin;
    if (i < anchors.size() && anchors[i] && *anchors[i] > done) {
      out.push_back({without_space_before(text, *anchors[i]), without_space_behind(text, *anchors[i])});
      while (lower < all.size() && all[lower].end <= out.back().begin) ++lower;
      continue;
    }
    const auto wanted = widths.back() * weight / std::max<std::size_t>(sum, 1);
    const auto still_needed = weights.size() - 2 - i;
    const auto upper =
        std::max(all.size() - std::min(still_needed, all.size()), std::min(lower + 1, all.size()));
    auto best = lower;
    for (auto place = lower; place < upper; ++place) {
      if (distance(widths[place], wanted) < distance(widths[best], wanted)) best = place;
      if (widths[place] > wanted) break;
    }
    out.push_back(best < upper ? all[best] : Cut{text.size(), text.size()});
    lower = best < upper ? best + 1 : all.size();
  }
  return out;
}

std::vector<RichText> divided(const RichText& rich, const std::vector<Cut>& cuts) {
  std::vector<RichText> out;
  std::size_t begin = 0;
  std::size_t code = 0;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const auto end = i < cuts.size() ? cuts[i].end : rich.text.size();
    RichText part(rich.text.substr(begin, std::max(end, begin) - begin));
    for (; code < rich.codes.size() && (i == cuts.size() || belongs_before(rich.codes[code], cuts[i]));
         ++code) {
      auto moved = rich.codes[code];
      moved.at = std::min(std::max(moved.at, begin) - begin, part.text.size());
      part.codes.push_back(std::move(moved));
    }
    out.push_back(std::move(part));
    if (i < cuts.size()) begin = cuts[i].begin;
  }
  return out;
}

void mend_pairs(std::vector<RichText>& parts) {
  struct Closer {
    std::size_t part = 0;
    InlineCode code;
  };

  std::map<std::string, Closer> closers;  // the last one of each pair
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const auto& code : parts[i].codes) {
      if (code.kind == InlineCode::Kind::close) closers[code.id] = {i, code};
    }
  }
  std::vector<InlineCode> open;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    auto& part = parts[i];
    for (const auto& code : part.codes) {
      if (code.kind == InlineCode::Kind::open) open.push_back(code);
      if (code.kind == InlineCode::Kind::close)
        std::erase_if(open, [&](const InlineCode& other) { return other.id == code.id; });
    }
    std::vector<InlineCode> again;
    for (auto& code : open) {
      const auto closer = closers.find(code.id);
      if (closer == closers.end() || closer->second.part <= i) continue;
      part.codes.push_back(closer->second.code);
      part.codes.back().at = part.text.size();
      code.at = 0;
      again.push_back(code);
    }
    std::ranges::reverse(part.codes.end() - static_cast<std::ptrdiff_t>(again.size()), part.codes.end());
    auto& next = parts[i + 1].codes;
    next.insert(next.begin(), again.begin(), again.end());
    open.clear();  // they are counted again in the next part
  }
}

}  // namespace distich::formats::subtitles
