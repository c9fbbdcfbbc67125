#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/markdown/events_internal.hpp>

namespace distich::formats::markdown {

/// Takes the text and codes of Markdown's blocks. md4c says where texts stand, not where the
/// marks between them stand ("**", "](url)", …): these are read again in the gaps. A gap that does
/// not read as expected becomes one standalone code, so no byte can go astray.
class Extractor {
 public:
  /// All must outlive the extractor.
  Extractor(std::string_view source, ArticleBuilder& builder) : source_(source), builder_(&builder) {}

  void run(std::span<const Event> events);

 private:
  void begin_block(const Event& event);
  void end_block();
  /// Takes the event at `index` of a block of text; gives the index behind what it took.
  std::size_t take(std::span<const Event> events, std::size_t index);
  std::size_t code_span(std::span<const Event> events, std::size_t index);
  bool autolink(std::span<const Event> events, std::size_t index);
  void whole(ByteRange range, std::string_view shown_as);
  void text(ByteRange range);
  void entity(ByteRange range);
  void html(ByteRange range);

  /// Reads the marks in front of something that begins at `end`.
  void gap(std::size_t end);
  void first_gap(std::size_t end);
  /// Reads the marks behind the last text of a block.
  void tail();
  bool read(const Event& event, std::size_t& at, std::size_t end);

  std::string_view source_;
  ArticleBuilder* builder_;
  std::vector<Event> open_blocks_;
  std::vector<Event> pending_;  ///< marks and breaks since the last text
  bool in_text_ = false;        ///< inside a block, behind its first text
  std::size_t done_ = 0;        ///< the end of the last text
  std::size_t escape_ = 0;  ///< where the backslash before the next text stands; its begin when there is none
};

}  // namespace distich::formats::markdown
