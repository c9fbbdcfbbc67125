// What README and docs promise to somebody who links the library: segments of an article, its bilingual file.
#include <iostream>

#include <distich/base/version.hpp>
#include <distich/engine/article.hpp>
#include <distich/formats/format.hpp>
#include <distich/store/store.hpp>

int main() {
  const auto formats = distich::FormatRegistry::with_builtin_formats();
  distich::ArticleOptions options;
  options.name = "harbour.md";
  options.language = distich::LanguageTag::parse("en").value();
  auto article = distich::open_article("# Harbour opens\n\nDr. Vale spoke first. \"Welcome!\" she said.\n",
                                       formats, options);
  distich::segment_article(article);
  for (const auto& segment : article.document.segments()) {
    std::cout << segment.range.of(article.document.text()) << '\n';
  }
  const auto store = distich::open_store(":memory:");
  std::cout << "formats: " << (formats.all().size() > 20) << ", store: " << (store->schema_version() > 0)
            << ", version: " << !distich::version().empty() << '\n';
}
