#include "common/large_text.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <system_error>

#include "common/files.hpp"
#include <distich/engine/choose.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/utf8_check.hpp>

namespace distich::cli {
namespace {

/// Smaller files are held whole.
constexpr std::size_t smallest_stream = 256U << 10U;
/// What can be read only once is held up to here: its encoding may turn out to be another.
constexpr std::size_t most_read_ahead = 8U << 20U;
constexpr std::size_t part_size = 128U << 10U;

/// Reads up to `size` bytes; fewer only at the end.
std::size_t read_some(std::istream& in, char* bytes, std::size_t size, const std::string& name) {
  errno = 0;
  in.read(bytes, static_cast<std::streamsize>(size));
  if (in.bad()) {
    throw Error(ErrorCode::io,
                tr("cannot read {1}: {2}", name, std::generic_category().message(errno != 0 ? errno : EIO)));
  }
  return static_cast<std::size_t>(in.gcount());
}

}  // namespace

ArticleInput::ArticleInput(const std::string& path, const ReadingOptions& reading, Environment& environment)
    : name_(input_name(path)), path_(path) {
  if (path == "-") {
    in_ = &environment.in;
  } else {
    file_ = std::make_unique<std::ifstream>(open_for_reading(path));
    in_ = file_.get();
    std::error_code error;
    regular_ = std::filesystem::is_regular_file(path, error);
  }
  const bool large = fill(regular_ ? smallest_stream : most_read_ahead);
  stream_ = large && may_be_large_text(reading, environment) && file_is_text();
}

ArticleInput::~ArticleInput() = default;

/// Holds the first `size` bytes. Are there so many?
bool ArticleInput::fill(std::size_t size) {
  held_.resize(size);
  held_.resize(read_some(*in_, held_.data(), size, name_));
  return held_.size() == size;
}

bool ArticleInput::may_be_large_text(const ReadingOptions& reading, Environment& environment) {
  if (!reading.encoding.empty()) return false;
  const auto begin = text::utf8_text_begin(held_);
  if (!begin) return false;
  begin_ = *begin;
  if (text::trimmed(held_, {begin_, held_.size()}).empty()) return false;
  const auto head = std::string_view(held_).substr(0, head_size);
  const auto& format =
      choose_reader(environment.formats, reading.from, head, name_, {Capability::read_article});
  return format.id == "text";
}

/// Is the file, or what is held of another input, UTF-8? Goes back to where it was.
bool ArticleInput::file_is_text() {
  using text::Utf8Check;
  Utf8Check check(Utf8Check::Lines::ignore);
  check.write(std::string_view(held_).substr(begin_));
  if (!regular_ || !check.is_text()) return check.is_text();
  look_through_rest(check);
  std::error_code error;
  if (!check.is_well_formed() && std::filesystem::file_size(path_, error) > largest_article) {
    // It cannot be read in any other way either: say where it is at fault.
    Utf8Check located;
    located.write(std::string_view(held_).substr(begin_));
    look_through_rest(located);
    located.refuse(name_);
  }
  return check.is_text();
}

void ArticleInput::look_through_rest(text::Utf8Check& check) {
  std::string part(part_size, '\0');
  while (check.is_well_formed()) {
    const auto size = read_some(*in_, part.data(), part.size(), name_);
    if (size == 0) break;
    check.write(std::string_view(part).substr(0, size));
  }
  check.finish();
  in_->clear();
  in_->seekg(static_cast<std::streamoff>(held_.size()));
}

std::string ArticleInput::read_whole() {
  const auto refuse_if_large = [&](std::uintmax_t size) {
    if (size <= largest_article) return;
    throw Error(ErrorCode::limit,
                tr("{1} is larger than {2} bytes, the most that can be read here", name_, largest_article));
  };
  std::error_code error;
  if (const auto size = std::filesystem::file_size(path_, error); regular_ && !error) refuse_if_large(size);
  auto bytes = std::move(held_);
  for (std::size_t got = 1; got > 0;) {
    const auto size = bytes.size();
    bytes.resize(size + part_size);
    got = read_some(*in_, bytes.data() + size, part_size, name_);
    bytes.resize(size + got);
    refuse_if_large(bytes.size());
  }
  return bytes;
}

std::string_view ArticleInput::beginning() const noexcept {
  auto end = held_.size();
  while (end > begin_ && (static_cast<unsigned char>(held_[end - 1]) & 0xC0U) == 0x80U) --end;
  return std::string_view(held_).substr(begin_, end - begin_ - (end > begin_ ? 1 : 0));
}

void ArticleInput::for_each_part(const std::function<bool(std::string_view)>& take) {
  text::Utf8Check check;
  const auto take_checked = [&](std::string_view part) {
    if (!regular_) {  // a file was looked through before
      check.write(part);
      if (!check.is_well_formed()) check.refuse(name_);
    }
    return take(part);
  };
  if (!take_checked(std::string_view(held_).substr(begin_))) return;
  std::string part(part_size, '\0');
  while (const auto size = read_some(*in_, part.data(), part.size(), name_)) {
    if (!take_checked(std::string_view(part).substr(0, size))) return;
  }
  if (regular_) return;
  check.finish();
  if (!check.is_well_formed()) check.refuse(name_);
}

}  // namespace distich::cli
