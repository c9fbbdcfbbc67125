#include <algorithm>

#include <distich/base/ascii.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/transliteration_internal.hpp>

namespace distich::text {

struct Romanizer::Impl {
  detail::Transliteration romanize{"Any-Latin; Latin-ASCII; Lower"};
};

Romanizer::Romanizer() : impl_(std::make_unique<Impl>()) {}

Romanizer::~Romanizer() = default;

std::string Romanizer::operator()(std::string_view text) const {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::ranges::all_of(text, is_ascii)) return impl_->romanize(text);
  return ascii_lower(text);
}

}  // namespace distich::text
