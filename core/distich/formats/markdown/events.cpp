#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <optional>

#include <md4c.h>

#include <distich/base/error.hpp>
#include <distich/formats/markdown/events_internal.hpp>

namespace distich::formats::markdown {
namespace {

/// What md4c's callbacks fill.
struct Sink {
  std::string_view source;
  std::size_t offset = 0;
  std::vector<Event> events;
  std::vector<BlockKind> kinds{BlockKind::paragraph};
  std::exception_ptr failure;

  void add(Event event) { events.push_back(event); }

  /// The place of bytes that md4c hands over; nothing for texts of its own making.
  [[nodiscard]] std::optional<ByteRange> place(const char* text, std::size_t size) const {
    const std::less_equal<const char*> not_after;
    if (!not_after(source.data(), text) || !not_after(text + size, source.data() + source.size()))
      return std::nullopt;
    const auto begin = offset + static_cast<std::size_t>(text - source.data());
    return ByteRange{begin, begin + size};
  }
};

bool holds_text(MD_BLOCKTYPE type) noexcept {
  return type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_LI || type == MD_BLOCK_TH ||
         type == MD_BLOCK_TD;
}

BlockKind kind_of(MD_BLOCKTYPE type, BlockKind parent) noexcept {
  switch (type) {
    case MD_BLOCK_H: return BlockKind::heading;
    case MD_BLOCK_LI: return BlockKind::list_item;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: return BlockKind::cell;
    case MD_BLOCK_QUOTE: return BlockKind::paragraph;
    default: return parent;
  }
}

/// Runs a callback's body; an exception is kept, and stops the parser.
template <class Body>
int guarded(void* data, Body body) noexcept {
  auto& sink = *static_cast<Sink*>(data);
  try {
    body(sink);
    return 0;
  } catch (...) {
    sink.failure = std::current_exception();
    return 1;
  }
}

int enter_block(MD_BLOCKTYPE type, void*, void* data) {
  return guarded(data, [&](Sink& sink) {
    sink.kinds.push_back(kind_of(type, sink.kinds.back()));
    sink.add({EventKind::begin_block, {}, {}, sink.kinds.back(), holds_text(type)});
  });
}

int leave_block(MD_BLOCKTYPE, void*, void* data) {
  return guarded(data, [](Sink& sink) {
    sink.add({EventKind::end_block, {}, {}, {}, false});
    sink.kinds.pop_back();
  });
}

std::optional<Mark> mark_of(MD_SPANTYPE type) noexcept {
  switch (type) {
    case MD_SPAN_EM: return Mark::emphasis;
    case MD_SPAN_STRONG: return Mark::strong;
    case MD_SPAN_DEL: return Mark::deleted;
    case MD_SPAN_A: return Mark::link;
    case MD_SPAN_IMG: return Mark::image;
    case MD_SPAN_CODE: return Mark::code;
    default: return std::nullopt;
  }
}

int enter_span(MD_SPANTYPE type, void*, void* data) {
  return guarded(data, [&](Sink& sink) {
    if (const auto mark = mark_of(type)) sink.add({EventKind::open, {}, *mark, {}, false});
  });
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  return guarded(data, [&](Sink& sink) {
    if (const auto mark = mark_of(type)) sink.add({EventKind::close, {}, *mark, {}, false});
  });
}

void add_text(Sink& sink, MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    sink.add({type == MD_TEXT_BR ? EventKind::hard_break : EventKind::soft_break, {}, {}, {}, false});
    return;
  }
  const auto place = sink.place(text.data(), text.size());
  if (!place || place->empty()) return;
  auto kind = EventKind::text;
  if (type == MD_TEXT_ENTITY) kind = EventKind::entity;
  if (type == MD_TEXT_HTML) kind = EventKind::html;
  if (type == MD_TEXT_CODE) kind = EventKind::code;
  sink.add({kind, *place, {}, {}, false});
}

int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  return guarded(data, [&](Sink& sink) { add_text(sink, type, {text, size}); });
}

}  // namespace

std::vector<Event> parse(std::string_view markdown, std::size_t offset) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max()) {
    throw Error(ErrorCode::limit, tr("Markdown files of 4 GiB and more cannot be read"));
  }
  Sink sink{markdown, offset, {}, {BlockKind::paragraph}, {}};
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  const int result = md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &sink);
  if (sink.failure) std::rethrow_exception(sink.failure);
  if (result != 0) {
    throw Error(ErrorCode::limit, tr("the Markdown parser ran out of memory"));
  }
  return std::move(sink.events);
}

}  // namespace distich::formats::markdown
