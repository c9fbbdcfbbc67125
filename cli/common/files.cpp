#include "common/files.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <istream>
#include <ostream>
#include <streambuf>
#include <system_error>

#include <distich/engine/choose.hpp>
#include <distich/text/decode.hpp>
#include <unistd.h>

namespace distich::cli {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error != 0 ? error : EIO);
}

}  // namespace

std::vector<std::string> inputs_or_stdin(const std::vector<std::string>& named, Environment& environment) {
  if (!named.empty()) return named;
  if (environment.in_is_terminal) throw usage(tr("no file is named; name one, or - for standard input"));
  return {"-"};
}

std::string input_name(const std::string& path) {
  return path == "-" ? "standard input" : text::repair_utf8(path);
}

std::string read_input(const std::string& path, Environment& environment) {
  if (path != "-") return read_file(path, largest_article);
  std::string bytes;
  std::array<char, 1U << 16U> chunk{};
  while (environment.in.read(chunk.data(), chunk.size()), environment.in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(environment.in.gcount()));
    if (bytes.size() > largest_article) {
      throw Error(ErrorCode::limit, tr("{1} is larger than {2} bytes, the most that can be read here",
                                       input_name(path), largest_article));
    }
  }
  return bytes;
}

std::string read_text(const std::string& path, Environment& environment) {
  const auto bytes = read_input(path, environment);
  return text::decode(bytes, {.input = input_name(path), .encoding = {}, .allow_detection = false},
                      control_of(environment))
      .text;
}

/// The head that was read ahead, then the rest of the source.
class InputFile::Buffer : public std::streambuf {
 public:
  Buffer(std::streambuf& source, std::string name)
      : source_(&source), name_(std::move(name)), bytes_(1U << 16U, '\0') {
    std::size_t size = 0;
    while (size < head_size) {
      const auto got = read(bytes_.data() + size, head_size - size);
      if (got == 0) break;
      size += got;
    }
    head_ = bytes_.substr(0, size);
    setg(bytes_.data(), bytes_.data(), bytes_.data() + size);
  }

  [[nodiscard]] std::string_view head() const noexcept { return head_; }

 protected:
  int_type underflow() override {
    const auto got = read(bytes_.data(), bytes_.size());
    if (got == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
    return traits_type::to_int_type(bytes_.front());
  }

 private:
  /// A read that fails half-way must not look like the end of the file.
  std::size_t read(char* bytes, std::size_t size) {
    try {
      errno = 0;
      return static_cast<std::size_t>(source_->sgetn(bytes, static_cast<std::streamsize>(size)));
    } catch (const std::ios_base::failure&) {
      throw Error(ErrorCode::io, tr("cannot read {1}: {2}", name_, reason(errno)));
    }
  }

  std::streambuf* source_;
  std::string name_;
  std::string bytes_;
  std::string head_;
};

InputFile::InputFile(const std::string& path, Environment& environment) : name_(input_name(path)) {
  if (path != "-") file_ = open_for_reading(path);
  buffer_ = std::make_unique<Buffer>(path == "-" ? *environment.in.rdbuf() : *file_.rdbuf(), name_);
  stream_ = std::make_unique<std::istream>(buffer_.get());
  stream_->exceptions(std::ios::badbit);
}

InputFile::~InputFile() = default;

std::string_view InputFile::head() const noexcept {
  return buffer_->head();
}

std::istream& InputFile::stream() noexcept {
  return *stream_;
}

Output::Output(const std::string& path, Environment& environment) : path_(path), environment_(&environment) {
  if (path.empty() || path == "-") {
    page_ = environment.page;
    return;
  }
  page_.say = environment.page.say;
  file_.emplace(path);
}

std::ostream& Output::stream() noexcept {
  return file_ ? file_->stream() : environment_->out;
}

std::ostream& Output::beside(const std::string& path) {
  if (!file_) {
    throw Error(ErrorCode::invalid_argument,
                tr("this format is two files; name one of them with -o, like corpus.en"));
  }
  return beside_.emplace_back(path).stream();
}

void Output::write(const std::function<void(std::ostream&)>& write) {
  if (!file_) {
    write(environment_->out);
    environment_->out.flush();
    return;
  }
  try {
    errno = 0;
    write(file_->stream());
    for (auto& other : beside_) other.prepare();
    file_->prepare();
    for (auto& other : beside_) other.commit();
    file_->commit();
  } catch (const std::ios_base::failure&) {
    throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_, reason(errno)));
  }
}

int for_each_file(const std::vector<std::string>& files, Environment& environment,
                  const std::function<void(const std::string&)>& one) {
  std::size_t failed = 0;
  for (const auto& file : files) {
    try {
      one(file);
    } catch (const Error& error) {
      const bool of_the_file = exit_code_of(error.code()) == exit_bad_input;
      if (files.size() == 1 || !of_the_file) throw;
      show_error(environment, error);
      ++failed;
    }
  }
  if (failed == 0) return exit_done;
  return failed == files.size() ? exit_bad_input : exit_partial;
}

OutputNames::OutputNames(std::string directory, std::string_view extension)
    : directory_(std::move(directory)), extension_(extension) {}

std::string OutputNames::next(const std::string& input, const LanguagePair& languages) {
  const std::filesystem::path path = input == "-" ? "stdin" : input;
  const auto tail = '.' + languages.source.str() + '-' + languages.target.str() + '.' + extension_;
  for (const auto& base : {path.stem(), path.filename()}) {
    auto name = (std::filesystem::path(directory_) / (base.string() + tail)).string();
    if (given_.insert(name).second) return name;
  }
  throw Error(ErrorCode::io, tr("the result of {1} would overwrite that of another file of the same name; "
                                "write them into different folders",
                                input));
}

}  // namespace distich::cli
