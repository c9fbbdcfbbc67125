#pragma once
#include <functional>
#include <iosfwd>
#include <list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/environment.hpp"
#include <distich/base/file.hpp>

namespace distich::cli {

/// The files to read: what was named, else standard input unless that is a terminal, which is a usage error.
[[nodiscard]] std::vector<std::string> inputs_or_stdin(const std::vector<std::string>& named,
                                                       Environment& environment);

/// How messages call an input: its path, or "standard input" for "-". UTF-8, whatever bytes the path has.
[[nodiscard]] std::string input_name(const std::string& path);

/// The most that is held of an article, in bytes. Memories and bilingual files are not held, and have no such
/// bound.
inline constexpr std::uint64_t largest_article = std::uint64_t{1} << 30U;

/// The whole of a file, or of standard input for "-". Throws Error{limit} above 1 GiB.
[[nodiscard]] std::string read_input(const std::string& path, Environment& environment);
/// The same as text, for files that are UTF-8 or begin with a byte-order mark. Throws Error{encoding} with the
/// place of what is no text, too.
[[nodiscard]] std::string read_text(const std::string& path, Environment& environment);

/// An input to be read bit by bit, of which the first bytes can be seen before.
class InputFile {
 public:
  InputFile(const std::string& path, Environment& environment);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  [[nodiscard]] std::string_view head() const noexcept;
  [[nodiscard]] std::istream& stream() noexcept;

 private:
  class Buffer;

  std::string name_;
  std::ifstream file_;
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<std::istream> stream_;
};

/// Where a command's results go: standard output, or a file that appears whole or not at all.
class Output {
 public:
  /// An empty path or "-" is standard output.
  Output(const std::string& path, Environment& environment);

  [[nodiscard]] std::ostream& stream() noexcept;

  /// What to lay texts out for: a file is never a terminal.
  [[nodiscard]] const report::Page& page() const noexcept { return page_; }

  [[nodiscard]] bool is_file() const noexcept { return file_.has_value(); }

  /// A further file, which appears together with this one or not at all. Throws Error{invalid_argument} where
  /// results go to standard output, Error{io} as AtomicFile does.
  [[nodiscard]] std::ostream& beside(const std::string& path);

  /// Runs `write` on the stream, then brings the file, and those beside it, under its name. Throws Error{io}
  /// when anything could not be written.
  void write(const std::function<void(std::ostream&)>& write);

 private:
  std::string path_;
  Environment* environment_;
  report::Page page_;
  std::optional<AtomicFile> file_;
  std::list<AtomicFile> beside_;
};

/// Runs `one` for each file. An error in one of several files is shown and the rest are done:
/// exit code 5 when some failed and some did not.
[[nodiscard]] int for_each_file(const std::vector<std::string>& files, Environment& environment,
                                const std::function<void(const std::string&)>& one);

/// Names for the files of one run in a folder, never the same one twice.
class OutputNames {
 public:
  OutputNames(std::string directory, std::string_view extension);

  /// "DIRECTORY/ruling.en-ar.xlf" for "news/ruling.html"; "DIRECTORY/ruling.html.en-ar.xlf" when that name
  /// was given to another input. Throws Error{io} when that one was given too.
  [[nodiscard]] std::string next(const std::string& input, const LanguagePair& languages);

 private:
  std::string directory_;
  std::string extension_;
  std::set<std::string> given_;
};

}  // namespace distich::cli
