#include <ostream>
#include <string>

#include <distich/report/html_internal.hpp>
#include <distich/report/volumes_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

/// From what costs nothing to what costs all; told apart in grey too.
constexpr std::array<std::string_view, band_count> colours{
    "#1b5e20", "#2e7d32", "#558b2f", "#7cb342", "#9ccc65", "#fdd835", "#ffb300", "#fb8c00", "#b3372c"};

constexpr std::array<std::string_view, band_count> labels{
    "in context", "repetitions", "repetitions across files", "100 %", "95 – 99 %", "85 – 94 %",
    "75 – 84 %",  "50 – 74 %",   "nothing like it"};

/// The shares of the bands in the words, as one bar.
void write_bar(std::ostream& out, const Volumes& volumes) {
  const auto words = total(volumes).words;
  if (words == 0) return;
  out << "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" "
         "aria-label=\"Words by "
         "band\">\n";
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < band_count; ++i) {
    const auto behind = before + volumes.at(i).words;
    const auto x = before * 1000 / words;
    const auto width = behind * 1000 / words - x;
    if (width > 0) {
      out << "<rect x=\"" << x << "\" y=\"0\" width=\"" << width << "\" height=\"10\" fill=\""
          << colours.at(i) << "\"><title>" << labels.at(i) << ": " << volumes.at(i).words
          << "</title></rect>\n";
    }
    before = behind;
  }
  out << "</svg>\n";
}

void write_row(std::ostream& out, std::string_view label, const Volume& volume,
               const std::optional<std::uint64_t>& weighted) {
  out << (volume.segments == 0 ? "<tr class=\"nothing\">" : "<tr>") << "<th scope=\"row\">" << label
      << "</th><td>" << volume.segments << "</td><td>" << volume.words << "</td><td>" << volume.characters
      << "</td><td>" << volume.net_characters() << "</td>";
  if (weighted) out << "<td>" << in_words(*weighted) << "</td>";
  out << "</tr>\n";
}

void write_file(std::ostream& out, const FileVolumes& file, const VolumeReport& report) {
  out << "<section>\n<h2><bdi>" << xml::escape_text(file.file) << "</bdi></h2>\n";
  write_bar(out, file.volumes);
  out << "<div class=\"volumes\"><table>\n<thead><tr><th></th><th scope=\"col\">segments</th><th "
         "scope=\"col\">words</th><th scope=\"col\">characters</th><th scope=\"col\">"
      << (report.counting == Counting::gmx_v ? "without spaces and punctuation" : "without spaces") << "</th>"
      << (report.weights ? "<th scope=\"col\">weighted words</th>" : "") << "</tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < band_count; ++i) {
    const auto label = "<span class=\"key\" style=\"background:" + std::string(colours.at(i)) + "\"></span>" +
                       std::string(labels.at(i));
    const auto& volume = file.volumes.at(i);
    write_row(out, label, volume,
              report.weights ? std::optional(volume.words * report.weights->at(i)) : std::nullopt);
  }
  out << "</tbody>\n<tfoot>\n";
  write_row(out, "all", total(file.volumes),
            report.weights ? std::optional(weighted_words(file.volumes, *report.weights)) : std::nullopt);
  out << "</tfoot>\n</table></div>\n</section>\n";
}

}  // namespace

void write_volume_page(std::ostream& out, std::span<const FileVolumes> files, const VolumeReport& report) {
  out << page_begin("What there is to translate", PageScript::none) << "<main>\n";
  if (files.size() != 1) {
    auto all = sum_of(files);
    all.file = "All files";
    write_file(out, all, report);
  }
  for (const auto& file : files) write_file(out, file, report);
  out << "</main>\n" << page_end(PageScript::none);
}

}  // namespace distich::report
