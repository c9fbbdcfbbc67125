#include <algorithm>
#include <optional>
#include <unordered_map>

#include <distich/index/run_internal.hpp>

namespace distich::index {
namespace {

constexpr PartNumber most_parts = 1U << 24;

/// The last block that begins before `value`, or the first: where a search for it starts.
template <class Blocks>
std::size_t block_before(const Blocks& blocks, std::uint32_t value) {
  const auto after =
      std::ranges::lower_bound(blocks, value, {}, [](const auto& block) { return block.first; });
  const auto index = static_cast<std::size_t>(after - blocks.begin());
  return index == 0 ? 0 : index - 1;
}

struct TermBlock {
  explicit TermBlock(std::string_view all) : bytes(all) {
    ByteReader reader(all);
    count = reader.fixed<std::uint32_t>();
    if (count > reader.left() / layout::term_row_bytes) fail_damaged();
    rows = all.substr(sizeof count);
    lists = rows.substr(count * layout::term_row_bytes);
  }

  [[nodiscard]] Token term(std::size_t i) const noexcept {
    return load<std::uint32_t>(rows.data() + i * layout::term_row_bytes);
  }

  /// The row of a term between those that the block begins with and ends before. Terms are
  /// hashes, evenly spread, so it is near where its value puts it.
  [[nodiscard]] std::optional<std::size_t> find(Token wanted, std::uint64_t first,
                                                std::uint64_t end) const noexcept {
    if (count == 0 || wanted < first || wanted >= end) return std::nullopt;
    auto at = static_cast<std::size_t>((wanted - first) * count / (end - first));
    while (at > 0 && term(at) > wanted) --at;
    while (at + 1 < count && term(at) < wanted) ++at;
    return term(at) == wanted ? std::optional(at) : std::nullopt;
  }

  [[nodiscard]] Run::Postings postings(std::size_t i) const {
    const auto* row = rows.data() + i * layout::term_row_bytes;
    const auto begin = i == 0 ? 0 : load<std::uint32_t>(row - sizeof(std::uint32_t));
    const auto end = load<std::uint32_t>(row + 2 * sizeof(std::uint32_t));
    if (begin > end || end > lists.size()) fail_damaged();
    return {load<std::uint32_t>(row + sizeof(std::uint32_t)), lists.substr(begin, end - begin)};
  }

