#include <fmt/format.h>

#include <distich/formats/xliff1/xliff1_content_writer_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

using xliff::CodePlan;
using Form = CodePlan::Form;

class ContentWriter {
 public:
  ContentWriter(xml::Writer& writer, const CodePlan& plan, const CodePlan::Side& side, Losses& losses)
      : writer_(&writer), plan_(&plan), side_(&side), losses_(&losses) {}

  void write() {
    const std::string_view text = side_->rich->text;
    std::size_t done = 0;
    for (std::size_t i = 0; i < side_->codes.size(); ++i) {
      const auto at = code(i).at;
      write_text(text.substr(done, at - done));
      done = at;
      write_code(i);
    }
    write_text(text.substr(done));
  }

 private:
  [[nodiscard]] const InlineCode& code(std::size_t index) const { return side_->rich->codes[index]; }

  void write_text(std::string_view text) {
    split_at_forbidden(
        text, [&](std::string_view run) { writer_->text(run); },
        [&](char32_t character) {
          writer_->open("ph");
          writer_->attribute("id", "character");
          writer_->attribute("ctype", own::character);
          writer_->text(fmt::format("{:04X}", static_cast<std::uint32_t>(character)));
          writer_->close();
        });
  }

  void write_code(std::size_t index) {
    switch (side_->codes[index].form) {
      case Form::placeholder: return write_element(code(index).original.empty() ? "x" : "ph", index);
      case Form::lone_open: return write_lone("open", index);
      case Form::lone_close: return write_lone("close", index);
      case Form::pair_open: return open_pair(index);
      case Form::pair_close: return close_pair(index);
    }
  }

  void write_id(std::size_t index) {
    writer_->attribute("id", xml_safe(code(index).id));
    if (code(index).id != xml_safe(code(index).id)) losses_->add("ids of inline codes");
  }

  /// The native code as the element's text; <x>, <bx> and <ex> have none.
  void write_body(std::size_t index) {
    const auto& [at, kind, id, original, shown_as] = code(index);
    if (!shown_as.empty()) writer_->attribute("equiv-text", xml_safe(shown_as));
    const auto safe = xml_safe(original);
    if (safe != original) losses_->add("control characters in inline codes");
    writer_->text(safe);
    writer_->close();
  }

  void write_element(std::string_view element, std::size_t index) {
    writer_->open(element);
    write_id(index);
    write_body(index);
  }

  void write_lone(std::string_view position, std::size_t index) {
    writer_->open("it");
    write_id(index);
    writer_->attribute("pos", position);
    write_body(index);
  }

  void write_end(std::string_view element, std::size_t index) {
    writer_->open(element);
    write_id(index);
    writer_->attribute("rid", side_->codes[index].id);
    write_body(index);
  }

  [[nodiscard]] bool has_native_code(std::size_t index) const {
    return !code(index).original.empty() || !code(side_->codes[index].partner).original.empty();
  }

  /// <g> has room for an id only.
  [[nodiscard]] bool is_plain_span(std::size_t index) const {
    const auto& partner = code(side_->codes[index].partner);
    return plan_->pairs_nest() && !has_native_code(index) && code(index).shown_as.empty() &&
           partner.shown_as.empty();
  }

  void open_pair(std::size_t index) {
    if (!is_plain_span(index)) return write_end(has_native_code(index) ? "bpt" : "bx", index);
    writer_->open("g");
    write_id(index);
  }

  void close_pair(std::size_t index) {
    if (is_plain_span(index)) return writer_->close();
    write_end(has_native_code(index) ? "ept" : "ex", index);
  }

  xml::Writer* writer_;
  const CodePlan* plan_;
  const CodePlan::Side* side_;
  Losses* losses_;
};

}  // namespace

void write_content(xml::Writer& writer, const CodePlan& plan, const CodePlan::Side& side, Losses& losses) {
  ContentWriter(writer, plan, side, losses).write();
}

}  // namespace distich::formats::xliff1
