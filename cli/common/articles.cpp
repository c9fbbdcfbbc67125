#include "common/articles.hpp"

#include "common/files.hpp"
#include "common/languages.hpp"
#include "common/rules.hpp"

namespace distich::cli {

void declare_reading(Declaration& declare, ReadingOptions& options) {
  declare.option("-s,--source", "LANG", options.source, tr("language of the text, like en or pt-BR"));
  declare.option("--encoding", "NAME", options.encoding,
                 tr("encoding of the file, like windows-1256; found out if not named"));
  declare.option("--from", "FORMAT", options.from, tr("format of the file; found out if not named"));
  declare.flag("--wrapped", options.wrapped, tr("line ends within a paragraph are only white space"));
  declare.flag("--lines", options.separate, tr("every line end ends a segment"));
  declare.option("--profile", "NAME", options.profile,
                 tr("conventions: news, each sentence for itself; golden, a quotation stays whole"));
  declare.choices({"news", "golden"});
  declare.option("--rules", "FILE", options.rules,
                 tr("rules to cut by: an SRX file in place of the built-in rules, or a list of exceptions to "
                    "them; may be repeated"));
  declare.flag("--rules-on-top", options.rules_on_top,
               tr("where no rule of the SRX file matches, the built-in rules decide"));
}

namespace {

Profile profile_named(const std::string& name) {
  if (name == "news") return Profile::news;
  if (name == "golden") return Profile::golden;
  throw usage(tr("there is no profile \"{1}\"; take {2}", name, "news, golden"));
}

}  // namespace

SegmentOptions segmenting(const ReadingOptions& options, Store* store, Environment& environment) {
  if (options.wrapped && options.separate)
    throw usage(tr("{1} and {2} exclude each other", "--wrapped", "--lines"));
  SegmentOptions out;
  if (options.wrapped) out.lines = LineMode::wrapped;
  if (options.separate) out.lines = LineMode::separate;
  out.profile = profile_named(options.profile);
  auto rules = read_rule_files(options.rules, environment);
  if (store != nullptr) add_overrides(*store, rules);
  if (options.rules_on_top && !rules.set)
    throw usage(tr("{1} wants an SRX file; name it with {2}", "--rules-on-top", "--rules"));
  if (options.rules_on_top) out.rule_set = RuleSetMode::on_top;
  if (rules.set || !rules.overrides.empty())
    out.rules = std::make_shared<const SegmentationRules>(std::move(rules));
  return out;
}

Article load_article(const std::string& path, const ReadingOptions& options, const SegmentOptions& how,
                     Environment& environment, const std::string& language_option) {
  const auto language = language_named(options.source, environment);
  auto article = article_from(read_input(path, environment), path, language, options, environment.formats,
                              control_of(environment), language_option);
  segment_article(article, how, control_of(environment));
  return article;
}

Article article_from(std::string_view bytes, const std::string& path, const LanguageTag& language,
                     const ReadingOptions& options, const FormatRegistry& formats, const Control& control,
                     const std::string& language_option) {
  ArticleOptions reading;
  reading.name = input_name(path);
  reading.format = options.from;
  reading.encoding = options.encoding;
  reading.language = language;
  reading.language_option = language_option;
  return open_article(bytes, formats, reading, control);
}

void declare_showing(Declaration& declare, ShowOptions& options) {
  declare.flag("--json", options.json, tr("write one JSON document"));
  declare.flag("--jsonl", options.jsonl,
               tr("write one JSON object a line; from standard input, read such too"));
  declare.flag("--tsv", options.tsv, tr("write a table with tabs between fields"));
  declare.option("-o,--output", "FILE", options.output,
                 tr("write to this file, which appears whole or not at all"));
}

void check_showing(const ShowOptions& options) {
  const int asked = (options.json ? 1 : 0) + (options.jsonl ? 1 : 0) + (options.tsv ? 1 : 0);
  if (asked > 1) throw usage(tr("take one of {1}", "--json, --jsonl, --tsv"));
}

bool wants_page(const ShowOptions& options) noexcept {
  return options.output.ends_with(".html") && !options.json && !options.jsonl && !options.tsv;
}

bool is_filter(const ShowOptions& show, const std::vector<std::string>& files) noexcept {
  return show.jsonl && (files.empty() || (files.size() == 1 && files.front() == "-"));
}

}  // namespace distich::cli