  std::string_view bytes;
  std::uint32_t count = 0;
  std::string_view rows;
  std::string_view lists;
};

void terms_of_long(std::span<const Token> tokens, std::vector<Token>& terms) {
  std::unordered_map<Token, std::uint32_t> seen;
  for (const auto token : tokens) terms.push_back(term_of(token, seen[token]++));
}

/// The first of `count` sorted rows whose key is not less; `count` when all are.
template <class KeyAt>
std::size_t first_not_less(KeyAt key_at, std::size_t count, Key key) {
  std::size_t first = 0;
  while (count > 0) {
    const auto half = count / 2;
    const bool is_less = key_at(first + half) < key;
    if (is_less) first += half + 1;
    count = is_less ? count - half - 1 : half;
  }
  return first;
}

}  // namespace

void terms_of(std::span<const Token> tokens, std::vector<Token>& terms) {
  constexpr std::size_t few = 64;
  if (tokens.size() > few) {
    terms_of_long(tokens, terms);
    return;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto before = std::ranges::count(tokens.first(i), tokens[i]);
    terms.push_back(term_of(tokens[i], static_cast<std::uint32_t>(before)));
  }
}

Run::Run(ReadPart read) : read_(std::move(read)) {
  read_header(read_(0));
}

void Run::read_header(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.fixed<std::uint8_t>() != layout::version) fail_damaged();
  const auto parts = reader.number();
  if (parts > most_parts) fail_damaged();
  const auto groups = reader.number();
  std::uint64_t tokens = 0;
  std::uint64_t length = 0;
  std::uint64_t entries = 0;
  block_tokens_.push_back(0);
  for (std::uint32_t i = 0; i < groups; ++i) {
    length += reader.number();
    const auto count = reader.number();
    if (length > UINT32_MAX || entries + count > UINT32_MAX) fail_damaged();
    lengths_.push_back({static_cast<std::uint32_t>(length), static_cast<EntryNumber>(entries), tokens});
    const auto kept = kept_tokens(static_cast<std::uint32_t>(length));
    for (auto next = block_tokens_.size() * layout::entries_a_block; next <= entries + count;
         next += layout::entries_a_block) {
      block_tokens_.push_back(tokens + (next - entries) * kept);
    }
    entries += count;
    tokens += std::uint64_t{count} * kept;
  }
  lengths_.push_back({UINT32_MAX, static_cast<EntryNumber>(entries), tokens});
  size_ = static_cast<EntryNumber>(entries);
  const auto entry_parts = (entries + layout::entries_a_block - 1) / layout::entries_a_block;
  const auto read_blocks = [&](std::vector<Block>& blocks) {
    for (auto left = reader.number(); left > 0; --left) {
      const auto first = reader.fixed<std::uint32_t>();
      const auto number = reader.fixed<PartNumber>();
      if (number >= parts || (!blocks.empty() && blocks.back().first > first)) fail_damaged();
      blocks.push_back({first, number});
    }
  };
  read_blocks(terms_);
  read_blocks(keys_);
  read_blocks(words_);
  std::vector<Block> apart;
  read_blocks(apart);
  common_word_blocks_ = words_.size();
  words_.insert(words_.end(), apart.begin(), apart.end());
  if (!reader.at_end() || parts <= entry_parts) fail_damaged();
  parts_.resize(parts);
}

const std::string& Run::part(PartNumber number) const {
  if (number >= parts_.size()) fail_damaged();
  auto& wanted = parts_[number];
  if (!wanted.loaded) {
    wanted.bytes = read_(number);
    wanted.loaded = true;
    held_ += wanted.bytes.capacity();
  }
  wanted.used = true;
  return wanted.bytes;
}

void Run::forget() {
  for (auto& each : parts_) {
    if (each.loaded && !each.used) {
      held_ -= each.bytes.capacity();
      each = {};
    }
    each.used = false;
  }
}

const LengthGroup& Run::length_of(EntryNumber entry) const noexcept {
  const auto after = std::ranges::upper_bound(lengths_, entry, {}, &LengthGroup::first);
  return *std::prev(after);
}

EntryNumber Run::first_of(std::uint64_t tokens) const noexcept {
  if (tokens >= UINT32_MAX) return size_;
  return std::ranges::lower_bound(lengths_, static_cast<std::uint32_t>(tokens), {}, &LengthGroup::tokens)
      ->first;
}

Run::Postings Run::find(Token term) const {
  if (terms_.empty()) return {};
  auto index = block_before(terms_, term);
  if (index + 1 < terms_.size() && terms_[index + 1].first == term) ++index;
  const TermBlock block(part(terms_[index].part));
  const auto end =
      index + 1 < terms_.size() ? std::uint64_t{terms_[index + 1].first} : std::uint64_t{1} << 32;
  const auto row = block.find(term, terms_[index].first, end);
  return row ? block.postings(*row) : Postings{};
}

const std::string& Run::entry_block(EntryNumber entry) const {
  const auto first = entry / layout::entries_a_block;
  const bool known = parts_[1 + first].loaded;
  const auto& block = part(1 + first);
  if (known) return block;
  const auto count = std::min(layout::entries_a_block, size_ - first * layout::entries_a_block);
  const auto after =
      first + 1 < block_tokens_.size() ? block_tokens_[first + 1] : lengths_.back().tokens_before;
  const auto tokens = after - block_tokens_[first];
  if (block.size() != tokens * sizeof(std::uint16_t) + count * sizeof(Owner)) fail_damaged();
  return block;
}

