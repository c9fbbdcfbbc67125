#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/docx/docx_dressing_internal.hpp>

namespace distich::formats::docx {
namespace {

using office::Element;
using office::Scanner;
using office::Token;
using office::TokenKind;

// The order that their schema wants (ECMA-376, part 1: CT_PPr, CT_RPr); what comes before the elements that
// are written here is enough.
constexpr auto before_bidi = std::to_array<std::string_view>(
    {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
     "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
     "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"});
constexpr auto run_order = std::to_array<std::string_view>(
    {"rStyle", "rFonts",    "b",       "bCs",     "i",      "iCs",     "caps",     "smallCaps",
     "strike", "dstrike",   "outline", "shadow",  "emboss", "imprint", "noProof",  "snapToGrid",
     "vanish", "webHidden", "color",   "spacing", "w",      "kern",    "position", "sz",
     "szCs",   "highlight", "u",       "effect",  "bdr",    "shd",     "fitText",  "vertAlign",
     "rtl",    "cs",        "em",      "lang"});

/// The two names of a look: of scripts from left to right, and of those from right to left.
struct Twins {
  std::string_view one;
  std::string_view complex;
};

constexpr auto looks = std::to_array<Twins>({{"b", "bCs"}, {"i", "iCs"}, {"sz", "szCs"}});

std::string_view local_of(std::string_view name) noexcept {
  return name.substr(name.find(':') + 1);
}

/// The children of a <w:rPr> or <w:pPr>, each as it is written, to be changed.
class Properties {
 public:
  /// `written` may be empty: there are none yet.
  Properties(std::string_view written, std::span<const std::string_view> order) : order_(order) {
    Scanner scanner(written, {0, written.size()});
    Token token;
    if (!scanner.next(token)) return;
    open_ = token.range.of(written);
    while (scanner.next(token)) {
      if (token.kind == TokenKind::end) break;
      if (token.kind != TokenKind::start && token.kind != TokenKind::empty) continue;
      const ByteRange child{token.range.begin, scanner.skip_element(token)};
      children_.push_back({std::string(local_of(token.name)), std::string(child.of(written))});
    }
  }

  [[nodiscard]] const std::string* find(std::string_view local) const {
    const auto found = std::ranges::find(children_, local, &Child::local);
    return found == children_.end() ? nullptr : &found->written;
  }

  void set(std::string_view local, std::string written) {
    const auto found = std::ranges::find(children_, local, &Child::local);
    if (found != children_.end()) {
      found->written = std::move(written);
      return;
    }
    const auto behind = std::ranges::find_if(
        children_, [&](const Child& child) { return place(child.local) > place(local); });
    children_.insert(behind, {std::string(local), std::move(written)});
  }

  /// As an element of this name, where it has none yet.
  [[nodiscard]] std::string written(std::string_view name) const {
    std::string out = open_.empty() ? "<" + std::string(name) + ">" : open_;
    if (out.ends_with("/>")) out.replace(out.size() - 2, 2, ">");
    for (const auto& child : children_) out += child.written;
    return out + "</" +
           (open_.empty() ? std::string(name) : open_.substr(1, open_.find_first_of(" \t\r\n/>") - 1)) + ">";
  }

 private:
  struct Child {
    std::string local;
    std::string written;
  };

  [[nodiscard]] std::ptrdiff_t place(std::string_view local) const {
    return std::distance(order_.begin(), std::ranges::find(order_, local));
  }

  std::span<const std::string_view> order_;
  std::string open_;
  std::vector<Child> children_;
};

class Dressing final : public office::Dressing {
 public:
  Dressing(std::string_view text, const LanguagePair& languages)
      : text_(text),
        language_(languages.target.str()),
        turns_(languages.source.known() && languages.source.direction() != languages.target.direction()),
        to_left_(languages.target.direction() == Direction::right_to_left) {}

  std::string block(ByteRange opening) override {
    const auto written = opening.of(text_);
    if (!turns_) return std::string(written);
    const auto [tag, properties] = divided(written);
    const auto prefix = prefix_of(tag);
    Properties changed(properties, before_bidi);
    changed.set("bidi", toggle(prefix, "bidi", to_left_));
    return tag + changed.written(prefix + "pPr");
  }

  std::string element(const Element& element) override {
    if (element.kind != Element::Kind::run) return element.open;
    const auto [tag, properties] = divided(element.open);
    const auto prefix = prefix_of(tag);
    Properties changed(properties, run_order);
    if (turns_) turn(changed, prefix);
    std::string lang = "<" + prefix + "lang";
    for (const auto* name : {"val", "eastAsia", "bidi"})
      lang += " " + prefix + name + "=\"" + language_ + "\"";
    changed.set("lang", lang + "/>");
    return tag + changed.written(prefix + "rPr");
  }

  void finish(std::vector<Replacement>&) override {}

 private:
  /// A start tag, and the properties behind it.
  static std::pair<std::string, std::string_view> divided(std::string_view opening) {
    Scanner scanner(opening, {0, opening.size()});
    Token token;
    scanner.next(token);
    auto rest = opening.substr(token.range.end);
    rest.remove_prefix(std::min(rest.find('<'), rest.size()));
    return {std::string(token.range.of(opening)), rest};
  }

  static std::string prefix_of(std::string_view tag) {
    const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
  }

  /// What is off is said too: a style may have it on.
  static std::string toggle(const std::string& prefix, std::string_view local, bool is_on) {
    const auto tag = "<" + prefix + std::string(local);
    return is_on ? tag + "/>" : tag + " " + prefix + "val=\"0\"/>";
  }

  void turn(Properties& properties, const std::string& prefix) const {
    for (const auto& [one, complex] : looks) {
      const auto from = to_left_ ? one : complex;
      const auto to = to_left_ ? complex : one;
      const auto* said = properties.find(from);
      if (said == nullptr || properties.find(to) != nullptr) continue;
      auto twin = *said;
      twin.replace(1, prefix.size() + from.size(), prefix + std::string(to));
      properties.set(to, std::move(twin));
    }
    properties.set("rtl", toggle(prefix, "rtl", to_left_));
  }

  std::string_view text_;
  std::string language_;
  bool turns_;    ///< does the target run in the other direction?
  bool to_left_;  ///< the target
};

}  // namespace

std::unique_ptr<office::Dressing> make_dressing(const office::Package& package,
                                                const LanguagePair& languages) {
  return std::make_unique<Dressing>(package.text, languages);
}

}  // namespace distich::formats::docx
