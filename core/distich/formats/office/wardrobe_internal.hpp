#pragma once
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <distich/formats/office/flow_internal.hpp>

namespace distich::formats::office {

/// Dresses what is around the sentences of a merge. Between sentences all is dressed in a block that has a
/// translation, in place where it can be.
class Wardrobe {
 public:
  /// `places` are those of all sentences, sorted and disjoint. Without a dressing nothing is changed.
  Wardrobe(const Layout& layout, Dressing* dressing, std::vector<ByteRange> places)
      : layout_(&layout), dressing_(dressing), places_(std::move(places)) {}

  [[nodiscard]] bool dresses() const noexcept { return dressing_ != nullptr; }

  /// Dresses a block, but for its sentences.
  void dress(const Layout::BlockPlace& block, std::vector<Replacement>& changes);

  /// What has to be open for a translation where `context` would be for the source.
  [[nodiscard]] Context dressed(const Context& context);
  /// What is open at an end of a sentence in a dressed block, where the file had `context`.
  [[nodiscard]] Context around(const Context& context);

 private:
  [[nodiscard]] std::shared_ptr<const Element> dressed(const std::shared_ptr<const Element>& element);
  [[nodiscard]] bool begins_in_sentence(const Element& element) const;

  const Layout* layout_;
  Dressing* dressing_;
  std::vector<ByteRange> places_;
  std::map<const Element*, std::shared_ptr<const Element>> known_;
  std::set<const Element*> dressed_in_place_;
};

}  // namespace distich::formats::office
