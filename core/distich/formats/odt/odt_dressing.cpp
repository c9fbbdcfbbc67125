#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/formats/odt/alignment_internal.hpp>
#include <distich/formats/odt/odt_dressing_internal.hpp>
#include <distich/formats/odt/package_internal.hpp>
#include <distich/formats/office/package_internal.hpp>

namespace distich::formats::odt {
namespace {

using office::attribute;
using office::Scanner;
using office::Token;
using office::TokenKind;
using office::with_attribute;

struct Prefixes {
  std::string office;
  std::string style;
  std::string fo;
};

/// The two names of a look: of scripts from left to right, and of those from right to left.
struct Twins {
  std::string_view one;
  std::string_view complex;
};

constexpr auto looks = std::to_array<Twins>({{"fo:font-weight", "style:font-weight-complex"},
                                             {"fo:font-style", "style:font-style-complex"},
                                             {"fo:font-size", "style:font-size-complex"}});

std::string_view local_of(std::string_view name) noexcept {
  return name.substr(name.find(':') + 1);
}

/// What the text properties in a style have for an attribute.
std::optional<std::string_view> text_attribute(std::string_view style, std::string_view local) {
  Scanner scanner(style, {0, style.size()});
  for (Token token; scanner.next(token);) {
    if (!token.name.ends_with("text-properties")) continue;
    if (const auto value = attribute(token.range.of(style), local)) return value;
  }
  return std::nullopt;
}

/// The names of attributes are written with the usual prefixes.
std::string named(std::string_view usual, const Prefixes& prefixes) {
  const auto colon = usual.find(':');
  return (usual.substr(0, colon) == "fo" ? prefixes.fo : prefixes.style) + std::string(local_of(usual));
}

/// The automatic styles of a part, to which some are added.
class StylePool {
 public:
  /// `place` is that of the part, without what is nested in it, in `text`.
  StylePool(std::string_view text, ByteRange place) : text_(text), place_(place) {
    const auto xml = place.of(text);
    constexpr std::string_view names = "urn:oasis:names:tc:opendocument:xmlns:";
    const auto prefix = [&](std::string_view name) {
      return office::prefix_for(xml, std::string(names) + std::string(name) + ":1.0").value_or("");
    };
    prefixes_ = {prefix("office"), prefix("style"), prefix("xsl-fo-compatible")};
    find_styles();
    find_last_name();
  }

  /// Could a style be added and say something?
  [[nodiscard]] bool can_grow() const noexcept {
    return end_ && !prefixes_.style.empty() && !prefixes_.fo.empty();
  }

  [[nodiscard]] const Prefixes& prefixes() const noexcept { return prefixes_; }

  /// As it is written; empty for one that is not automatic.
  [[nodiscard]] std::string_view find(std::string_view family, std::string_view name) const {
    const auto found = styles_.find({std::string(family), std::string(name)});
    return found == styles_.end() ? std::string_view() : found->second;
  }

  std::string new_name() { return std::string(base_name) + std::to_string(++count_); }

  void add(std::string_view style) { added_ += style; }

  /// The styles that were added, in their place.
  [[nodiscard]] std::optional<Replacement> change() const {
    if (added_.empty() || !end_) return std::nullopt;
    if (!closes_itself_) return Replacement{{*end_, *end_}, added_};
    const auto name = prefixes_.office + "automatic-styles";
    return Replacement{closes_itself_->empty() ? ByteRange{*end_, *end_} : *closes_itself_,
                       "<" + name + ">" + added_ + "</" + name + ">"};
  }

 private:
  static constexpr std::string_view base_name = "Target";

  /// The highest number behind the base of our names that the document has, in whatever part.
  void find_last_name() {
    for (auto at = text_.find(base_name); at != std::string_view::npos; at = text_.find(base_name, at + 1)) {
      const auto rest = text_.substr(at + base_name.size());
      std::size_t number = 0;
      const auto [end, error] =
          std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(9, rest.size()), number);
      if (error == std::errc()) count_ = std::max(count_, number);
    }
  }

