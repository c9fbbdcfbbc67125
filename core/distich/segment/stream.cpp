#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <distich/segment/segmenter_internal.hpp>
#include <distich/segment/stream.hpp>

namespace distich {
namespace {

/// Of a large part, so much is worked on at a time.
constexpr std::size_t most_at_once = 1U << 16U;

constexpr bool is_trail(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The size of `bytes` without a character at its end that may be incomplete.
std::size_t whole_characters(std::string_view bytes) noexcept {
  auto lead = bytes.size();
  while (lead > 0 && bytes.size() - lead < 3 && is_trail(bytes[lead - 1])) --lead;
  if (lead == 0) return 0;
  const auto byte = static_cast<unsigned char>(bytes[lead - 1]);
  const std::size_t size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  return lead - 1 + size > bytes.size() ? lead - 1 : bytes.size();
}

std::size_t line_feeds_of(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

struct SegmentStream::Impl {
  Impl(const Segmenter& segmenter, Take taker)
      : settings(segmenter.impl_),
        scanner(settings->scanner()),
        user_run(settings->user_rules),
        take(std::move(taker)) {}

  void write(std::string_view part) {
    buffer += part;
    if (buffer.size() >= enough) run(false);
  }

  void run(bool complete) {
    const std::string_view all = buffer;
    const segmentation::Window window{all.substr(0, complete ? all.size() : whole_characters(all)), complete};
    scanner.run(
        window,
        [&](const Decision& decision) {
          if (!settings->user_rules.empty()) {
            undecided.push_back(decision);
          } else if (decision.is_break) {
            hand_out(window.text, decision.at, BreakReason::sentence);
          }
        },
        [&](const segmentation::Unit& unit) {
          if (!settings->user_rules.empty()) hand_out_unit(window.text, unit.end);
          hand_out(window.text, unit.end, unit.ends_by, unit.may_be_last);
        });
    forget(all);
    // What was looked at in vain is looked at again only when there is twice as much of it.
    enough = buffer.size() + std::max<std::size_t>(1, buffer.size() - scanner.at());
  }

  /// As user rules decide, but for the last segment.
  void hand_out_unit(std::string_view text, std::size_t end) {
    const ByteRange unit{segmentation::skip_space(text, done, text.size()), end};
    for (const auto& decision : user_run.decide(text, unit, std::exchange(undecided, {}))) {
      if (decision.is_break) hand_out(text, decision.at, BreakReason::sentence);
    }
  }

  void hand_out(std::string_view text, std::size_t end, BreakReason ends_by, bool may_be_last = false) {
    hand_out_held();
    const auto begin = segmentation::skip_space(text, done, text.size());
    line_feeds += line_feeds_of(text.substr(done, begin - done));
    const StreamSegment segment{
        {dropped + begin, dropped + end}, ends_by, text.substr(begin, end - begin), line_feeds};
    line_feeds = 0;
    done = end;
    if (may_be_last) {
      held_text = segment.text;
      held = segment;
    } else {
      take(segment);
    }
  }

  void hand_out_held() {
    if (!held) return;
    held->text = held_text;
    take(*std::exchange(held, std::nullopt));
  }

  void finish() {
    run(true);
    if (held) held->ends_by = BreakReason::end_of_text;
    hand_out_held();
  }

  /// Drops what was handed out, and white space that nothing depends on.
  void forget(std::string_view text) {
    if (!scanner.in_unit()) {
      const auto before = back(text, scanner.at());
      if (before > done) {
        line_feeds += line_feeds_of(text.substr(done, before - done));
        done = before;
      }
    }
    const auto size = back(text, std::min(done, scanner.at()));
    scanner.drop(size);
    for (auto& decision : undecided) {
      decision.at -= size;
      decision.evidence = {};
    }
    dropped += size;
    done -= size;
    buffer.erase(0, size);
  }

  /// As far before `at` as rules look back, between two characters.
  static std::size_t back(std::string_view text, std::size_t at) {
    at -= std::min(at, segmentation::Scanner::look_back);
    while (at > 0 && is_trail(text[at])) --at;
    return at;
  }

  std::shared_ptr<const Segmenter::Impl> settings;
  segmentation::Scanner scanner;
  segmentation::UserRules::Run user_run;
  std::vector<Decision> undecided;  ///< in the unit that is open, where user rules have the last word
  Take take;
  std::string buffer;
  std::size_t dropped = 0;            ///< bytes of the text before the buffer
  std::size_t done = 0;               ///< in the buffer: behind the last segment that was handed out
  std::size_t line_feeds = 0;         ///< in the white space between that segment and `done`
  std::optional<StreamSegment> held;  ///< while white space follows that may end the text
  std::string held_text;
  std::size_t enough = 1;  ///< a buffer of this size is worth looking at
};

SegmentStream::SegmentStream(const Segmenter& segmenter, Take take)
    : impl_(std::make_unique<Impl>(segmenter, std::move(take))) {}

SegmentStream::~SegmentStream() = default;
SegmentStream::SegmentStream(SegmentStream&&) noexcept = default;
SegmentStream& SegmentStream::operator=(SegmentStream&&) noexcept = default;

void SegmentStream::write(std::string_view part) {
  for (; part.size() > most_at_once; part.remove_prefix(most_at_once)) {
    impl_->write(part.substr(0, most_at_once));
  }
  impl_->write(part);
}

void SegmentStream::finish() {
  impl_->finish();
}

void SegmentStream::report(const Control& control) const {
  impl_->user_run.report(control);
}

}  // namespace distich
