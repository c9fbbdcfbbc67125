#pragma once
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/articles.hpp"
#include "common/environment.hpp"
#include <distich/base/language.hpp>
#include <distich/text/utf8_check.hpp>

namespace distich::cli {

/// An input that is an article: held whole, or, where it is plain text in UTF-8 and large, read part
/// by part. Which of them depends on nothing but the input, and what is made of it does not depend on that.
class ArticleInput {
 public:
  /// Reads the beginning, and looks through the whole of a file to see that it is UTF-8 throughout.
  /// Throws what `load_article` throws for what cannot be read.
  ArticleInput(const std::string& path, const ReadingOptions& reading, Environment& environment);
  ~ArticleInput();
  ArticleInput(const ArticleInput&) = delete;
  ArticleInput& operator=(const ArticleInput&) = delete;

  [[nodiscard]] bool is_stream() const noexcept { return stream_; }

  /// All bytes. Throws Error{limit} above 1 GiB.
  [[nodiscard]] std::string read_whole();

  /// The text's beginning, in whole characters. Precondition: is_stream().
  [[nodiscard]] std::string_view beginning() const noexcept;

  /// Calls `take(part)` for each part of the text, in order, until it returns false. Throws Error{encoding}
  /// with the place of a byte that is not UTF-8 (of standard input it is only then seen).
  void for_each_part(const std::function<bool(std::string_view)>& take);

 private:
  [[nodiscard]] bool fill(std::size_t size);
  [[nodiscard]] bool may_be_large_text(const ReadingOptions& reading, Environment& environment);
  [[nodiscard]] bool file_is_text();
  /// Goes back behind what is held.
  void look_through_rest(text::Utf8Check& check);

  std::string name_;
  std::string path_;
  std::unique_ptr<std::istream> file_;
  std::istream* in_ = nullptr;
  bool regular_ = false;
  std::string held_;       ///< the first bytes
  std::size_t begin_ = 0;  ///< of the text, in them
  bool stream_ = false;
};

}  // namespace distich::cli
