#include <algorithm>

#include <distich/base/file.hpp>
#include <distich/formats/dictd/dictd.hpp>
#include <distich/formats/docx/docx.hpp>
#include <distich/formats/docx/docx_table.hpp>
#include <distich/formats/format.hpp>
#include <distich/formats/html/html.hpp>
#include <distich/formats/jsonl/jsonl.hpp>
#include <distich/formats/markdown/markdown.hpp>
#include <distich/formats/moses/moses.hpp>
#include <distich/formats/odt/odt.hpp>
#include <distich/formats/odt/odt_table.hpp>
#include <distich/formats/page/page.hpp>
#include <distich/formats/po/po.hpp>
#include <distich/formats/rules/rules.hpp>
#include <distich/formats/srt/srt.hpp>
#include <distich/formats/srx/srx.hpp>
#include <distich/formats/table/table.hpp>
#include <distich/formats/tbx/tbx.hpp>
#include <distich/formats/tei/tei.hpp>
#include <distich/formats/text/text.hpp>
#include <distich/formats/tmx/tmx.hpp>
#include <distich/formats/utx/utx.hpp>
#include <distich/formats/webvtt/webvtt.hpp>
#include <distich/formats/xliff/xliff.hpp>
#include <distich/formats/xliff1/xliff1.hpp>
#include <distich/formats/xlsx/xlsx.hpp>

namespace distich {
namespace {

// Below it, what a format makes of the first bytes is a guess that a file's name overrules.
constexpr int sure_score = 50;

bool has_extension(const Format& format, std::string_view extension) noexcept {
  return std::ranges::find(format.extensions, extension) != format.extensions.end();
}

}  // namespace

FormatRegistry FormatRegistry::with_builtin_formats() {
  FormatRegistry registry;
  registry.add(xliff_format());
  registry.add(xliff1_format());
  registry.add(sdlxliff_format());
  registry.add(mqxliff_format());
  registry.add(tmx_format());
  registry.add(po_format());
  registry.add(tbx_format());
  registry.add(tei_format());
  registry.add(dictd_format());
  registry.add(html_format());
  registry.add(page_format());
  registry.add(markdown_format());
  registry.add(docx_format());
  registry.add(odt_format());
  registry.add(srt_format());
  registry.add(webvtt_format());
  registry.add(utx_format());
  registry.add(tsv_format());
  registry.add(csv_format());
  registry.add(xlsx_format());
  registry.add(docx_table_format());
  registry.add(odt_table_format());
  registry.add(jsonl_format());
  registry.add(moses_format());
  registry.add(text_format());
  registry.add(srx_format());
  registry.add(rules_format());
  return registry;
}

void FormatRegistry::add(Format format) {
  formats_.push_back(std::move(format));
}

const Format* FormatRegistry::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(formats_, id, &Format::id);
  if (found != formats_.end()) return &*found;
  const auto by_extension =
      std::ranges::find_if(formats_, [&](const Format& format) { return has_extension(format, id); });
  return by_extension != formats_.end() ? &*by_extension : nullptr;
}

const Format* FormatRegistry::detect(std::string_view head, std::string_view name,
                                     const std::function<bool(const Format&)>& serves) const {
  const auto extension = file_extension(name);
  const auto is_candidate = [&](const Format& format) { return !serves || serves(format); };
  const Format* best = nullptr;
  int best_score = 0;
  for (const auto& format : formats_) {
    if (!is_candidate(format)) continue;
    const int score = format.sniff ? format.sniff(head, name) : 0;
    const bool breaks_tie = best != nullptr && score == best_score && score > 0 &&
                            has_extension(format, extension) && !has_extension(*best, extension);
    if (score > best_score || breaks_tie) {
      best = &format;
      best_score = score;
    }
  }
  if (best_score >= sure_score) return best;
  const auto named = std::ranges::find_if(formats_, [&](const Format& format) {
    return has_extension(format, extension) && is_candidate(format);
  });
  return named != formats_.end() ? &*named : best;
}

const Format* FormatRegistry::for_name(std::string_view name) const noexcept {
  const auto extension = file_extension(name);
  if (extension.empty()) return nullptr;
  const auto found =
      std::ranges::find_if(formats_, [&](const Format& format) { return has_extension(format, extension); });
  return found != formats_.end() ? &*found : nullptr;
}

}  // namespace distich
