#include <algorithm>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/formats/html/extract_internal.hpp>

namespace distich::formats::html {
namespace {

bool is_block(const ElementTraits& traits) noexcept {
  return traits.display == Display::block || traits.display == Display::block_void;
}

bool has_class(std::string_view classes, std::string_view wanted) noexcept {
  for (auto at = classes.find(wanted); at != std::string_view::npos; at = classes.find(wanted, at + 1)) {
    const auto end = at + wanted.size();
    if ((at == 0 || is_html_space(classes[at - 1])) && (end == classes.size() || is_html_space(classes[end])))
      return true;
  }
  return false;
}

}  // namespace

Extractor::Extractor(std::string_view html, const ReadOptions& options, const Control& control)
    : html_(html),
      options_(&options),
      control_(&control),
      tokenizer_(html),
      builder_(html),
      positions_(html, options.input),
      language_(options.languages.source) {}

void Extractor::run() {
  constexpr std::size_t report_every = 1U << 20U;
  std::size_t reported = 0;
  Token token;
  while (tokenizer_.next(token)) {
    if (token.range.begin >= reported + report_every) {
      reported = token.range.begin;
      control_->checkpoint({"reading", reported, html_.size()});
    }
    take(token);
  }
  if (!whole_name_.empty()) end_whole(html_.size());
  end_block();
}

Article Extractor::finish(Skeleton skeleton) {
  return builder_.finish(std::move(skeleton), language_, options_->input);
}

void Extractor::take(const Token& token) {
  if (inside_whole(token)) return;
  switch (token.kind) {
    case TokenKind::start_tag: start_tag(token); break;
    case TokenKind::end_tag: end_tag(token); break;
    case TokenKind::raw_text: raw_text(token); break;
    case TokenKind::text:
      if (!open_.top().translate) break;
      if (open_.top().keeps_white_space) {
        preserved(token.range);
      } else {
        text(token.range, ReferencePlace::text);
      }
      break;
    case TokenKind::comment:
      if (builder_.has_begun()) builder_.standalone_code(token.range);
      break;
    case TokenKind::doctype:
    case TokenKind::cdata: break;
  }
}

bool Extractor::wants_translation(const Token& token, bool inherited) const {
  const auto value = ascii_lower(attribute_value(html_, token, "translate"));
  if (value == "no") return false;
  if (value == "yes") return true;
  if (find_attribute(html_, token, "class") != nullptr &&
      has_class(attribute_value(html_, token, "class"), "notranslate")) {
    return false;
  }
  return inherited;
}

void Extractor::note_language(const Token& token) {
  if (language_.known()) return;
  auto value = std::string_view{};
  if (token.name == "html") {
    value = attribute_value(html_, token, "lang");
    if (value.empty()) value = attribute_value(html_, token, "xml:lang");
  } else if (token.name == "meta" &&
             ascii_lower(attribute_value(html_, token, "http-equiv")) == "content-language") {
    value = attribute_value(html_, token, "content");
  }
  if (const auto tag = LanguageTag::parse_loose(value); tag && !value.empty()) language_ = *tag;
}

void Extractor::start_tag(const Token& token) {
  note_language(token);
  const auto traits = traits_of(token.name);
  const bool translate = wants_translation(token, open_.top().translate);
  if (is_block(traits)) {
    start_block(token, traits, translate);
  } else if (!open_.top().translate) {
    if (traits.display == Display::inline_whole) start_whole(token);
  } else if (traits.display == Display::inline_void) {
    void_inline(token);
  } else if (traits.display == Display::inline_whole || !translate) {
    start_whole(token);
  } else {
    start_inline(token);
  }
}

void Extractor::start_block(const Token& token, const ElementTraits& traits, bool translate) {
  end_block();
  open_.imply_end_before(token.name);
  if (translate) {
    for (const auto& attribute : readable_attributes(html_, token)) attribute_block(attribute);
  }
  if (traits.display == Display::block) {
    const auto parent = open_.top();
    open_.push({token.name, traits.kind.value_or(parent.kind), translate,
                traits.keeps_white_space || parent.keeps_white_space});
  }
  builder_.set_block(open_.top().kind);
}

void Extractor::start_inline(const Token& token) {
  builder_.open_code(token.range, intern(token.name));
  std::ranges::copy(readable_attributes(html_, token), std::back_inserter(deferred_));
}

void Extractor::void_inline(const Token& token) {
  if (token.name == "br") {
    break_line(token);
    return;
  }
  const auto attributes = readable_attributes(html_, token);
  if (!attributes.empty() && !builder_.has_text()) {
    // Before the text of its block begins, an image's description can be a block of its own.
    end_block();
    for (const auto& attribute : attributes) attribute_block(attribute);
    builder_.set_block(open_.top().kind);
    return;
  }
  if (token.name == "wbr") {
    builder_.standalone_code(token.range);
  } else {
    builder_.visible_code(token.range);
  }
  std::ranges::copy(attributes, std::back_inserter(deferred_));
}

void Extractor::break_line(const Token& token) {
  if (open_.top().keeps_white_space) {
    builder_.standalone_code(token.range);
    builder_.replace({token.range.end, token.range.end}, "\n");
  } else if (builder_.after_line_break()) {
    end_block();
    builder_.set_block(open_.top().kind);
  } else {
    builder_.standalone_code(token.range);
    builder_.line_break({token.range.end, token.range.end});
  }
}

void Extractor::start_whole(const Token& token) {
  whole_name_ = token.name;
  whole_begin_ = token.range.begin;
  whole_depth_ = 1;
  whole_blocks_ = 0;
  const bool foreign = token.name == "svg" || token.name == "math";
  if (foreign && token.self_closing) {
    end_whole(token.range.end);
  } else {
    tokenizer_.set_foreign(foreign);
  }
}

void Extractor::end_whole(std::size_t end) {
  const bool invisible = whole_name_ == "script" || whole_name_ == "style" || whole_name_ == "template";
  if (open_.top().translate && builder_.has_begun()) {
    if (invisible) {
      builder_.standalone_code({whole_begin_, end});
    } else {
      builder_.visible_code({whole_begin_, end});
    }
  }
  whole_name_.clear();
  tokenizer_.set_foreign(false);
}

bool Extractor::inside_whole(const Token& token) {
  if (whole_name_.empty()) return false;
  const bool starts = token.kind == TokenKind::start_tag;
  const bool ends = token.kind == TokenKind::end_tag;
  if (starts && token.name == whole_name_ && !token.self_closing) ++whole_depth_;
  if (ends && token.name == whole_name_ && --whole_depth_ == 0) {
    end_whole(token.range.end);
    return true;
  }
  if (!(starts || ends) || traits_of(token.name).display != Display::block) return true;
  if (starts) {
    ++whole_blocks_;
  } else if (whole_blocks_ > 0) {
    --whole_blocks_;
  } else {  // the end of the block around it: its own end tag was forgotten
    end_whole(token.range.begin);
    return false;
  }
  return true;
}

void Extractor::end_tag(const Token& token) {
  const auto traits = traits_of(token.name);
  if (is_block(traits)) {
    end_block();
    open_.close(token.name);
    builder_.set_block(open_.top().kind);
  } else if (open_.top().translate) {
    builder_.close_code(token.range, intern(token.name));
  }
}

void Extractor::raw_text(const Token& token) {
  const auto top = open_.top();
  if (!top.translate || !is_escapable_raw_text(top.name)) return;
  if (top.keeps_white_space) {
    preserved(token.range);
  } else {
    text(token.range, ReferencePlace::text);
  }
}

std::size_t Extractor::reference(std::size_t at, std::size_t end, ReferencePlace place) {
  const auto reference = reference_at(html_.substr(0, end), at, place);
  if (reference.size == 0) return at;
  builder_.replace({at, at + reference.size}, reference.text);
  return at + reference.size;
}

void Extractor::text(ByteRange range, ReferencePlace place) {
  auto at = range.begin;
  auto kept_from = at;
  const auto flush = [&] { builder_.keep({kept_from, at}); };
  while (at < range.end) {
    if (is_html_space(html_[at])) {
      flush();
      const auto begin = at;
      while (at < range.end && is_html_space(html_[at])) ++at;
      builder_.space({begin, at});
      kept_from = at;
    } else if (html_[at] == '&') {
      flush();
      kept_from = at;
      at = reference(at, range.end, place);
      if (at == kept_from) {
        ++at;
      } else {
        kept_from = at;
      }
    } else {
      ++at;
    }
  }
  flush();
}

void Extractor::preserved(ByteRange range) {
  auto at = range.begin;
  auto kept_from = at;
  const auto flush = [&] { builder_.keep({kept_from, at}); };
  while (at < range.end) {
    const auto begin = at;
    if (html_[at] == '\r') {
      flush();
      at += html_.substr(at, 2) == "\r\n" ? 2U : 1U;
      builder_.replace({begin, at}, "\n");
      kept_from = at;
    } else if (html_[at] == '&') {
      flush();
      kept_from = at;
      at = reference(at, range.end, ReferencePlace::text);
      if (at == begin) {
        ++at;
      } else {
        kept_from = at;
      }
    } else {
      ++at;
    }
  }
  flush();
}

void Extractor::end_block() {
  const auto reach = builder_.end_block();
  for (const auto& attribute : std::exchange(deferred_, {})) {
    if (attribute.value.begin >= reach) {
      attribute_block(attribute);
      continue;
    }
    control_->report({Severity::note, "html.attribute-in-sentence",
                      tr("the attribute {1} stands inside a sentence and is left as it is: {2}",
                         attribute.name.of(html_), attribute.value.of(html_)),
                      positions_.at(attribute.value.begin)});
  }
}

void Extractor::attribute_block(const Attribute& attribute) {
  builder_.set_block(BlockKind::attribute);
  text(attribute.value, ReferencePlace::attribute);
  builder_.end_block();
}

}  // namespace distich::formats::html
