// Any text, with places all over it: the pseudo-translation is a text, its places rise and lie between
// characters, and a text that is not changed is the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <distich/text/decode.hpp>
#include <distich/text/pseudo.hpp>

namespace {

bool is_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80);
}

void check(const std::string& text, const std::vector<std::size_t>& places,
           const distich::text::PseudoOptions& options) {
  const auto out = distich::text::pseudo_translate(text, places, options);
  if (distich::text::first_ill_formed(out.text) != out.text.size()) std::abort();
  if (!out.changed && out.text != text) std::abort();
  if (out.places.size() != places.size()) std::abort();
  std::size_t last = 0;
  for (const auto place : out.places) {
    if (place < last || !is_boundary(out.text, place)) std::abort();
    last = place;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto text = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at <= text.size(); at += 1 + at % 5) {
    if (is_boundary(text, at)) places.push_back(at);
  }
  check(text, places, {});
  check(text, {}, {.expansion = 200, .right_to_left = true});
  return 0;
}
