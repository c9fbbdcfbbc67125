#include <algorithm>
#include <utility>

#include <distich/formats/article_builder_internal.hpp>

namespace distich::formats {
namespace {

constexpr std::string_view block_separator = "\n\n";

/// Pairs nested deeper than this are not tied together: hostile nesting must not cost
/// quadratic time in whoever looks for partners.
constexpr std::size_t deepest_pairs = 64;

}  // namespace

void ArticleBuilder::set_block(BlockKind kind) {
  end_block();
  kind_ = kind;
}

void ArticleBuilder::need_block() {
  if (in_block_) return;
  in_block_ = true;
  first_piece_ = pieces_.size();
  first_code_ = codes_.size();
  text_before_block_ = text_.size();
  if (!text_.empty()) {
    const auto at = pieces_.empty() ? 0 : pieces_.back().source.end;
    add_piece({at, at}, block_separator.size(), false);
    text_ += block_separator;
  }
  block_begin_ = text_.size();
  ends_in_ = Ending::text;
}

void ArticleBuilder::add_piece(ByteRange source, std::size_t derived_size, bool kept) {
  if (kept && pieces_.size() > first_piece_ && pieces_.back().kept &&
      pieces_.back().source.end == source.begin) {
    pieces_.back().source.end = source.end;
    pieces_.back().derived_size += derived_size;
    return;
  }
  pieces_.push_back({source, derived_size, kept});
}

void ArticleBuilder::keep(ByteRange source) {
  if (source.empty()) return;
  need_block();
  add_piece(source, source.size(), true);
  text_ += source.of(source_);
  ends_in_ = Ending::text;
}

void ArticleBuilder::replace(ByteRange source, std::string_view derived) {
  if (derived.empty()) return;
  need_block();
  add_piece(source, derived.size(), source.of(source_) == derived);
  text_ += derived;
  ends_in_ = Ending::text;
}

void ArticleBuilder::space(ByteRange source) {
  if (has_begun() && !has_text() && codes_.back().is_visible && codes_.back().place.end == source.begin)
    codes_.back().place.end = source.end;
  if (!has_text() || ends_in_ != Ending::text) return;
  replace(source, " ");
  // A piece of its own, so that it can be dropped at the end of the block.
  if (pieces_.back().source != source) {
    pieces_.back().source.end = source.begin;
    --pieces_.back().derived_size;
    pieces_.push_back({source, 1, true});
  }
  ends_in_ = Ending::space;
}

void ArticleBuilder::line_break(ByteRange source) {
  if (!has_text()) return;
  if (ends_in_ == Ending::space) drop_trailing_space();
  need_block();
  pieces_.push_back({source, 1, false});
  text_ += '\n';
  ends_in_ = Ending::line_break;
}

void ArticleBuilder::drop_trailing_space() {
  pieces_.pop_back();
  text_.pop_back();
  for (auto code = codes_.size(); code-- > first_code_ && codes_[code].at > text_.size();) {
    codes_[code].at = text_.size();
  }
}

void ArticleBuilder::open_code(ByteRange source, std::string_view name) {
  need_block();
  if (open_codes_.size() < deepest_pairs) open_codes_.push_back(codes_.size());
  codes_.push_back({source, text_.size(), InlineCode::Kind::open, none, name, {}, 0});
}

void ArticleBuilder::close_code(ByteRange source, std::string_view name) {
  need_block();
  const auto opener = std::ranges::find_if(open_codes_.rbegin(), open_codes_.rend(),
                                           [&](std::size_t open) { return codes_[open].name == name; });
  auto partner = none;
  if (opener != open_codes_.rend()) {
    partner = *opener;
    codes_[partner].partner = codes_.size();
    open_codes_.erase(opener.base() - 1, open_codes_.end());
  }
  codes_.push_back({source, text_.size(), InlineCode::Kind::close, partner, name, {}, 0});
}

void ArticleBuilder::standalone_code(ByteRange source, std::string_view shown_as) {
  need_block();
  codes_.push_back({source, text_.size(), InlineCode::Kind::standalone, none, {}, std::string(shown_as), 0});
}

void ArticleBuilder::visible_code(ByteRange source, std::string_view shown_as) {
  standalone_code(source, shown_as);
  codes_.back().is_visible = true;
  ends_in_ = Ending::text;
}

std::size_t ArticleBuilder::end_block() {
  if (!in_block_) return 0;
  if (has_text() && ends_in_ != Ending::text) drop_trailing_space();
  in_block_ = false;
  open_codes_.clear();
  const auto last = text_.find_last_not_of(" \n");
  if (last == std::string::npos || last < block_begin_) {  // nothing in it after all
    codes_.resize(first_code_);
    pieces_.resize(first_piece_);
    text_.resize(text_before_block_);
    return 0;
  }
  isolate_unpaired();
  isolate_pairs_at_end();
  fold_codes();
  number_codes();
  blocks_.push_back({{block_begin_, last + 1}, kind_});
  std::size_t reach = pieces_.back().source.end;
  for (auto code = first_code_; code < codes_.size(); ++code) {
    const bool edge = codes_[code].kind == InlineCode::Kind::standalone && codes_[code].at == text_.size();
    if (!edge) reach = std::max(reach, codes_[code].place.end);
  }
  return reach;
}

void ArticleBuilder::isolate_unpaired() {
  for (auto code = first_code_; code < codes_.size(); ++code) {
    if (codes_[code].partner == none) codes_[code].kind = InlineCode::Kind::standalone;
  }
}

// White space dropped at the end of a block may leave a pair there with nothing inside.
void ArticleBuilder::isolate_pairs_at_end() {
  for (auto code = codes_.size(); code-- > first_code_ && codes_[code].at == text_.size();) {
    const auto partner = codes_[code].partner;
    if (codes_[code].kind != InlineCode::Kind::close || codes_[partner].at != text_.size()) continue;
    codes_[code].kind = codes_[partner].kind = InlineCode::Kind::standalone;
    codes_[code].partner = codes_[partner].partner = none;
  }
}

void ArticleBuilder::fold_codes() {
  std::vector<Code> folded;
  std::vector<std::size_t> places(codes_.size() - first_code_, none);  // of openers, in `folded`
  for (auto index = first_code_; index < codes_.size(); ++index) {
    auto& code = codes_[index];
    const bool follows_opener =
        !folded.empty() && folded.back().kind == InlineCode::Kind::open && folded.back().at == code.at;
    if (code.kind == InlineCode::Kind::close) {
      fold_closing(folded, std::move(code), places);
    } else if (code.kind == InlineCode::Kind::standalone && follows_opener) {
      folded.back().place.end = code.place.end;
    } else {
      if (code.kind == InlineCode::Kind::open) places[index - first_code_] = folded.size();
      folded.push_back(std::move(code));
    }
  }
  codes_.resize(first_code_);
  std::ranges::move(folded, std::back_inserter(codes_));
}

void ArticleBuilder::fold_closing(std::vector<Code>& folded, Code code, std::vector<std::size_t>& places) {
  const auto opener = places[code.partner - first_code_];
  if (folded[opener].at == code.at) {
    const ByteRange whole{folded[opener].place.begin, code.place.end};
    folded.resize(opener);
    if (!folded.empty() && folded.back().kind == InlineCode::Kind::open && folded.back().at == code.at) {
      folded.back().place.end = whole.end;
      return;
    }
    folded.push_back({whole, code.at, InlineCode::Kind::standalone, none, {}, {}, 0});
    return;
  }
  while (folded.back().kind == InlineCode::Kind::standalone && folded.back().at == code.at) {
    code.place.begin = folded.back().place.begin;
    folded.pop_back();
  }
  code.partner = opener + first_code_;
  folded.push_back(std::move(code));
}

void ArticleBuilder::number_codes() {
  std::size_t numbers = 0;
  for (auto code = first_code_; code < codes_.size(); ++code) {
    const bool closes = codes_[code].kind == InlineCode::Kind::close;
    codes_[code].number = closes ? codes_[codes_[code].partner].number : ++numbers;
  }
}

ByteMap ArticleBuilder::make_map() const {
  ByteMap map;
  std::size_t done = 0;
  for (const auto& piece : pieces_) {
    map.replace(piece.source.begin - done, 0);
    if (piece.kept) {
      map.keep(piece.derived_size);
    } else {
      map.replace(piece.source.size(), piece.derived_size);
    }
    done = piece.source.end;
  }
  map.replace(source_.size() - done, 0);
  return map;
}

Article ArticleBuilder::finish(Skeleton skeleton, LanguageTag language, std::string_view input) {
  end_block();
  Article article;
  article.map = make_map();
  std::vector<InlineCode> codes;
  codes.reserve(codes_.size());
  article.code_places.reserve(codes_.size());
  for (auto& code : codes_) {
    codes.push_back({code.at, code.kind, std::to_string(code.number), std::string(code.place.of(source_)),
                     std::move(code.shown_as)});
    article.code_places.push_back(code.place);
  }
  article.document = Document(std::move(text_), std::move(language), std::move(blocks_), std::move(codes));
  article.skeleton = std::move(skeleton);
  article.name = base_name(input);
  return article;
}

std::string base_name(std::string_view path) {
  return std::string(path.substr(path.find_last_of('/') + 1));
}

}  // namespace distich::formats
