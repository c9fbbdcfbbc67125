#include <algorithm>
#include <utility>

#include <distich/model/rich_text.hpp>

namespace distich {
namespace {

bool same_pair(const InlineCode& open, const InlineCode& close) {
  return open.kind == InlineCode::Kind::open && close.kind == InlineCode::Kind::close && open.id == close.id;
}

/// Does the code at `index`, which stands at an edge of `range`, have its partner in [first, last)?
bool partner_within(const std::vector<InlineCode>& codes, std::size_t index, std::size_t first,
                    std::size_t last) {
  if (codes[index].kind == InlineCode::Kind::open) {
    for (auto other = index + 1; other < last; ++other) {
      if (same_pair(codes[index], codes[other])) return true;
    }
  } else if (codes[index].kind == InlineCode::Kind::close) {
    for (auto other = index; other-- > first;) {
      if (same_pair(codes[other], codes[index])) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::size_t> codes_in(const std::vector<InlineCode>& codes, ByteRange range) {
  const auto index = [&](auto it) { return static_cast<std::size_t>(it - codes.begin()); };
  const auto first = index(std::ranges::lower_bound(codes, range.begin, {}, &InlineCode::at));
  const auto last = index(std::ranges::upper_bound(codes, range.end, {}, &InlineCode::at));
  std::vector<std::size_t> taken;
  for (auto i = first; i < last; ++i) {
    const bool inside = range.begin < codes[i].at && codes[i].at < range.end;
    if (inside || partner_within(codes, i, first, last)) taken.push_back(i);
  }
  return taken;
}

RichText slice(std::string_view text, const std::vector<InlineCode>& codes, ByteRange range) {
  RichText out{std::string(range.of(text))};
  for (const auto index : codes_in(codes, range)) {
    out.codes.push_back(codes[index]);
    out.codes.back().at -= range.begin;
  }
  return out;
}

RichText join(const std::vector<RichText>& parts, std::string_view between) {
  RichText out;
  for (const auto& part : parts) {
    if (&part != &parts.front()) out.text += between;
    for (auto code : part.codes) {
      code.at += out.text.size();
      out.codes.push_back(std::move(code));
    }
    out.text += part.text;
  }
  return out;
}

}  // namespace distich
