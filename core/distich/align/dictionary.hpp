#pragma once
#include <memory>
#include <string_view>

#include <distich/base/language.hpp>

namespace distich {

/// Words of two languages that render one another, as far as they are known before any text is
/// read. An immutable snapshot of what a `Dictionary::Builder` was given: cheap to copy, safe to
/// share between threads. A default-made one knows nothing.
class Dictionary {
 public:
  class Builder;
  struct Entries;  ///< the aligner's own

  [[nodiscard]] bool empty() const noexcept { return entries_ == nullptr; }

  /// Null when empty.
  [[nodiscard]] const Entries* entries() const noexcept { return entries_.get(); }

 private:
  std::shared_ptr<const Entries> entries_;
};

/// Collects a dictionary. Not to be used by two threads at once.
class Dictionary::Builder {
 public:
  /// The languages of source and target words. An unknown one is cut into words as Unicode has it.
  explicit Builder(const LanguagePair& languages);
  ~Builder();
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;

  /// A word or phrase and one that renders it, in the builder's languages. Letter case does not
  /// count, inflected forms that keep the word's beginning are known with it, and Chinese in either
  /// script. The words of a phrase count a share each; one of more than three words is left out, as is
  /// one without words. Returns whether it was taken.
  bool add(std::string_view source, std::string_view target);

  /// What was taken. The builder is of no use any more.
  [[nodiscard]] Dictionary finish() &&;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
