#include <fmt/format.h>

#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>

namespace distich::formats::xliff {
namespace {

using Form = CodePlan::Form;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string hex_of(char32_t character) {
  return fmt::format("{:04X}", static_cast<std::uint32_t>(character));
}

void write_code_point(xml::Writer& writer, char32_t character) {
  writer.open("cp");
  writer.attribute("hex", hex_of(character));
  writer.close();
}

class ContentWriter {
 public:
  ContentWriter(xml::Writer& writer, const CodePlan& plan, const CodePlan::Side& side)
      : writer_(&writer), plan_(&plan), side_(&side) {}

  void write() {
    const std::string_view text = side_->rich->text;
    std::size_t done = 0;
    for (std::size_t i = 0; i < side_->codes.size(); ++i) {
      const auto at = side_->rich->codes[i].at;
      write_text(text.substr(done, at - done));
      done = at;
      write_code(i);
    }
    write_text(text.substr(done));
  }

 private:
  void write_text(std::string_view text) {
    split_at_forbidden(
        text, [&](std::string_view run) { writer_->text(run); },
        [&](char32_t character) {
          if (is_noncharacter(character)) {
            write_noncharacter(character);
          } else {
            write_code_point(*writer_, character);
          }
        });
  }

  /// A placeholder stands for what <cp> may not name.
  void write_noncharacter(char32_t character) {
    writer_->open("ph");
    writer_->attribute("id", side_->noncharacters[noncharacters_++]);
    writer_->attribute("type", "other");
    writer_->attribute("subType", std::string(authority) + hex_of(character));
    writer_->attribute("equiv", replacement);
    writer_->attribute("disp", "U+" + hex_of(character));
    writer_->close();
  }

  void write_code(std::size_t index) {
    const auto& planned = side_->codes[index];
    switch (planned.form) {
      case Form::placeholder: return write_empty("ph", index, false);
      case Form::lone_open: return write_empty("sc", index, true);
      case Form::lone_close: return write_empty("ec", index, true);
      case Form::pair_open: return plan_->pairs_nest() ? open_pair(index) : write_empty("sc", index, false);
      case Form::pair_close: return plan_->pairs_nest() ? writer_->close() : write_pair_end(index);
    }
  }

  void write_id(std::size_t index) { writer_->attribute("id", side_->codes[index].id); }

  void write_optional(std::string_view name, std::string_view value) {
    if (!value.empty()) writer_->attribute(name, xml_safe(value));
  }

  void write_empty(std::string_view element, std::size_t index, bool isolated) {
    writer_->open(element);
    write_id(index);
    if (isolated) writer_->attribute("isolated", "yes");
    write_optional("dataRef", side_->codes[index].data);
    write_optional("disp", side_->rich->codes[index].shown_as);
    writer_->close();
  }

  void write_pair_end(std::size_t index) {
    writer_->open("ec");
    writer_->attribute("startRef", side_->codes[index].id);
    write_optional("dataRef", side_->codes[index].data);
    write_optional("disp", side_->rich->codes[index].shown_as);
    writer_->close();
  }

  void open_pair(std::size_t index) {
    const auto& open = side_->codes[index];
    const auto& codes = side_->rich->codes;
    writer_->open("pc");
    write_id(index);
    write_optional("dataRefStart", open.data);
    write_optional("dataRefEnd", side_->codes[open.partner].data);
    write_optional("dispStart", codes[index].shown_as);
    write_optional("dispEnd", codes[open.partner].shown_as);
  }

  xml::Writer* writer_;
  const CodePlan* plan_;
  const CodePlan::Side* side_;
  std::size_t noncharacters_ = 0;  ///< how many have been written
};

}  // namespace

void write_original_data(xml::Writer& writer, const CodePlan& plan) {
  if (plan.data().empty()) return;
  writer.open("originalData");
  for (const auto& data : plan.data()) {
    writer.open("data", xml::Writer::Layout::in_line);
    writer.attribute("id", data.id);
    split_at_forbidden(
        data.original, [&](std::string_view run) { writer.text(run); },
        [&](char32_t character) {
          if (is_noncharacter(character)) {
            writer.text(replacement);
          } else {
            write_code_point(writer, character);
          }
        });
    writer.close();
  }
  writer.close();
}

void write_code_ids(xml::Writer& writer, const CodePlan& plan) {
  CodeIds ids;
  for (const auto* side : {&plan.source(), &plan.target()}) {
    for (std::size_t i = 0; i < side->codes.size(); ++i) {
      if (side->codes[i].id != side->rich->codes[i].id)
        ids.emplace(side->codes[i].id, side->rich->codes[i].id);
    }
  }
  if (ids.empty()) return;
  writer.open("dx:codes");
  for (const auto& [written, own] : ids) {
    writer.open("dx:code");
    writer.attribute("for", written);
    writer.attribute("is", xml_safe(own));
    writer.close();
  }
  writer.close();
}

std::string text_markup(std::string_view text, std::string_view prefix) {
  std::string out;
  split_at_forbidden(
      text, [&](std::string_view run) { out += xml::escape_text(run); },
      [&](char32_t character) {
        out += fmt::format("<{}cp hex=\"{:04X}\"/>", prefix, static_cast<std::uint32_t>(character));
      });
  return out;
}

void write_content(xml::Writer& writer, std::string_view name, const CodePlan& plan,
                   const CodePlan::Side& side) {
  writer.open(name, xml::Writer::Layout::in_line);
  ContentWriter(writer, plan, side).write();
  writer.close();
}

}  // namespace distich::formats::xliff
