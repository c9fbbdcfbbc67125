#include <algorithm>
#include <array>
#include <utility>

#include <distich/formats/html/elements_internal.hpp>

namespace distich::formats::html {
namespace {

using Entry = std::pair<std::string_view, ElementTraits>;

constexpr ElementTraits plain_block{Display::block, std::nullopt, false, false};
constexpr ElementTraits paragraph{Display::block, BlockKind::paragraph, false, false};
constexpr ElementTraits heading{Display::block, BlockKind::heading, false, false};
constexpr ElementTraits item{Display::block, BlockKind::list_item, false, false};
constexpr ElementTraits cell{Display::block, BlockKind::cell, false, true};
constexpr ElementTraits caption{Display::block, BlockKind::caption, false, false};
constexpr ElementTraits preformatted{Display::block, std::nullopt, true, false};
constexpr ElementTraits scope{Display::block, BlockKind::paragraph, false, true};
constexpr ElementTraits block_void{Display::block_void, std::nullopt, false, false};
constexpr ElementTraits inline_void{Display::inline_void, std::nullopt, false, false};
constexpr ElementTraits whole{Display::inline_whole, std::nullopt, false, false};

constexpr auto elements = std::to_array<Entry>({
    {"address", plain_block},
    {"area", inline_void},
    {"article", plain_block},
    {"aside", plain_block},
    {"audio", whole},
    {"base", block_void},
    {"basefont", inline_void},
    {"bgsound", inline_void},
    {"blockquote", paragraph},
    {"body", plain_block},
    {"br", inline_void},
    {"button", scope},
    {"canvas", whole},
    {"caption", {Display::block, BlockKind::caption, false, true}},
    {"center", plain_block},
    {"col", block_void},
    {"colgroup", plain_block},
    {"datalist", whole},
    {"dd", item},
    {"details", plain_block},
    {"dialog", plain_block},
    {"dir", plain_block},
    {"div", plain_block},
    {"dl", plain_block},
    {"dt", item},
    {"embed", inline_void},
    {"fieldset", plain_block},
    {"figcaption", caption},
    {"figure", plain_block},
    {"footer", plain_block},
    {"form", plain_block},
    {"frame", block_void},
    {"frameset", plain_block},
    {"h1", heading},
    {"h2", heading},
    {"h3", heading},
    {"h4", heading},
    {"h5", heading},
    {"h6", heading},
    {"head", plain_block},
    {"header", plain_block},
    {"hgroup", plain_block},
    {"hr", block_void},
    {"html", plain_block},
    {"iframe", whole},
    {"image", inline_void},
    {"img", inline_void},
    {"input", inline_void},
    {"keygen", inline_void},
    {"legend", caption},
    {"li", item},
    {"link", block_void},
    {"listing", preformatted},
    {"main", plain_block},
    {"marquee", scope},
    {"math", whole},
    {"menu", plain_block},
    {"meta", block_void},
    {"nav", plain_block},
    {"noembed", whole},
    {"noframes", whole},
    {"noscript", plain_block},
    {"object", whole},
    {"ol", plain_block},
    {"optgroup", plain_block},
    {"option", item},
    {"p", plain_block},
    {"param", inline_void},
    {"plaintext", preformatted},
    {"pre", preformatted},
    {"rp", whole},
    {"rt", whole},
    {"rtc", whole},
    {"script", whole},
    {"search", plain_block},
    {"section", plain_block},
    {"select", plain_block},
    {"source", inline_void},
    {"style", whole},
    {"summary", caption},
    {"svg", whole},
    {"table", scope},
    {"tbody", plain_block},
    {"td", cell},
    {"template", whole},
    {"textarea", preformatted},
    {"tfoot", plain_block},
    {"th", cell},
    {"thead", plain_block},
    {"title", heading},
    {"tr", plain_block},
    {"track", inline_void},
    {"ul", plain_block},
    {"video", whole},
    {"wbr", inline_void},
    {"xmp", whole},
});

}  // namespace

ElementTraits traits_of(std::string_view name) noexcept {
  const auto* found = std::ranges::lower_bound(elements, name, {}, &Entry::first);
  return found != elements.end() && found->first == name ? found->second : ElementTraits{};
}

}  // namespace distich::formats::html
