#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/transliteration_internal.hpp>

namespace distich::text {
namespace {

bool has_han(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = code_point_at(text, at);
    const bool is_han = (c.value >= 0x3400 && c.value < 0xA000) || (c.value >= 0xF900 && c.value < 0xFB00) ||
                        (c.value >= 0x20000 && c.value < 0x40000);
    if (is_han) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

struct HanSimplifier::Impl {
  detail::Transliteration simplify{"Hant-Hans"};
};

HanSimplifier::HanSimplifier() : impl_(std::make_unique<Impl>()) {}

HanSimplifier::~HanSimplifier() = default;

std::string HanSimplifier::operator()(std::string_view text) const {
  return has_han(text) ? impl_->simplify(text) : std::string(text);
}

}  // namespace distich::text
