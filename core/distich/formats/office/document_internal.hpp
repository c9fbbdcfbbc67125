#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::office {

/// Where a document's parts come from: an archive, or (flat) one XML file that is the only part, without a
/// name.
class Container {
 public:
  /// `bytes` must outlive it. Throws as Archive does for what is neither, or flat and must not be.
  Container(std::string_view bytes, std::string input, bool may_be_flat);

  [[nodiscard]] bool is_flat() const noexcept { return !archive_; }

  [[nodiscard]] bool has(std::string_view name) const;
  /// Empty when there is none.
  [[nodiscard]] std::string read(std::string_view name) const;
  [[nodiscard]] std::string with(std::span<const archive::File> files) const;

  /// Null of a flat one.
  [[nodiscard]] const archive::Archive* archive() const noexcept { return archive_ ? &*archive_ : nullptr; }

  /// What messages call a part.
  [[nodiscard]] std::string input_of(const std::string& part) const;

 private:
  std::string_view bytes_;
  std::string input_;
  std::optional<archive::Archive> archive_;
};

/// What a kind of document has to say of a file before its text is read.
struct Outline {
  std::vector<std::string> parts;  ///< in the order of their texts
  Styles styles;
};

/// A kind of document: what differs between them.
struct Kind {
  std::string_view id;  ///< of its format
  const Vocabulary* vocabulary = nullptr;
  bool may_be_flat = false;
  /// Throws for a file that is none of the kind.
  Outline (*outline)(const Container& container, const std::string& input) = nullptr;
  std::unique_ptr<Dressing> (*dressing)(const Package& package, const LanguagePair& languages) = nullptr;
};

[[nodiscard]] Article read_document(const Kind& kind, std::string_view bytes, const ReadOptions& options,
                                    const Control& control);
/// As Format::merge. Where the units say that the language changes, so does what the document says of it.
[[nodiscard]] std::string merge_document(const Kind& kind, const Skeleton& skeleton,
                                         std::span<const BilingualUnit> units);

}  // namespace distich::formats::office
