#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <queue>

#include <distich/base/error.hpp>
#include <distich/engine/repeated_ids_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace {

/// Entries that are held in memory: 16 bytes each.
constexpr std::size_t chunk_size = std::size_t{1} << 19;
constexpr std::size_t read_at_once = 1024;

}  // namespace

/// The entries of one chunk, in order.
class RepeatedIds::ChunkReader {
 public:
  ChunkReader(std::FILE* file, std::size_t chunk)
      : file_(file), next_(chunk * chunk_size), end_(next_ + chunk_size) {}

  std::optional<Entry> next() {
    if (at_ == buffer_.size() && !refill()) return std::nullopt;
    return buffer_[at_++];
  }

 private:
  bool refill() {
    const auto count = std::min(read_at_once, end_ - next_);
    buffer_.resize(count);
    at_ = 0;
    if (count == 0) return false;
    const auto place = static_cast<long>(next_ * sizeof(Entry));
    if (std::fseek(file_, place, SEEK_SET) != 0 ||
        std::fread(buffer_.data(), sizeof(Entry), count, file_) != count) {
      throw Error(ErrorCode::io, tr("cannot read a temporary file"));
    }
    next_ += count;
    return true;
  }

  std::FILE* file_;
  std::size_t next_;
  std::size_t end_;
  std::vector<Entry> buffer_;
  std::size_t at_ = 0;
};

void RepeatedIds::add(std::string_view id, std::uint64_t number) {
  entries_.push_back({text::hash64(id), number});
  // Whole chunks only; where the file failed they wait in memory for the end.
  if (entries_.size() == chunk_size && spill()) entries_.clear();
}

bool RepeatedIds::spill() {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) return false;
  std::ranges::sort(entries_);
  const auto place = static_cast<long>(chunks_ * chunk_size * sizeof(Entry));
  if (std::fseek(file_.get(), place, SEEK_SET) != 0) return false;
  const auto written = std::fwrite(entries_.data(), sizeof(Entry), entries_.size(), file_.get());
  if (written != entries_.size() || std::fflush(file_.get()) != 0) return false;
  ++chunks_;
  return true;
}

void RepeatedIds::each(const std::function<void(std::uint64_t, std::uint64_t)>& visit) {
  std::ranges::sort(entries_);
  std::vector<ChunkReader> chunks;
  for (std::size_t i = 0; i < chunks_; ++i) chunks.emplace_back(file_.get(), i);
  using Head = std::pair<Entry, std::size_t>;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  std::size_t at = 0;
  const auto push_next_of = [&](std::size_t chunk) {
    if (chunk < chunks.size()) {
      if (const auto entry = chunks[chunk].next()) heads.emplace(*entry, chunk);
    } else if (at < entries_.size()) {
      heads.emplace(entries_[at++], chunk);
    }
  };
  for (std::size_t chunk = 0; chunk <= chunks.size(); ++chunk) push_next_of(chunk);
  std::optional<Entry> before;
  while (!heads.empty()) {
    const auto [entry, chunk] = heads.top();
    heads.pop();
    push_next_of(chunk);
    if (before && before->hash == entry.hash) visit(entry.number, before->number);
    before = entry;
  }
  entries_.clear();
  chunks_ = 0;
  file_.reset();
}

}  // namespace distich
