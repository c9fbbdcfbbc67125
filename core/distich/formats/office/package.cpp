#include <algorithm>
#include <optional>
#include <sstream>

#include <distich/base/error.hpp>
#include <distich/formats/office/document_internal.hpp>
#include <distich/text/decode.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::office {
namespace {

constexpr std::string_view mark_begin = "<?distich-piece ";

std::string mark(std::size_t piece) {
  return std::string(mark_begin) + std::to_string(piece) + "?>";
}

void require_well_formed(std::string_view bytes, const std::string& input) {
  std::istringstream in{std::string(bytes)};
  xml::Reader reader(in, input);
  while (reader.next()) {
  }
}

/// Takes nested texts out of a part.
class Divider {
 public:
  Divider(Package& package, std::size_t part, const Vocabulary& vocabulary)
      : package_(&package), part_(part), xml_(package.parts[part].xml), roles_(xml_, vocabulary) {}

  void run() {
    queue({0, xml_.size()});
    for (std::size_t i = 0; i < waiting_.size(); ++i) write(first_ + i, waiting_[i]);
  }

 private:
  /// The nested texts of one way to show something, and of the other.
  struct Ways {
    std::vector<std::size_t> chosen;
    std::size_t next = 0;
  };

  std::size_t queue(ByteRange range) {
    const auto piece = first_ + waiting_.size();
    waiting_.push_back(range);
    package_->pieces.push_back({{}, part_, piece});
    return piece;
  }

  void write(std::size_t piece, ByteRange range) {
    const auto begin = package_->text.size();
    Scanner scanner(xml_, range);
    auto done = range.begin;
    std::vector<std::pair<Role, std::string_view>> inside;
    std::vector<Ways> ways;
    for (Token token; scanner.next(token);) {
      if (token.kind == TokenKind::end) {
        leave(inside, ways);
      } else if (token.kind == TokenKind::start) {
        const auto role = roles_.of(token.name);
        if (role != Role::nested) {
          inside.emplace_back(role, token.name);
          if (role == Role::alternative) ways.emplace_back();
          continue;
        }
        const auto content = token.range.end;
        const auto end = xml_.rfind("</", scanner.skip_element(token) - 1);
        if (!is_taken(inside, ways, {content, end})) continue;
        package_->text += xml_.substr(done, content - done);
        package_->text += mark(last_);
        done = end;
      }
    }
    package_->text += xml_.substr(done, range.end - done);
    package_->pieces[piece].range = {begin, package_->text.size()};
  }

  static void leave(std::vector<std::pair<Role, std::string_view>>& inside, std::vector<Ways>& ways) {
    if (inside.empty()) return;
    if (inside.back().first == Role::alternative) ways.pop_back();
    inside.pop_back();
  }

  /// A text in the other way to show something is taken only as the same text again.
  bool is_taken(const std::vector<std::pair<Role, std::string_view>>& inside, std::vector<Ways>& ways,
                ByteRange content) {
    const auto way = std::ranges::find_if(inside.rbegin(), inside.rend(), [](const auto& level) {
      return level.first == Role::choice || level.first == Role::fallback;
    });
    const bool skipped =
        std::ranges::any_of(inside, [](const auto& level) { return level.first == Role::skip; });
    if (skipped) return false;
    if (way == inside.rend() || ways.empty()) {
      last_ = queue(content);
      return true;
    }
    auto& known = ways.back();
    if (way->first == Role::choice) {
      last_ = queue(content);
      known.chosen.push_back(last_);
      return true;
    }
    if (known.next >= known.chosen.size()) return false;
    const auto chosen = known.chosen[known.next++];
    if (plain(waiting_[chosen - first_]) != plain(content)) return false;
    last_ = queue(content);
    package_->pieces[last_].same_as = chosen;
    return true;
  }

  [[nodiscard]] std::string plain(ByteRange range) const {
    std::string out;
    Scanner scanner(xml_, range);
    for (Token token; scanner.next(token);) {
      if (token.kind == TokenKind::text || token.kind == TokenKind::cdata) out += text_of(xml_, token);
    }
    return out;
  }