  void find_styles() {
    Scanner scanner(text_, place_);
    bool is_inside = false;
    for (Token token; scanner.next(token);) {
      const auto local = local_of(token.name);
      if (local == "automatic-styles") {
        is_inside = token.kind == TokenKind::start;
        end_ = token.range.begin;
        closes_itself_ = token.kind == TokenKind::empty ? std::optional(token.range) : std::nullopt;
        if (!is_inside) return;
      } else if (is_inside && local == "style" && token.kind != TokenKind::end) {
        const ByteRange style{token.range.begin, scanner.skip_element(token)};
        const auto tag = token.range.of(text_);
        styles_.emplace(std::pair(std::string(attribute(tag, "family").value_or("")),
                                  std::string(attribute(tag, "name").value_or(""))),
                        style.of(text_));
      } else if (!is_inside && (local == "master-styles" || local == "body")) {
        end_ = token.range.begin;  // where they belong, if there are none
        closes_itself_ = ByteRange{};
        return;
      }
    }
  }

  std::string_view text_;
  ByteRange place_;
  Prefixes prefixes_;
  std::map<std::pair<std::string, std::string>, std::string_view> styles_;
  std::optional<std::size_t> end_;  ///< where to add
  std::optional<ByteRange>
      closes_itself_;  ///< "<office:automatic-styles/>"; empty where even that is missing
  std::size_t count_ = 0;
  std::string added_;
};

/// A style with other attributes in its properties.
class StyleCopy {
 public:
  StyleCopy(std::string_view written, const Prefixes& prefixes) : prefixes_(&prefixes), written_(written) {}

  void rename(std::string_view name) { set_in_first_tag(prefixes_->style + "name", name); }

  /// Sets an attribute of the properties of this name, which are made if they are not there.
  void set(std::string_view properties, std::string_view usual_name, std::string_view value) {
    const auto name = prefixes_->style + std::string(properties);
    auto at = written_.find("<" + name);
    if (at == std::string::npos) {
      at = make_properties(name, properties == "paragraph-properties");
    }
    Scanner scanner(written_, {at, written_.size()});
    Token token;
    scanner.next(token);
    const auto tag = with_attribute(token.range.of(written_), named(usual_name, *prefixes_), value);
    written_.replace(at, token.range.size(), tag);
  }

  [[nodiscard]] const std::string& written() const noexcept { return written_; }

 private:
  void set_in_first_tag(const std::string& name, std::string_view value) {
    Scanner scanner(written_, {0, written_.size()});
    Token token;
    scanner.next(token);
    written_.replace(0, token.range.end, with_attribute(token.range.of(written_), name, value));
  }

  /// Properties of the paragraph come before all else in a style, those of the text behind them.
  std::size_t make_properties(const std::string& name, bool is_first) {
    Scanner scanner(written_, {0, written_.size()});
    Token token;
    scanner.next(token);
    if (token.kind == TokenKind::empty) {
      const auto end = "</" + std::string(token.name) + ">";
      written_.replace(token.range.end - 2, 2, ">");
      written_ += end;
      scanner = Scanner(written_, {0, written_.size()});
      scanner.next(token);
    }
    auto at = token.range.end;
    while (!is_first && scanner.next(token) && token.kind != TokenKind::end) {
      if (token.name == prefixes_->style + "paragraph-properties")
        at = scanner.skip_element(token);
      else if (token.kind == TokenKind::start)
        scanner.skip_element(token);
    }
    written_.insert(at, "<" + name + "/>");
    return at;
  }

  const Prefixes* prefixes_;
  std::string written_;
};

class Dressing final : public office::Dressing {
 public:
  Dressing(const office::Package& package, const LanguagePair& languages)
      : package_(&package),
        alignments_(package),
        attributes_(language_attributes(languages.target)),
        turns_(languages.source.known() && languages.source.direction() != languages.target.direction()),
        to_left_(languages.target.direction() == Direction::right_to_left) {}

  std::string block(ByteRange opening) override {
    const auto tag = opening.of(package_->text);
    return dressed(tag, opening.begin, "paragraph");
  }

