#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include <distich/formats/tmx/tmx_inline_internal.hpp>
#include <distich/formats/tmx/tmx_names_internal.hpp>

namespace distich::formats::tmx {
namespace {

using Kind = InlineCode::Kind;

/// Is `markup` well-formed inside an element? Only then may it be written as it is.
bool is_well_formed(const std::string& markup) {
  std::istringstream in("<x>" + markup + "</x>");
  try {
    xml::Reader reader(in);
    while (reader.next()) {
      if (reader.kind() == xml::NodeKind::end && reader.depth() == 1) return !reader.next();
    }
  } catch (const Error&) {
    return false;
  }
  return false;
}

/// Writes one text. TMX pairs codes by number, so partners are looked up first; a code
/// without a partner is "isolated" (<it>).
class SegmentWriter {
 public:
  SegmentWriter(xml::Writer& writer, const RichText& rich) : writer_(&writer), rich_(&rich) {
    pair_up();
    decide_on_highlights();
  }

  void write() {
    const std::string_view text = rich_->text;
    std::size_t done = 0;
    for (std::size_t i = 0; i < rich_->codes.size(); ++i) {
      const auto at = rich_->codes[i].at;
      write_text(text.substr(done, at - done));
      done = at;
      write_code(i);
    }
    write_text(text.substr(done));
  }

 private:
  static constexpr std::size_t unpaired = 0;

  /// Gives each open code and its close the same number, from 1.
  void pair_up() {
    const auto& codes = rich_->codes;
    numbers_.assign(codes.size(), unpaired);
    std::map<std::string_view, std::vector<std::size_t>> open;
    std::size_t count = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].id.empty()) continue;
      if (codes[i].kind == Kind::open) open[codes[i].id].push_back(i);
      if (codes[i].kind != Kind::close) continue;
      auto& waiting = open[codes[i].id];
      if (waiting.empty()) continue;
      numbers_[i] = numbers_[waiting.back()] = ++count;
      waiting.pop_back();
    }
  }

  [[nodiscard]] bool may_be_highlight(std::size_t index) const {
    const auto& code = rich_->codes[index];
    return numbers_[index] != unpaired && code.original.empty() && code.id.starts_with(highlight_prefix) &&
           (code.kind == Kind::open || code.shown_as.empty());
  }

  /// <hi> elements must nest; where they would not, all are written as <bpt> and <ept>.
  void decide_on_highlights() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < rich_->codes.size(); ++i) {
      if (!may_be_highlight(i)) continue;
      if (rich_->codes[i].kind == Kind::open) {
        open.push_back(numbers_[i]);
      } else if (open.empty() || open.back() != numbers_[i]) {
        return;
      } else {
        open.pop_back();
      }
    }
    highlights_nest_ = open.empty();
  }

  void write_text(std::string_view text) {
    split_at_forbidden(
        text, [&](std::string_view run) { writer_->text(run); },
        [&](char32_t character) {
          writer_->open("ph");
          writer_->attribute("type", character_type);
          writer_->text(fmt::format("{:04X}", static_cast<std::uint32_t>(character)));
          writer_->close();
        });
  }

  void write_code(std::size_t index) {
    const auto& code = rich_->codes[index];
    if (highlights_nest_ && may_be_highlight(index)) return write_highlight(code);
    if (code.kind == Kind::standalone) return write_standalone(code);
    if (numbers_[index] == unpaired) return write_isolated(code);
    writer_->open(code.kind == Kind::open ? "bpt" : "ept");
    writer_->attribute("i", std::to_string(numbers_[index]));
    if (code.kind == Kind::open) write_id_and_type(code, code.id);
    write_original(code);
    writer_->close();
  }

  void write_highlight(const InlineCode& code) {
    if (code.kind == Kind::close) return writer_->close();
    writer_->open("hi");
    auto id = std::string_view(code.id).substr(highlight_prefix.size());
    if (id.starts_with('~')) id = {};  // a number that the reader gave
    write_id_and_type(code, id);
  }

  void write_standalone(const InlineCode& code) {
    const bool is_unknown = code.id.starts_with(unknown_tag_prefix) && code.shown_as.empty();
    writer_->open(is_unknown ? "ut" : "ph");
    const std::string_view id = code.id;
    write_id_and_type(code, is_unknown ? id.substr(unknown_tag_prefix.size()) : id);
    write_original(code);
    writer_->close();
  }

  void write_isolated(const InlineCode& code) {
    writer_->open("it");
    writer_->attribute("pos", code.kind == Kind::open ? "begin" : "end");
    write_id_and_type(code, code.id);
    write_original(code);
    writer_->close();
  }

  void write_id_and_type(const InlineCode& code, std::string_view id) {
    if (holds_subflow(code)) id.remove_prefix(subflow_prefix.size());
    if (!id.empty()) writer_->attribute("x", xml_safe(id));
    if (!code.shown_as.empty()) writer_->attribute("type", xml_safe(code.shown_as));
  }

  void write_original(const InlineCode& code) {
    if (holds_subflow(code)) {
      writer_->raw(code.original);
    } else {
      writer_->text(xml_safe(code.original));
    }
  }

  [[nodiscard]] static bool holds_subflow(const InlineCode& code) {
    return code.kind != Kind::close && code.id.starts_with(subflow_prefix) &&
           code.original.find("<sub") != std::string::npos && is_well_formed(code.original);
  }

  xml::Writer* writer_;
  const RichText* rich_;
  std::vector<std::size_t> numbers_;
  bool highlights_nest_ = false;
};

}  // namespace

void write_segment(xml::Writer& writer, const RichText& rich) {
  writer.open("seg", xml::Writer::Layout::in_line);
  SegmentWriter(writer, rich).write();
  writer.close();
}

}  // namespace distich::formats::tmx