  Package* package_;
  std::size_t part_;
  std::string_view xml_;
  Roles roles_;
  std::size_t first_ = package_->pieces.size();
  std::size_t last_ = 0;
  std::vector<ByteRange> waiting_;
};

/// Puts pieces together again.
class Joiner {
 public:
  Joiner(const Package& package, std::span<const Replacement> replacements) : package_(&package) {
    auto next = replacements.begin();
    for (const auto& piece : package.pieces) {
      const auto first = next;
      while (next != replacements.end() && next->place.begin < piece.range.end) ++next;
      changed_.push_back(first != next);
      merged_.push_back(merge(piece.range, {first, next}));
    }
  }

  /// A piece with all that is nested in it.
  [[nodiscard]] std::string whole(std::size_t piece) const {
    std::string_view rest = merged_[piece];
    std::string out;
    for (auto at = rest.find(mark_begin); at != std::string_view::npos; at = rest.find(mark_begin)) {
      out += rest.substr(0, at);
      rest.remove_prefix(at + mark_begin.size());
      std::size_t nested = 0;
      for (; rest.front() != '?'; rest.remove_prefix(1))
        nested = nested * 10 + static_cast<std::size_t>(rest.front() - '0');
      rest.remove_prefix(2);
      const auto same = package_->pieces[nested].same_as;
      out += whole(is_changed(same) ? same : nested);
    }
    return out += rest;
  }

 private:
  [[nodiscard]] std::string merge(ByteRange range, std::span<const Replacement> replacements) const {
    std::vector<Replacement> own(replacements.begin(), replacements.end());
    for (auto& replacement : own) {
      replacement.place.begin -= range.begin;
      replacement.place.end -= range.begin;
    }
    return splice(range.of(package_->text), own);
  }

  [[nodiscard]] bool is_changed(std::size_t piece) const {
    if (changed_[piece]) return true;
    std::string_view rest = package_->pieces[piece].range.of(package_->text);
    for (auto at = rest.find(mark_begin); at != std::string_view::npos; at = rest.find(mark_begin)) {
      rest.remove_prefix(at + mark_begin.size());
      std::size_t nested = 0;
      for (; rest.front() != '?'; rest.remove_prefix(1))
        nested = nested * 10 + static_cast<std::size_t>(rest.front() - '0');
      if (is_changed(package_->pieces[nested].same_as)) return true;
    }
    return false;
  }

  const Package* package_;
  std::vector<bool> changed_;
  std::vector<std::string> merged_;
};

}  // namespace

Package take_parts(const Container& container, std::span<const std::string> names,
                   const Vocabulary& vocabulary, const Control& control) {
  Package package;
  for (const auto& name : names) {
    const auto where = container.input_of(name);
    const auto bytes = container.read(name);
    require_well_formed(bytes, where);
    auto decoded = text::decode(bytes, {.input = where, .encoding = {}, .allow_detection = false}, control);
    if (decoded.text.find(mark_begin) != std::string::npos) {
      throw Error(ErrorCode::unsupported, tr("{1} has marks of this program's own in it", where));
    }
    package.parts.push_back({name, decoded.encoding, decoded.byte_order_mark, std::move(decoded.text)});
  }
  for (std::size_t part = 0; part < package.parts.size(); ++part) Divider(package, part, vocabulary).run();
  return package;
}

std::string put_back(const Container& container, const Package& package,
                     std::span<const Replacement> replacements) {
  const Joiner joiner(package, replacements);
  std::vector<archive::File> files;
  std::optional<std::size_t> last_part;
  for (std::size_t piece = 0; piece < package.pieces.size(); ++piece) {
    const auto number = package.pieces[piece].part;
    if (number == last_part) continue;  // its first piece is the part itself
    last_part = number;
    const auto& part = package.parts[number];
    auto xml = joiner.whole(piece);
    if (xml != part.xml) files.push_back({part.name, text::encode(xml, part.encoding, part.byte_order_mark)});
  }
  return container.with(files);
}

}  // namespace distich::formats::office
