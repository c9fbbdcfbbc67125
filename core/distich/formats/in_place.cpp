#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/in_place_internal.hpp>
#include <distich/text/decode.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// Where an attribute stands in a start tag, with the white space before it.
struct AttributePlace {
  ByteRange whole;
  ByteRange value;  ///< between the quotes
};

std::optional<AttributePlace> find_attribute(std::string_view tag, std::string_view name) {
  auto at = tag.find_first_of(" \t\r\n/>");
  while (at < tag.size()) {
    const auto begin = at;
    at = tag.find_first_not_of(white_space, at);
    if (at == std::string_view::npos || tag[at] == '/' || tag[at] == '>') return std::nullopt;
    const auto name_end = tag.find_first_of(" \t\r\n=", at);
    const auto quote = tag.find_first_of("\"'", at);
    if (name_end == std::string_view::npos || quote == std::string_view::npos) return std::nullopt;
    const auto end = tag.find(tag[quote], quote + 1);
    if (end == std::string_view::npos) return std::nullopt;
    if (tag.substr(at, name_end - at) == name) return AttributePlace{{begin, end + 1}, {quote + 1, end}};
    at = end + 1;
  }
  return std::nullopt;
}

class InPlaceWriter final : public Writer<BilingualUnit> {
 public:
  InPlaceWriter(const FormatName& format, std::ostream& out, const WriteOptions& options, PutBack put_back)
      : id_(format.id),
        out_(&out),
        losses_(std::string(format.title), options.on_diagnostic),
        put_back_(std::move(put_back)) {}

  void begin(const FileHeader& header) override {
    if (!header.skeleton || header.skeleton->format != id_) {
      throw Error(
          ErrorCode::unsupported,
          tr("{1} is written only with targets for a file of that format: convert it, translate, and merge",
             id_));
    }
    skeleton_ = *header.skeleton;
  }

  void write(const BilingualUnit& unit) override {
    auto kept = unit;
    kept.suggestions.clear();
    kept.terms.clear();
    units_.push_back(std::move(kept));
  }

  void finish() override {
    const auto text = put_back_(skeleton_, units_, losses_);
    const auto bytes = text::encode(text, skeleton_.encoding, skeleton_.byte_order_mark);
    out_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    losses_.report();
  }

 private:
  std::string id_;
  std::ostream* out_;
  Losses losses_;
  PutBack put_back_;
  Skeleton skeleton_;
  std::vector<BilingualUnit> units_;
};

/// Leaves the choice of the writer to the header.
class ChoosingWriter final : public Writer<BilingualUnit> {
 public:
  using Make = std::function<std::unique_ptr<Writer<BilingualUnit>>()>;

  ChoosingWriter(std::string_view id, Make in_place, Make anew)
      : id_(id), in_place_(std::move(in_place)), anew_(std::move(anew)) {}

  void begin(const FileHeader& header) override {
    const bool has_its_file = header.skeleton && header.skeleton->format == id_;
    writer_ = has_its_file ? in_place_() : anew_();
    writer_->begin(header);
  }

  void write(const BilingualUnit& unit) override { writer_->write(unit); }

  void finish() override { writer_->finish(); }

 private:
  std::string id_;
  Make in_place_;
  Make anew_;
  std::unique_ptr<Writer<BilingualUnit>> writer_;
};

}  // namespace

std::optional<ByteRange> HeldText::tag(const xml::Reader& reader) const {
  if (text_.empty()) return std::nullopt;
  // The parser stands before the ">" or "/>" of a start tag, and behind that of an end tag. No tag has a "<"
  // inside.
  std::size_t end = reader.position().byte;
  if (reader.kind() == xml::NodeKind::start) {
    if (end < text_.size() && text_[end] == '/') ++end;
    ++end;
  }
  const bool is_end = end > 0 && end <= text_.size() && text_[end - 1] == '>';
  const auto begin = is_end ? text_.rfind('<', end - 1) : std::string_view::npos;
  if (begin == std::string_view::npos) {
    throw Error(ErrorCode::internal, tr("cannot tell where the tag of <{1}> stands", reader.name()),
                reader.position());
  }
  return ByteRange{begin, end};
}

std::optional<Spot> HeldText::spot(std::optional<ByteRange> start_tag, const xml::Reader& reader) const {
  const auto end_tag = tag(reader);
  if (!start_tag || !end_tag) return std::nullopt;
  return Spot{*start_tag, *end_tag};
}

std::string HeldText::markup(std::optional<ByteRange> place) const {
  return place ? std::string(place->of(text_)) : std::string();
}

