#include <algorithm>
#include <map>

#include <distich/base/error.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats {
namespace {

bool at_boundary(std::string_view text, std::size_t at) noexcept {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void require_place(std::string_view text, const BilingualUnit& unit) {
  if (!unit.place) {
    throw Error(ErrorCode::invalid_argument,
                tr("unit {1} does not say where it stands in the article; it cannot be merged", unit.id));
  }
  const auto [begin, end] = *unit.place;
  if (begin > end || end > text.size() || !at_boundary(text, begin) || !at_boundary(text, end)) {
    refuse_place(unit);
  }
}

/// Numeric references for the characters that the encoding lacks.
class Representer {
 public:
  explicit Representer(std::string encoding) : encoding_(std::move(encoding)) {}

  [[nodiscard]] std::string operator()(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const auto point = text::code_point_at(text, at);
      if (point.value < 0x80 || can_write(point.value)) {
        out += text.substr(at, point.size);
      } else {
        out += "&#" + std::to_string(static_cast<std::uint32_t>(point.value)) + ";";
      }
      at += point.size;
    }
    return out;
  }

 private:
  bool can_write(char32_t c) {
    const auto [known, is_new] = known_.try_emplace(c, false);
    if (is_new) known->second = try_writing(c);
    return known->second;
  }

  [[nodiscard]] bool try_writing(char32_t c) const {
    std::string one;
    text::append(one, c);
    try {
      return !text::encode(one, encoding_, false).empty();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::encoding) throw;
      return false;
    }
  }

  std::string encoding_;
  std::map<char32_t, bool> known_;
};

}  // namespace

void refuse_place(const BilingualUnit& unit) {
  throw Error(ErrorCode::invalid_argument, tr("unit {1} says that it stands at bytes {2} to {3}, which the "
                                              "article does not have; is it another article's?",
                                              unit.id, unit.place->begin, unit.place->end));
}

std::vector<const BilingualUnit*> units_in_place(std::string_view text,
                                                 std::span<const BilingualUnit> units) {
  std::vector<const BilingualUnit*> taken;
  for (const auto& unit : units) {
    if (!unit.target) continue;
    require_place(text, unit);
    taken.push_back(&unit);
  }
  std::ranges::stable_sort(taken, {}, [](const BilingualUnit* unit) { return *unit->place; });
  for (std::size_t i = 1; i < taken.size(); ++i) {
    if (taken[i]->place->begin >= taken[i - 1]->place->end) continue;
    throw Error(ErrorCode::invalid_argument, tr("units {1} and {2} stand at the same place of the article",
                                                taken[i - 1]->id, taken[i]->id));
  }
  return taken;
}

std::vector<const BilingualUnit*> units_to_merge(std::string_view text,
                                                 std::span<const BilingualUnit> units) {
  auto taken = units_in_place(text, units);
  std::erase_if(taken, [](const BilingualUnit* unit) { return *unit->target == unit->source; });
  return taken;
}

void use_references(std::span<Replacement> replacements, const std::string& encoding) {
  if (encoding.starts_with("UTF-") || encoding == "GB18030") return;
  Representer represent(encoding);
  for (auto& replacement : replacements) replacement.text = represent(replacement.text);
}

std::string splice(std::string_view text, std::span<const Replacement> replacements) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  std::size_t done = 0;
  for (const auto& replacement : replacements) {
    out += text.substr(done, replacement.place.begin - done);
    out += replacement.text;
    done = replacement.place.end;
  }
  out += text.substr(done);
  return out;
}

std::string encode_article(std::string_view merged, const Skeleton& skeleton) {
  try {
    return text::encode(merged, skeleton.encoding, skeleton.byte_order_mark);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::encoding) throw;
    throw Error(ErrorCode::encoding, tr("the translation has characters that the article's encoding {1} "
                                        "lacks; convert the article to UTF-8 first",
                                        skeleton.encoding));
  }
}

}  // namespace distich::formats
