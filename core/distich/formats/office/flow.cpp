#include <algorithm>
#include <array>
#include <utility>

#include <distich/formats/office/block_internal.hpp>
#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::office {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// An element that the reader is in.
struct Level {
  Role role = Role::other;
  std::shared_ptr<Element> element;  ///< null for what is not around text
  std::size_t begin = 0;
  std::size_t first_item = 0;  ///< of the block's items, when it began
  bool is_hidden = false;
};

class FlowReader {
 public:
  FlowReader(const Package& package, const Vocabulary& vocabulary, const Styles& styles,
             ArticleBuilder& builder, Layout& layout)
      : xml_(package.text),
        vocabulary_(&vocabulary),
        styles_(&styles),
        builder_(&builder),
        layout_(&layout) {}

  void read(ByteRange piece, const Roles& roles) {
    Scanner scanner(xml_, piece);
    levels_.clear();
    block_ = 0;
    for (Token token; scanner.next(token);) {
      switch (token.kind) {
        case TokenKind::start:
        case TokenKind::empty: start(token, roles.of(token.name), scanner); break;
        case TokenKind::end: end(token); break;
        case TokenKind::text:
        case TokenKind::cdata: text(token); break;
        case TokenKind::other: break;
      }
    }
  }

 private:
  [[nodiscard]] bool in_block() const noexcept { return block_ > 0; }

  [[nodiscard]] std::string written(ByteRange range) const { return std::string(range.of(xml_)); }

  [[nodiscard]] bool is_white(ByteRange range) const noexcept {
    return range.of(xml_).find_first_not_of(white_space) == std::string_view::npos;
  }

  [[nodiscard]] Context context() const {
    Context out;
    for (const auto& level : levels_) {
      if (level.element && !level.element->open.empty()) out.push_back(level.element);
    }
    return out;
  }

  Level& push(Role role, const Token& token) {
    levels_.push_back({role, nullptr, token.range.begin, items_.size(), false});
    return levels_.back();
  }

  void start(const Token& token, Role role, Scanner& scanner) {
    if (role == Role::skip || (role == Role::fallback && !in_block())) {
      scanner.skip_element(token);
    } else if (in_block()) {
      start_in_block(token, role, scanner);
    } else if (token.kind == TokenKind::start) {
      push(role, token);
      if (role == Role::block || role == Role::heading) start_block(token, role);
    }
  }

  void start_block(const Token& token, Role role) {
    block_ = levels_.size();
    kind_ = BlockKind::paragraph;
    for (const auto& level : levels_) {
      if (level.role == Role::cell) kind_ = BlockKind::cell;
      if (level.role == Role::item) kind_ = BlockKind::list_item;
    }
    if (role == Role::heading) kind_ = BlockKind::heading;
    place_ = {token.range, token.range, {}, std::string(token.name.substr(0, token.name.find(':') + 1))};
    items_.clear();
    field_depth_ = 0;
  }

  void start_in_block(const Token& token, Role role, Scanner& scanner) {
    switch (role) {
      case Role::paragraph_properties: {
        const auto end = scanner.skip_element(token);
        const auto kind =
            styles_->kind_of ? styles_->kind_of(written({token.range.begin, end})) : std::nullopt;
        if (kind) kind_ = *kind;
        if (is_white({place_.opening.end, token.range.begin})) place_.opening.end = end;
        break;
      }
      case Role::run_properties: take_look({token.range.begin, scanner.skip_element(token)}); break;
      case Role::run:
      case Role::holder:
      case Role::pair:
      case Role::link:
      case Role::through:
      case Role::control:
      case Role::control_content:
        if (token.kind == TokenKind::start) start_element(token, role);
        break;
      case Role::anchor_start:
      case Role::anchor_end:
        layout_->anchors.push_back(
            {{token.range.begin, scanner.skip_element(token)}, role == Role::anchor_start});
        break;
      case Role::field_mark: field_mark(token); [[fallthrough]];
      default: code(token, role, scanner.skip_element(token));
    }
  }