std::string without_encoding(std::string_view text) {
  std::string out(text);
  if (!text.starts_with("<?xml")) return out;
  const auto declaration = text.substr(0, text.find("?>"));
  const auto begin = declaration.find("encoding");
  if (begin == std::string_view::npos) return out;
  const auto quote = declaration.find_first_of("\"'", begin);
  if (quote == std::string_view::npos) return out;
  const auto end = declaration.find(declaration[quote], quote + 1);
  if (end == std::string_view::npos) return out;
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
            out.begin() + static_cast<std::ptrdiff_t>(end + 1), ' ');
  return out;
}

Skeleton read_as_skeleton(std::string_view id, std::istream& in, const ReadOptions& options,
                          const Control& control) {
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  return {std::string(id), std::move(decoded.text), std::move(decoded.encoding), decoded.byte_order_mark};
}

std::string opened(std::string_view start_tag) {
  std::string tag(start_tag);
  if (tag.ends_with("/>")) tag.replace(tag.size() - 2, 2, ">");
  return tag;
}

std::string end_tag_of(std::string_view start_tag) {
  return "</" + std::string(start_tag.substr(1, start_tag.find_first_of(" \t\r\n/>") - 1)) + '>';
}

std::string prefix_of(std::string_view tag) {
  const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
  const auto colon = name.find(':');
  return std::string(name.substr(0, colon == std::string_view::npos ? 0 : colon + 1));
}

std::string_view indent_before(std::string_view text, std::size_t place) noexcept {
  const auto end_of_text = text.substr(0, place).find_last_not_of(white_space);
  return text.substr(end_of_text + 1, place - end_of_text - 1);
}

std::string filled(std::string_view text, const Spot& spot, std::string_view content) {
  const auto tag = opened(spot.start_tag.of(text));
  return tag + std::string(content) + end_tag_of(tag);
}

Replacement fill(std::string_view text, const Spot& spot, std::string content) {
  if (spot.is_empty_element()) return {spot.outer(), filled(text, spot, content)};
  return {spot.inner(), std::move(content)};
}

std::string with_attribute(std::string_view start_tag, std::string_view name,
                           std::optional<std::string_view> value) {
  std::string tag(start_tag);
  const auto place = find_attribute(start_tag, name);
  if (place && value) {
    tag.replace(place->value.begin, place->value.size(), xml::escape_attribute(*value));
  } else if (place) {
    tag.erase(place->whole.begin, place->whole.size());
  } else if (value) {
    auto at = tag.size() - (tag.ends_with("/>") ? 2 : 1);
    while (at > 0 && white_space.find(tag[at - 1]) != std::string_view::npos) --at;
    tag.insert(at, ' ' + std::string(name) + "=\"" + xml::escape_attribute(*value) + '"');
  }
  return tag;
}

UnitsByPlace::UnitsByPlace(std::string_view text, std::span<const BilingualUnit> units) {
  for (const auto* unit : units_in_place(text, units)) units_.emplace(*unit->place, unit);
  for (const auto& unit : units) {
    if (unit.place && !unit.target) units_.emplace(*unit.place, &unit);
  }
}

const BilingualUnit* UnitsByPlace::take(const BilingualUnit& read) {
  if (!read.place) return nullptr;
  const auto found = units_.find(*read.place);
  if (found == units_.end()) return nullptr;
  last_ = found->second;
  units_.erase(found);
  return last_;
}

void UnitsByPlace::require_all_taken() const {
  for (const auto& [place, unit] : units_) {
    if (unit->target) refuse_place(*unit);
  }
}

PropertyChanges changes_between(const Properties& before, const Properties& now) {
  PropertyChanges changes;
  for (const auto& [name, value] : now) {
    const auto old = before.find(name);
    if (old == before.end() || old->second != value) changes.set.emplace(name, value);
  }
  for (const auto& [name, value] : before) {
    if (!now.contains(name)) changes.erased.push_back(name);
  }
  return changes;
}

std::vector<std::string> new_notes(const BilingualUnit& before, const BilingualUnit& now) {
  std::vector<std::string> notes;
  for (const auto& note : now.notes) {
    if (std::ranges::find(before.notes, note) == before.notes.end()) notes.push_back(note);
  }
  return notes;
}

std::unique_ptr<Writer<BilingualUnit>> write_in_place(const FormatName& format, std::ostream& out,
                                                      const WriteOptions& options, PutBack put_back) {
  return std::make_unique<InPlaceWriter>(format, out, options, std::move(put_back));
}

std::unique_ptr<Writer<BilingualUnit>> write_in_place_or(
    const FormatName& format, std::ostream& out, const WriteOptions& options, PutBack put_back,
    std::function<std::unique_ptr<Writer<BilingualUnit>>()> anew) {
  if (!options.dialect.empty()) return anew();
  auto in_place = [format, &out, options, put_back = std::move(put_back)] {
    return write_in_place(format, out, options, put_back);
  };
  return std::make_unique<ChoosingWriter>(format.id, std::move(in_place), std::move(anew));
}

}  // namespace distich::formats
