#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/html/attributes_internal.hpp>
#include <distich/formats/html/elements_internal.hpp>
#include <distich/formats/html/entities_internal.hpp>
#include <distich/formats/html/open_elements_internal.hpp>
#include <distich/formats/html/tokenizer_internal.hpp>
#include <distich/formats/position_tracker_internal.hpp>

namespace distich::formats::html {

/// Takes the article out of an HTML file.
class Extractor {
 public:
  /// All must outlive the extractor.
  Extractor(std::string_view html, const ReadOptions& options, const Control& control);

  void run();
  [[nodiscard]] Article finish(Skeleton skeleton);

 private:
  void take(const Token& token);
  void start_tag(const Token& token);
  void start_block(const Token& token, const ElementTraits& traits, bool translate);
  void start_inline(const Token& token);
  void void_inline(const Token& token);
  void start_whole(const Token& token);
  /// True when the token belongs to an element that is left alone as a whole.
  bool inside_whole(const Token& token);
  void end_whole(std::size_t end);
  void end_tag(const Token& token);
  void break_line(const Token& token);
  void raw_text(const Token& token);
  void text(ByteRange range, ReferencePlace place);
  void preserved(ByteRange range);
  /// Takes the character reference at `at`; gives the offset behind it, or `at` when there is none.
  [[nodiscard]] std::size_t reference(std::size_t at, std::size_t end, ReferencePlace place);
  void end_block();
  void attribute_block(const Attribute& attribute);
  void note_language(const Token& token);
  [[nodiscard]] bool wants_translation(const Token& token, bool inherited) const;

  [[nodiscard]] std::string_view intern(const std::string& name) { return *names_.insert(name).first; }

  std::string_view html_;
  const ReadOptions* options_;
  const Control* control_;
  Tokenizer tokenizer_;
  ArticleBuilder builder_;
  PositionTracker positions_;
  OpenElements open_;
  std::unordered_set<std::string> names_;
  std::vector<Attribute> deferred_;  ///< readable attributes of inline elements behind text of the block
  LanguageTag language_;

  std::string whole_name_;  ///< of the element that is left alone; empty outside of one
  std::size_t whole_begin_ = 0;
  std::size_t whole_depth_ = 0;   ///< open elements of the same name inside
  std::size_t whole_blocks_ = 0;  ///< open block elements inside
};

}  // namespace distich::formats::html