std::size_t Run::offset_of(EntryNumber entry, const LengthGroup& group) const noexcept {
  const auto before = group.tokens_before + std::uint64_t{entry - group.first} * kept_tokens(group.tokens);
  return static_cast<std::size_t>(before - block_tokens_[entry / layout::entries_a_block]) *
         sizeof(std::uint16_t);
}

std::string_view Run::tokens_of(EntryNumber entry, const LengthGroup& group) const {
  return std::string_view(entry_block(entry))
      .substr(offset_of(entry, group), kept_tokens(group.tokens) * sizeof(std::uint16_t));
}

Owner Run::owner_of(EntryNumber entry, const LengthGroup&) const {
  const auto& block = entry_block(entry);
  const auto first = entry / layout::entries_a_block * layout::entries_a_block;
  const auto count = std::min(layout::entries_a_block, size_ - first);
  return load<Owner>(block.data() + block.size() - (count - (entry - first)) * sizeof(Owner));
}

void Run::with_key(Key key, std::vector<Owner>& owners) const {
  if (keys_.empty()) return;
  for (auto index = block_before(keys_, key); index < keys_.size() && keys_[index].first <= key; ++index) {
    const std::string_view rows = part(keys_[index].part);
    const auto key_at = [&](std::size_t row) { return load<Key>(rows.data() + row * layout::key_row_bytes); };
    const auto count = rows.size() / layout::key_row_bytes;
    for (auto row = first_not_less(key_at, count, key); row < count && key_at(row) == key; ++row) {
      const auto entry = load<EntryNumber>(rows.data() + row * layout::key_row_bytes + sizeof(Key));
      if (entry >= size_) fail_damaged();
      owners.push_back(owner_of(entry, length_of(entry)));
    }
  }
}

std::vector<Run::TermRow> Run::term_block(std::size_t index) const {
  const TermBlock block(part(terms_[index].part));
  std::vector<TermRow> rows(block.count);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {block.term(i), block.postings(i)};
  return rows;
}

std::vector<std::pair<Key, EntryNumber>> Run::key_block(std::size_t index) const {
  ByteReader reader(part(keys_[index].part));
  std::vector<std::pair<Key, EntryNumber>> rows(reader.left() / layout::key_row_bytes);
  for (auto& [key, entry] : rows) {
    key = reader.fixed<Key>();
    entry = reader.fixed<EntryNumber>();
    if (entry >= size_) fail_damaged();
  }
  return rows;
}

Run::WordBlock Run::word_block(std::size_t index) const {
  return WordBlock(part(words_[index].part));
}

Run::WordBlock::WordBlock(std::string_view bytes) {
  ByteReader reader(bytes);
  count_ = reader.fixed<std::uint32_t>();
  if (count_ > reader.left() / layout::word_row_bytes) fail_damaged();
  rows_ = reader.bytes(count_ * layout::word_row_bytes);
  text_ = reader.bytes(reader.left());
  if (count_ == 0 || text_.empty() || end_of(count_ - 1) != text_.size()) fail_damaged();
}

std::size_t Run::WordBlock::end_of(std::size_t row) const noexcept {
  return load<std::uint32_t>(rows_.data() + row * layout::word_row_bytes + sizeof(Token));
}

Word Run::WordBlock::operator[](std::size_t row) const {
  const auto begin = row == 0 ? 1 : end_of(row - 1);
  const auto end = end_of(row);
  if (begin >= end || end > text_.size()) fail_damaged();
  return {load<Token>(rows_.data() + row * layout::word_row_bytes), text_.substr(begin, end - 1 - begin)};
}

std::size_t Run::WordBlock::row_at(std::size_t place) const noexcept {
  std::size_t first = 0;
  for (auto left = count_; left > 0;) {
    const auto half = left / 2;
    const bool before = end_of(first + half) <= place;
    if (before) first += half + 1;
    left = before ? left - half - 1 : half;
  }
  return std::min(first, count_ - 1);
}

}  // namespace distich::index
