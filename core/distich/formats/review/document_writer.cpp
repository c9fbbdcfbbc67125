#include <array>
#include <ostream>

#include <distich/formats/review/document_writer_internal.hpp>
#include <distich/formats/review/escapes_internal.hpp>

namespace distich::formats::review {
namespace {

constexpr auto roles =
    std::to_array<Role>({Role::id, Role::source, Role::target, Role::state, Role::comment, Role::codes});

}  // namespace

bool is_right_to_left(const LanguageTag& language) noexcept {
  return language.direction() == Direction::right_to_left;
}

std::string detail::document_text(std::string_view text) {
  std::string out;
  for (const char c : escaped(text)) out += c == '\r' ? std::string("_x000D_") : std::string(1, c);
  return out;
}

void DocumentWriter::begin(const FileHeader& header) {
  languages_ = header.languages;
  xml_.declaration();
  begin_document();
  begin_row(true);
  for (const auto role : roles) add_cell(role, {{heading(role, languages_), false}}, true);
  end_row();
}

void DocumentWriter::write(const BilingualUnit& unit) {
  static const RichText nothing;
  const auto& target = unit.target ? *unit.target : nothing;
  begin_row(false);
  add_cell(Role::id, {{unit.id, false}}, false);
  add_cell(Role::source, table::tagged_parts(unit.source, brackets), false);
  add_cell(Role::target, table::tagged_parts(target, brackets), false);
  add_cell(Role::state, {{std::string(name(unit.state)), false}}, false);
  add_cell(Role::comment, {{table::join_items(unit.notes), false}}, false);
  add_cell(Role::codes, {{table::code_list({&unit.source, &target}, brackets), false}}, false);
  end_row();
}

void DocumentWriter::finish() {
  end_document();
  xml_.finish();
  const auto bytes = archive::pack(package(std::move(bytes_).str()));
  out_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

LanguageTag DocumentWriter::language_of(Role role) const {
  if (role == Role::source) return languages_.source;
  return role == Role::target ? languages_.target : LanguageTag{};
}

bool DocumentWriter::all_right_to_left() const noexcept {
  return is_right_to_left(languages_.source) && is_right_to_left(languages_.target);
}

}  // namespace distich::formats::review
