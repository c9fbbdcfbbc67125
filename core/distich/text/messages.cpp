#include <algorithm>

#include <boost/locale.hpp>
#include <boost/locale/gnu_gettext.hpp>

#include <distich/base/language.hpp>
#include <distich/text/messages.hpp>

namespace distich::text {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Facet = boost::locale::message_format<char>;

constexpr std::string_view domain = "distich";

/// "de_DE.UTF-8@euro" → de-DE. Empty for "C", "POSIX" and what is no language.
std::optional<LanguageTag> language_of(std::string_view locale) {
  return LanguageTag::parse_loose(locale.substr(0, locale.find_first_of(".@")));
}

const Catalogue* catalogue_for(const std::string& locale, std::span<const Catalogue> catalogues) {
  const auto wanted = language_of(locale);
  if (!wanted) return nullptr;
  std::vector<LanguageTag> languages;
  for (const Catalogue& catalogue : catalogues) {
    languages.push_back(LanguageTag::parse_loose(catalogue.language).value_or(LanguageTag()));
  }
  const auto index = lookup_language(*wanted, languages);
  return index ? &catalogues[*index] : nullptr;
}

gettext::messages_info info_for(const Catalogue& catalogue) {
  gettext::messages_info info;
  info.language = "distich";  // one catalogue: Boost need not look for it by language
  info.encoding = "UTF-8";
  info.paths.emplace_back("");
  info.domains.emplace_back(std::string(domain));
  info.callback = [bytes = catalogue.bytes](const std::string& file, const std::string&) {
    return file.find("distich.mo") == std::string::npos ? std::vector<char>()
                                                        : std::vector<char>(bytes.begin(), bytes.end());
  };
  return info;
}

}  // namespace

struct Messages::Impl {
  std::locale locale;  ///< owns the facet
  const Facet* facet = nullptr;

  explicit Impl(Facet* owned) : locale(std::locale::classic(), owned), facet(owned) {}
};

Messages::Messages() = default;

Messages::Messages(const std::string& locale, std::span<const Catalogue> catalogues) {
  const Catalogue* const catalogue = catalogue_for(locale, catalogues);
  if (catalogue == nullptr) return;
  impl_ = std::make_shared<const Impl>(gettext::create_messages_facet<char>(info_for(*catalogue)));
  language_ = catalogue->language;
}

std::string Messages::operator()(const Message& message) const {
  if (!impl_) return message.english();
  const char* const translated = impl_->facet->get(0, nullptr, message.pattern().c_str());
  return message.fill(translated == nullptr ? message.pattern() : translated);
}

std::string Messages::plural(std::string_view one, std::string_view many, std::uint64_t count,
                             const std::vector<std::string>& arguments) const {
  std::vector<std::string> all{std::to_string(count)};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const Message english(count == 1 ? one : many, std::move(all));
  if (!impl_) return english.english();
  const int number = static_cast<int>(count > 1'000'000 ? 1'000'000 + count % 1'000'000 : count);
  const char* const translated = impl_->facet->get(0, nullptr, std::string(one).c_str(), number);
  return english.fill(translated == nullptr ? english.pattern() : translated);
}

}  // namespace distich::text