  void start_element(const Token& token, Role role) {
    auto& level = push(role, token);
    if (role == Role::control_content) {
      open_control(token);
      return;
    }
    const auto tag = written(token.range);
    const std::string close = "</" + std::string(token.name) + ">";
    level.element = std::make_shared<Element>();
    auto& element = *level.element;
    element.begin = token.range.begin;
    element.opening = token.range;
    element.close = close;
    element.open = tag;
    element.key = tag;
    if (role == Role::run) {
      element.kind = Element::Kind::run;
      element.key = "run";
    } else if (role == Role::holder) {
      element.kind = Element::Kind::holder;
      element.key = "holder";
      element.open = "<" + std::string(token.name) + " xml:space=\"preserve\">";
      if (!attribute(tag, "space")) element.lacks_space = token.range.begin + 1 + token.name.size();
    } else if (role == Role::control) {
      element.open.clear();  // until its content begins
      element.kind = Element::Kind::pair;
    } else if (role == Role::link || (role == Role::pair && !(styles_->is_noise && styles_->is_noise(tag)))) {
      element.kind = Element::Kind::pair;
    }
    if (role == Role::link || role == Role::control) element.key += std::to_string(token.range.begin);
  }

  /// A content control is as much as its properties and its content's tag.
  void open_control(const Token& token) {
    if (levels_.size() < 2 || levels_[levels_.size() - 2].role != Role::control) return;
    auto& control = *levels_[levels_.size() - 2].element;
    control.open = written({control.begin, token.range.end});
    control.close.insert(0, "</" + std::string(token.name) + ">");
  }

  void take_look(ByteRange properties) {
    auto& level = levels_.back();
    if (level.role != Role::run || !level.element) return;
    level.element->open += properties.of(xml_);
    if (is_white({level.element->opening.end, properties.begin})) level.element->opening.end = properties.end;
    Scanner scanner(xml_, properties);
    Token token;
    scanner.next(token);
    while (scanner.next(token)) {
      if (token.kind == TokenKind::end) continue;
      const auto tag = token.range.of(xml_);
      const auto local = token.name.substr(token.name.find(':') + 1);
      const auto value = attribute(tag, "val").value_or("1");
      const bool is_on = value != "0" && value != "false" && value != "off";
      if (local == "vanish" && is_on) level.is_hidden = true;
      // What the spelling checker knows is no look, and neither is the direction that letters have anyway.
      constexpr std::array<std::string_view, 5> no_looks{"lang", "noProof", "webHidden", "rtl", "cs"};
      if (std::ranges::find(no_looks, local) != no_looks.end()) continue;
      level.element->key += tag.substr(0, tag.find_last_not_of("/>") + 1);
    }
  }

  void code(const Token& token, Role role, std::size_t end) {
    Item item{Item::Kind::code, {token.range.begin, end}, context(), {}, {}};
    const auto tag = token.range.of(xml_);
    switch (role) {
      case Role::line_break:
        item.derived = attribute(tag, "type").value_or("textWrapping") == "textWrapping" ? "\n" : "";
        break;
      case Role::tab: item.derived = "\t"; break;
      case Role::hard_hyphen: set_characters(item, "\u2011"); break;
      case Role::soft_hyphen: set_characters(item, "\u00AD"); break;
      case Role::spaces: set_characters(item, std::string(count_of(tag), ' ')); break;
      default: break;
    }
    items_.push_back(std::move(item));
  }

  static void set_characters(Item& item, std::string text) {
    item.kind = Item::Kind::characters;
    item.derived = std::move(text);
  }

  static std::size_t count_of(std::string_view tag) noexcept {
    constexpr std::size_t most = 1000;
    std::size_t count = 0;
    for (const char c : attribute(tag, "c").value_or("1")) {
      if (c >= '0' && c <= '9') count = std::min(most, count * 10 + static_cast<std::size_t>(c - '0'));
    }
    return std::max<std::size_t>(count, 1);
  }

  /// A field is a code as a whole, from the run that it begins in to the one that it ends in.
  void field_mark(const Token& token) {
    const auto type = attribute(token.range.of(xml_), "fldCharType").value_or("");
    if (type == "begin" && field_depth_++ == 0) {
      field_begin_ = levels_.back();
      field_around_ = around_run();
    } else if (type == "end" && field_depth_ > 0 && --field_depth_ == 0) {
      field_ends_ = field_around_ == around_run();
    }
  }

