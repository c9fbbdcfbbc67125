#include <algorithm>

#include <distich/formats/html/elements_internal.hpp>
#include <distich/formats/html/entities_internal.hpp>
#include <distich/formats/html/tokenizer_internal.hpp>
#include <distich/formats/markdown/extract_internal.hpp>
#include <distich/formats/markdown/marks_internal.hpp>

namespace distich::formats::markdown {
namespace {

std::string_view name_of(Mark mark) noexcept {
  switch (mark) {
    case Mark::emphasis: return "*";
    case Mark::strong: return "**";
    case Mark::deleted: return "~";
    case Mark::link: return "[";
    case Mark::image: return "![";
    case Mark::code: return "`";
  }
  return "";
}

std::size_t run_of_backticks(std::string_view source, std::size_t at) noexcept {
  return std::min(source.find_first_not_of('`', at), source.size()) - at;
}

/// The code span around its content, backticks included; empty when it does not look like one.
ByteRange span_around(std::string_view source, ByteRange content, std::size_t begin_limit) noexcept {
  auto open_end = content.begin;
  while (open_end > begin_limit && source[open_end - 1] != '`') --open_end;
  auto begin = open_end;
  while (begin > begin_limit && source[begin - 1] == '`') --begin;
  const auto size = open_end - begin;
  auto close = source.find('`', content.end);
  while (close != std::string_view::npos && run_of_backticks(source, close) != size) {
    close = source.find('`', close + run_of_backticks(source, close));
  }
  if (size == 0 || close == std::string_view::npos) return {content.begin, content.begin};
  return {begin, close + size};
}

}  // namespace

void Extractor::run(std::span<const Event> events) {
  for (std::size_t index = 0; index < events.size();) {
    const auto& event = events[index];
    if (event.kind == EventKind::begin_block) {
      begin_block(event);
      ++index;
    } else if (event.kind == EventKind::end_block) {
      end_block();
      ++index;
    } else if (open_blocks_.empty() || !open_blocks_.back().is_text_block) {
      done_ = std::max(done_, event.range.end);
      ++index;
    } else {
      index = take(events, index);
    }
  }
}

void Extractor::begin_block(const Event& event) {
  tail();
  open_blocks_.push_back(event);
  builder_->set_block(event.block);
}

void Extractor::end_block() {
  tail();
  open_blocks_.pop_back();
  builder_->set_block(open_blocks_.empty() ? BlockKind::paragraph : open_blocks_.back().block);
}

std::size_t Extractor::take(std::span<const Event> events, std::size_t index) {
  const auto& event = events[index];
  switch (event.kind) {
    case EventKind::open:
      if (event.mark == Mark::code) return code_span(events, index);
      if (event.mark == Mark::link && autolink(events, index)) return index + 3;
      pending_.push_back(event);
      break;
    case EventKind::close:
    case EventKind::soft_break:
    case EventKind::hard_break: pending_.push_back(event); break;
    case EventKind::text: text(event.range); break;
    case EventKind::entity: entity(event.range); break;
    case EventKind::html: html(event.range); break;
    default: break;
  }
  return index + 1;
}

std::size_t Extractor::code_span(std::span<const Event> events, std::size_t index) {
  ByteRange content;
  for (++index; index < events.size() && events[index].kind != EventKind::close; ++index) {
    if (events[index].range.empty()) continue;
    if (content.empty()) content.begin = events[index].range.begin;
    content.end = events[index].range.end;
  }
  const auto span = span_around(source_, content, done_);
  if (!content.empty() && !span.empty()) whole(span, content.of(source_));
  return std::min(index + 1, events.size());
}

/// "<https://…>" is left alone as a whole.
bool Extractor::autolink(std::span<const Event> events, std::size_t index) {
  if (index + 2 >= events.size() || events[index + 1].kind != EventKind::text ||
      events[index + 2].kind != EventKind::close) {
    return false;
  }
  const auto url = events[index + 1].range;
  if (url.begin <= done_ || source_[url.begin - 1] != '<' || source_.substr(url.end, 1) != ">") return false;
  whole({url.begin - 1, url.end + 1}, url.of(source_));
  return true;
}

void Extractor::whole(ByteRange range, std::string_view shown_as) {
  gap(range.begin);
  builder_->visible_code(range, shown_as);
  done_ = range.end;
}

void Extractor::text(ByteRange range) {
  gap(range.begin);
  if (escape_ < range.begin) {
    builder_->replace({escape_, range.begin + 1}, source_.substr(range.begin, 1));
    builder_->keep({range.begin + 1, range.end});
  } else {
    builder_->keep(range);
  }
  done_ = range.end;
}

void Extractor::entity(ByteRange range) {
  gap(range.begin);
  const auto reference =
      html::reference_at(source_.substr(0, range.end), range.begin, html::ReferencePlace::text);
  if (reference.size == range.size()) {
    builder_->replace(range, reference.text);
  } else {
    builder_->keep(range);
  }
  done_ = range.end;
}

void Extractor::html(ByteRange range) {
  gap(range.begin);
  const auto markup = range.of(source_);
  html::Tokenizer tokenizer(markup);
  html::Token token;
  const bool one_tag = tokenizer.next(token) && token.range.size() == markup.size();
  const bool is_void =
      html::traits_of(token.name).display == html::Display::inline_void || token.self_closing;
  // Names of elements must not be mistaken for marks; both are compared by their text.
  const auto name_begin = markup.find_first_not_of("</");
  const auto name = name_begin == std::string_view::npos ? std::string_view{}
                                                         : markup.substr(name_begin, token.name.size());
  if (one_tag && token.kind == html::TokenKind::start_tag && !is_void) {
    builder_->open_code(range, name);
  } else if (one_tag && token.kind == html::TokenKind::end_tag) {
    builder_->close_code(range, name);
  } else {
    builder_->standalone_code(range);
  }
  done_ = range.end;
}

void Extractor::gap(std::size_t end) {
  escape_ = end;
  if (!in_text_) {
    first_gap(end);
    in_text_ = true;
    return;
  }
  auto at = done_;
  bool understood = true;
  for (const auto& event : pending_) {
    understood = read(event, at, end);
    if (!understood) break;
  }
  pending_.clear();
  if (at < end && source_[end - 1] == '\\' && understood) escape_ = end - 1;
  if (at < escape_) builder_->standalone_code({at, escape_});
}

// Where the block begins is not known, so marks are read backwards from its first text.
void Extractor::first_gap(std::size_t end) {
  if (end > done_ && source_[end - 1] == '\\') escape_ = --end;
  std::vector<std::pair<Event, ByteRange>> found;
  for (auto event = pending_.rbegin(); event != pending_.rend() && event->kind == EventKind::open; ++event) {
    const auto size = opening_size_before(source_, event->mark, done_, end);
    if (size == 0) break;
    found.push_back({*event, {end - size, end}});
    end -= size;
  }
  pending_.clear();
  for (auto mark = found.rbegin(); mark != found.rend(); ++mark) {
    builder_->open_code(mark->second, name_of(mark->first.mark));
  }
}

void Extractor::tail() {
  auto at = done_;
  for (const auto& event : pending_) {
    if (!in_text_ || !read(event, at, source_.size())) break;
  }
  done_ = at;
  pending_.clear();
  in_text_ = false;
}

bool Extractor::read(const Event& event, std::size_t& at, std::size_t end) {
  std::size_t size = 0;
  if (event.kind == EventKind::open) {
    size = opening_size(source_, event.mark, at, end);
    if (size > 0) builder_->open_code({at, at + size}, name_of(event.mark));
  } else if (event.kind == EventKind::close) {
    size = closing_size(source_, event.mark, at, end);
    if (size > 0) builder_->close_code({at, at + size}, name_of(event.mark));
  } else {
    size = break_size(source_, at, end);
    if (size > 0 && event.kind == EventKind::hard_break) {
      builder_->standalone_code({at, at + size});
      builder_->line_break({at + size, at + size});
    } else if (size > 0) {
      builder_->space({at, at + size});
    }
  }
  at += size;
  return size > 0;
}

}  // namespace distich::formats::markdown
