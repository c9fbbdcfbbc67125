#include <algorithm>
#include <utility>

#include <distich/formats/office/document_internal.hpp>

namespace distich::formats::office {
namespace {

/// A document taken apart.
struct Opened {
  Container container;
  Package package;
  Flow flow;
};

Opened open(const Kind& kind, std::string_view bytes, Skeleton skeleton, const ReadOptions& options,
            const Control& control) {
  Container container(bytes, options.input, kind.may_be_flat);
  const auto outline = kind.outline(container, options.input);
  auto package = take_parts(container, outline.parts, *kind.vocabulary, control);
  auto flow = read_flow(package, *kind.vocabulary, outline.styles, std::move(skeleton), options, control);
  return {std::move(container), std::move(package), std::move(flow)};
}

/// The languages of what is translated; unknown where nothing is, or it stays in one language.
LanguagePair languages_of(std::span<const BilingualUnit> units) {
  const auto translated = std::ranges::find_if(units, [](const BilingualUnit& unit) {
    return unit.target && unit.languages.target.known() && unit.languages.source != unit.languages.target;
  });
  return translated == units.end() ? LanguagePair{} : translated->languages;
}

}  // namespace

Container::Container(std::string_view bytes, std::string input, bool may_be_flat)
    : bytes_(bytes), input_(std::move(input)) {
  if (!may_be_flat || archive::is_archive(bytes)) archive_.emplace(bytes, input_);
}

bool Container::has(std::string_view name) const {
  return archive_ ? archive_->find(name) != nullptr : name.empty();
}

std::string Container::read(std::string_view name) const {
  if (archive_) return archive_->read(name).value_or("");
  return name.empty() ? std::string(bytes_) : std::string();
}

std::string Container::with(std::span<const archive::File> files) const {
  if (archive_) return archive_->with(files);
  return files.empty() ? std::string(bytes_) : files.front().bytes;
}

std::string Container::input_of(const std::string& part) const {
  return part.empty() ? input_ : input_ + ": " + part;
}

Article read_document(const Kind& kind, std::string_view bytes, const ReadOptions& options,
                      const Control& control) {
  auto opened =
      open(kind, bytes, {std::string(kind.id), std::string(bytes), "binary", false}, options, control);
  opened.flow.article.unpacked = std::move(opened.package.text);
  return std::move(opened.flow.article);
}

std::string merge_document(const Kind& kind, const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const auto opened = open(kind, skeleton.text, {}, {}, {});
  const auto languages = languages_of(units);
  const auto dressing =
      languages.target.known() ? kind.dressing(opened.package, languages) : std::unique_ptr<Dressing>();
  return put_back(opened.container, opened.package,
                  merge_flow(opened.package, opened.flow, *kind.vocabulary, units, dressing.get()));
}

}  // namespace distich::formats::office