  /// What tells the element around the run from all others.
  [[nodiscard]] std::size_t around_run() const noexcept {
    return levels_.size() < 2 ? 0 : levels_[levels_.size() - 2].begin;
  }

  void end_run(const Level& run, std::size_t end) {
    if (std::exchange(field_ends_, false)) {
      replace_items(field_begin_, end);
    } else if (run.is_hidden && field_depth_ == 0) {
      replace_items(run, end);
    }
  }

  /// One code in place of all since the run began.
  void replace_items(const Level& run, std::size_t end) {
    Item item{Item::Kind::code, {run.begin, end}, context(), {}, {}};
    for (auto i = run.first_item; i < items_.size() && !run.is_hidden; ++i) {
      if (items_[i].kind == Item::Kind::text) item.shown_as += items_[i].range.of(xml_);
    }
    items_.resize(std::min(run.first_item, items_.size()));
    items_.push_back(std::move(item));
  }

  void end(const Token& token) {
    if (levels_.empty()) return;
    const auto level = std::move(levels_.back());
    levels_.pop_back();
    if (level.role == Role::run && in_block()) end_run(level, token.range.end);
    if (!in_block() || levels_.size() >= block_) return;
    block_ = 0;
    place_.range.end = token.range.end;
    write_block(std::exchange(items_, {}), kind_, std::move(place_), *builder_, *layout_);
  }

  void text(const Token& token) {
    if (!in_block()) return;
    if (vocabulary_->has_holders && levels_.back().role != Role::holder) return;
    const auto here = context();
    if (token.kind == TokenKind::cdata) {
      items_.push_back({Item::Kind::characters, token.range, here, text_of(xml_, token), {}});
      return;
    }
    // Not beyond the token: looking for what comes much later, or never, would be quadratic.
    const auto within = xml_.substr(0, token.range.end);
    auto at = token.range.begin;
    const auto take = [&](Item::Kind kind, std::size_t end, std::string derived) {
      if (end > at) items_.push_back({kind, {at, end}, here, std::move(derived), {}});
      at = end;
    };
    const std::string_view special = vocabulary_->collapses_space ? " \t\r\n&" : "\t\r\n&";
    while (at < token.range.end) {
      const auto next = std::min(token.range.end, within.find_first_of(special, at));
      take(Item::Kind::text, next, {});
      if (at == token.range.end) return;
      if (xml_[at] == '&') {
        auto [size, derived] = reference_at(xml_, at);
        take(derived.empty() ? Item::Kind::text : Item::Kind::characters, at + std::max<std::size_t>(size, 1),
             derived);
      } else {
        const auto end = std::min(token.range.end, within.find_first_not_of(white_space, at));
        if (vocabulary_->collapses_space) {
          take(Item::Kind::space, end, {});
        } else {
          take(Item::Kind::characters, end, " ");
        }
      }
    }
  }

  std::string_view xml_;
  const Vocabulary* vocabulary_;
  const Styles* styles_;
  ArticleBuilder* builder_;
  Layout* layout_;
  std::vector<Level> levels_;
  std::size_t block_ = 0;  ///< how many levels there are in the block; 0 outside of one
  BlockKind kind_ = BlockKind::paragraph;
  Layout::BlockPlace place_;
  std::vector<Item> items_;
  std::size_t field_depth_ = 0;
  Level field_begin_;
  std::size_t field_around_ = 0;
  bool field_ends_ = false;
};

}  // namespace

Flow read_flow(const Package& package, const Vocabulary& vocabulary, const Styles& styles, Skeleton skeleton,
               const ReadOptions& options, const Control& control) {
  Flow flow;
  ArticleBuilder builder(package.text);
  FlowReader reader(package, vocabulary, styles, builder, flow.layout);
  std::size_t part = package.parts.size();
  std::optional<Roles> roles;
  for (const auto& piece : package.pieces) {
    control.checkpoint({"reading", piece.range.begin, package.text.size()});
    if (piece.same_as != static_cast<std::size_t>(&piece - package.pieces.data())) continue;
    if (piece.part != part) {
      part = piece.part;
      roles.emplace(package.parts[part].xml, vocabulary);
    }
    reader.read(piece.range, *roles);
  }
  flow.article = builder.finish(std::move(skeleton), options.languages.source, options.input);
  return flow;
}

}  // namespace distich::formats::office
