#include <algorithm>
#include <utility>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/markdown/escape_internal.hpp>
#include <distich/formats/markdown/extract_internal.hpp>
#include <distich/formats/markdown/front_matter_internal.hpp>
#include <distich/formats/markdown/markdown.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

namespace markdown = formats::markdown;

Article read_markdown(std::string_view bytes, const ReadOptions& options, const Control& control) {
  auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  const std::string_view source = decoded.text;
  formats::ArticleBuilder builder(source);
  const auto front = markdown::front_matter(source);
  for (const auto& value : front.values) {
    builder.set_block(BlockKind::attribute);
    builder.keep(value.range);
  }
  for (const auto& range : front.left_out) {
    control.report(
        {Severity::note, "markdown.front-matter",
         tr("this value is written in a way that is not read; it is left as it is: {1}", range.of(source)),
         locate(source, range.begin, options.input)});
  }
  builder.set_block(BlockKind::paragraph);
  const auto events = markdown::parse(source.substr(front.end), front.end);
  markdown::Extractor(source, builder).run(events);
  auto article = builder.finish({"markdown", {}, decoded.encoding, decoded.byte_order_mark},
                                options.languages.source, options.input);
  article.skeleton.text = std::move(decoded.text);
  return article;
}

/// A front matter value with the units in it: plain ones may need quotes around the whole.
formats::Replacement merged_value(std::string_view source, const markdown::FrontMatterValue& value,
                                  std::span<const BilingualUnit* const> units) {
  std::vector<formats::Replacement> parts;
  for (const auto* unit : units) {
    const ByteRange place{unit->place->begin - value.range.begin, unit->place->end - value.range.begin};
    parts.push_back({place, render(*unit->target, [](std::string_view part) { return std::string(part); })});
  }
  return {value.range, markdown::yaml_value(formats::splice(value.range.of(source), parts), value.quoting)};
}

std::string merge_markdown(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const std::string_view source = skeleton.text;
  const auto taken = formats::units_to_merge(source, units);
  const auto front = markdown::front_matter(source);
  const bool with_definitions = source.find("]:") != std::string_view::npos;
  std::vector<formats::Replacement> replacements;
  auto unit = taken.begin();
  for (const auto& value : front.values) {
    const auto first = unit;
    while (unit != taken.end() && value.range.contains(*(*unit)->place)) ++unit;
    if (first != unit) replacements.push_back(merged_value(source, value, {first, unit}));
  }
  for (; unit != taken.end(); ++unit) {
    replacements.push_back({*(*unit)->place, markdown::written(*(*unit)->target, with_definitions)});
  }
  return formats::encode_article(formats::splice(source, replacements), skeleton);
}

}  // namespace

Format markdown_format() {
  Format format;
  format.id = "markdown";
  format.title = "Markdown";
  format.extensions = {"md", "markdown", "mdown"};
  format.loses = {tr("text in HTML blocks")};
  format.sniff = [](std::string_view, std::string_view name) {
    return name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".mdown") ? 60 : 0;
  };
  format.read_article = read_markdown;
  format.merge = merge_markdown;
  return format;
}

}  // namespace distich