  std::string element(const office::Element& element) override {
    const bool is_span =
        element.kind == office::Element::Kind::pair || element.kind == office::Element::Kind::through;
    const auto name = attribute(element.open, "style-name");
    if (!is_span || !name) return element.open;
    const auto style = pool_at(element.begin).find("text", *name);
    const bool names_language = std::ranges::any_of(
        language_names, [&](std::string_view local) { return text_attribute(style, local).has_value(); });
    const bool needs_style = names_language || !missing_looks(style).empty();
    return needs_style ? dressed(element.open, element.begin, "text") : element.open;
  }

  void finish(std::vector<Replacement>& changes) override {
    for (const auto& [part, pool] : pools_) {
      if (auto change = pool.change()) changes.push_back(std::move(*change));
    }
  }

 private:
  static constexpr std::array<std::string_view, 3> language_names{"language", "language-asian",
                                                                  "language-complex"};

  /// What a style says of a look for scripts of the source's direction only, to be said for the target's.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::string>> missing_looks(
      std::string_view style) const {
    std::vector<std::pair<std::string_view, std::string>> out;
    if (!turns_) return out;
    for (const auto& [one, complex] : looks) {
      const auto said = text_attribute(style, local_of(to_left_ ? one : complex));
      const auto twin = to_left_ ? complex : one;
      if (said && !text_attribute(style, local_of(twin))) out.emplace_back(twin, *said);
    }
    return out;
  }

  StylePool& pool_at(std::size_t at) {
    const auto& pieces = package_->pieces;  // in the order of their ranges
    const auto piece =
        std::ranges::upper_bound(pieces, at, {}, [](const office::Piece& one) { return one.range.end; });
    const auto part = piece->part;
    const auto known = pools_.find(part);
    if (known != pools_.end()) return known->second;
    const auto main = std::ranges::find(pieces, part, &office::Piece::part);
    return pools_.emplace(part, StylePool(package_->text, main->range)).first->second;
  }

  /// The tag with the name of a style that says what the tag's own does not.
  std::string dressed(std::string_view tag, std::size_t at, std::string_view family) {
    auto& pool = pool_at(at);
    if (!pool.can_grow()) return std::string(tag);
    const std::string name(attribute(tag, "style-name").value_or(""));
    auto& known = names_[{&pool, std::string(family), name}];
    if (known.empty()) known = add_style(pool, family, name);
    return with_attribute(tag, style_attribute(tag), known);
  }

  /// "text:style-name", by the prefix of the tag itself.
  static std::string style_attribute(std::string_view tag) {
    const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    const auto colon = name.find(':');
    return (colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1))) +
           "style-name";
  }

  std::string add_style(StylePool& pool, std::string_view family, const std::string& name) {
    auto written = std::string(pool.find(family, name));
    const auto alignment = alignments_.of(written, name.empty() ? "Standard" : name);
    const auto& prefixes = pool.prefixes();
    auto new_name = pool.new_name();
    if (written.empty()) {
      written = "<" + prefixes.style + "style " + prefixes.style + "name=\"\" " + prefixes.style +
                "family=\"" + std::string(family) + "\" " + prefixes.style + "parent-style-name=\"" +
                (name.empty() ? "Standard" : name) + "\"/>";
    }
    StyleCopy copy(written, prefixes);
    copy.rename(new_name);
    if (turns_ && family == "paragraph") {
      const auto now = turned(alignment, to_left_);
      if (!now.empty()) copy.set("paragraph-properties", "fo:text-align", now);
      copy.set("paragraph-properties", "style:writing-mode", to_left_ ? "rl-tb" : "lr-tb");
    }
    for (const auto& [attribute, value] : missing_looks(written))
      copy.set("text-properties", attribute, value);
    for (const auto& [attribute, value] : attributes_) copy.set("text-properties", attribute, value);
    pool.add(copy.written());
    return new_name;
  }

  const office::Package* package_;
  Alignments alignments_;
  std::vector<std::pair<std::string_view, std::string>> attributes_;
  bool turns_;                              ///< does the target run in the other direction?
  bool to_left_;                            ///< the target
  std::map<std::size_t, StylePool> pools_;  ///< by part
  std::map<std::tuple<const StylePool*, std::string, std::string>, std::string> names_;
};

}  // namespace

std::unique_ptr<office::Dressing> make_dressing(const office::Package& package,
                                                const LanguagePair& languages) {
  return std::make_unique<Dressing>(package, languages);
}

}  // namespace distich::formats::odt
