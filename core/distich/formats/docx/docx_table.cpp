#include <sstream>

#include <distich/formats/docx/docx_table.hpp>
#include <distich/formats/docx/docx_table_internal.hpp>
#include <distich/formats/docx/parts_internal.hpp>
#include <distich/formats/review/document_rows_internal.hpp>

namespace distich {
namespace formats::docx {
namespace {

using review::Tag;

constexpr std::pair<std::string_view, Tag> names[] = {
    {"tbl", Tag::table},
    {"tr", Tag::row},
    {"trPr", Tag::row_properties},
    {"tc", Tag::cell},
    {"gridSpan", Tag::column_span},
    {"cellDel", Tag::deleted_cell},
    {"p", Tag::paragraph},
    {"pPr", Tag::paragraph_properties},
    {"t", Tag::holder},
    {"br", Tag::line_break},
    {"cr", Tag::line_break},
    {"tab", Tag::tab},
    {"noBreakHyphen", Tag::hard_hyphen},
    {"softHyphen", Tag::soft_hyphen},
    {"commentReference", Tag::comment_mark},
    {"del", Tag::deleted},
    {"moveFrom", Tag::deleted},
    {"drawing", Tag::skip},
    {"pict", Tag::skip},
    {"object", Tag::skip},
    {"AlternateContent", Tag::skip},
    {"sdtPr", Tag::skip},
    {"rPr", Tag::skip},
};

constexpr review::Tags tags{.names = names, .has_holders = true, .cell_repeats = {}, .comment_id = "id"};

/// The texts of the comments in the margin.
review::Comments read_comments(const archive::Archive& archive, const std::string& part,
                               const std::string& input) {
  review::Comments out;
  if (part.empty()) return out;
  std::istringstream in(archive.read(part).value_or(""));
  xml::Reader reader(in, input + ": " + part);
  std::string* comment = nullptr;
  bool in_text = false;
  while (reader.next()) {
    const bool starts = reader.kind() == xml::NodeKind::start;
    if (starts && reader.name() == "comment") {
      comment = &out[std::string(reader.attribute("id", reader.uri()).value_or(""))];
    } else if (starts && reader.name() == "p") {
      if (comment != nullptr && !comment->empty()) *comment += '\n';
    } else if (reader.kind() == xml::NodeKind::text) {
      if (in_text && comment != nullptr) *comment += reader.text();
    } else if (reader.name() == "t") {
      in_text = starts;
    }
  }
  return out;
}

std::unique_ptr<review::Rows> rows_of(std::string_view bytes, const ReadOptions& options,
                                      const Control& control) {
  refuse_other_files(bytes, options.input);
  const archive::Archive archive(bytes, options.input, review::limits);
  const Parts parts(archive, options.input);
  return std::make_unique<review::DocumentRows>(
      archive.read(parts.document()).value(), options.input + ": " + parts.document(), tags,
      read_comments(archive, parts.comments(), options.input), control);
}

}  // namespace
}  // namespace formats::docx

Format docx_table_format() {
  auto format = formats::review::table_format(formats::docx::rows_of);
  format.id = "docx-table";
  format.title = "Table in a DOCX file";
  format.extensions = {"docx"};
  format.sniff = [](std::string_view head, std::string_view) { return formats::docx::sniff(head); };
  format.write_bilingual = formats::docx::table_writer;
  return format;
}

}  // namespace distich
