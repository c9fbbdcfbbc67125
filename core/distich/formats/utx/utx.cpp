#include <algorithm>
#include <array>

#include <distich/formats/utx/utx.hpp>
#include <distich/formats/utx/utx_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich {
namespace formats::utx {
namespace {

constexpr std::array<std::string_view, 4> status_words{"approved", "provisional", "non-standard",
                                                       "forbidden"};

}  // namespace

std::string_view status_word(TermStatus status) noexcept {
  return status_words.at(static_cast<std::size_t>(status));
}

std::optional<TermStatus> status_of(std::string_view word) noexcept {
  const auto* found = std::ranges::find(status_words, word);
  if (found == status_words.end()) return std::nullopt;
  return static_cast<TermStatus>(found - status_words.begin());
}

std::string cell(std::string_view text) {
  auto out = text::escape_tsv(text);
  if (out.starts_with('#') || out == "-") out.insert(0, "\\");
  return out;
}

std::string from_cell(std::string_view cell) {
  if (cell == "-") return {};
  if (cell.starts_with("\\#") || cell == "\\-") cell.remove_prefix(1);
  return text::unescape_tsv(cell);
}

}  // namespace formats::utx

Format utx_format() {
  Format format;
  format.id = "utx";
  format.title = "UTX";
  format.extensions = {"utx"};
  format.loses = {tr("terms in further languages"), tr("dates and authors"), tr("relations"),
                  tr("properties")};
  format.sniff = [](std::string_view head, std::string_view /*name*/) {
    return head.starts_with("#UTX") || head.starts_with("# UTX") ? 100 : 0;
  };
  format.read_glossary = formats::utx::glossary_reader;
  format.write_glossary = formats::utx::glossary_writer;
  return format;
}

}  // namespace distich
