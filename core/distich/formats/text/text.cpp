#include <algorithm>
#include <utility>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/lines_internal.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/formats/text/text.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

Article read_text(std::string_view bytes, const ReadOptions& options, const Control& control) {
  auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  formats::ArticleBuilder builder(decoded.text);
  ByteRange pending_end;
  for (std::size_t at = 0; at < decoded.text.size();) {
    const auto line = formats::line_at(decoded.text, at);
    if (text::trimmed(decoded.text, line.body).empty()) {
      builder.end_block();
    } else {
      if (builder.has_text()) builder.replace(pending_end, "\n");
      builder.keep(line.body);
      pending_end = line.end;
    }
    at = line.end.end;
  }
  Skeleton skeleton{"text", {}, decoded.encoding, decoded.byte_order_mark};
  auto article = builder.finish(std::move(skeleton), options.languages.source, options.input);
  article.skeleton.text = std::move(decoded.text);
  return article;
}

/// Line ends of a target as the file writes its own.
std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\n') {
      out += line_end;
    } else {
      out += c;
    }
  }
  return out;
}

std::string merge_text(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const auto line_end = formats::usual_line_end(skeleton.text);
  std::vector<formats::Replacement> replacements;
  for (const auto* unit : formats::units_to_merge(skeleton.text, units)) {
    const auto escape = [&](std::string_view part) { return with_line_ends(part, line_end); };
    replacements.push_back({*unit->place, render(*unit->target, escape)});
  }
  return formats::encode_article(formats::splice(skeleton.text, replacements), skeleton);
}

}  // namespace

Format text_format() {
  Format format;
  format.id = "text";
  format.title = "Plain text";
  format.extensions = {"txt", "text"};
  format.sniff = [](std::string_view, std::string_view name) { return name.ends_with(".txt") ? 30 : 1; };
  format.read_article = read_text;
  format.merge = merge_text;
  return format;
}

}  // namespace distich
