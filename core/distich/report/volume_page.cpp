#include <ostream>
#include <string>

#include <distich/report/volumes_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

constexpr std::string_view style =
    ":root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1c1b19;--quiet:#5d5a54;--line:#d9d5cb}"
    "@media(prefers-color-scheme:dark){:root{--paper:#191a1c;--ink:#e9e6df;--quiet:#a5a199;--line:#3a3a3c}}"
    "body{margin:0 auto;max-width:60rem;padding:2rem 1rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,sans-serif}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}"
    "svg{display:block;width:100%;height:1.25rem;border-radius:.3rem}"
    ".table{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:.5rem}"
    "th,td{padding:.25rem .5rem;text-align:end;border-bottom:1px solid var(--line);white-space:nowrap}"
    "th:first-child{text-align:start;font-weight:400}thead th{color:var(--quiet);font-size:.875rem}"
    "tfoot th,tfoot td{font-weight:600}"
    ".key{display:inline-block;width:.8em;height:.8em;border-radius:.2em;margin-inline-end:.5em}";

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
  out << "<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Words by "
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
  out << "<tr><th scope=\"row\">" << label << "</th><td>" << volume.segments << "</td><td>" << volume.words
      << "</td><td>" << volume.characters << "</td><td>" << volume.characters_without_spaces << "</td>";
  if (weighted) out << "<td>" << in_words(*weighted) << "</td>";
  out << "</tr>\n";
}

void write_file(std::ostream& out, const FileVolumes& file, const std::optional<BandWeights>& weights) {
  out << "<section>\n<h2><bdi>" << xml::escape_text(file.file) << "</bdi></h2>\n";
  write_bar(out, file.volumes);
  out << "<div class=\"table\"><table>\n<thead><tr><th></th><th scope=\"col\">segments</th><th "
         "scope=\"col\">words</th><th scope=\"col\">characters</th><th scope=\"col\">without spaces</th>"
      << (weights ? "<th scope=\"col\">weighted words</th>" : "") << "</tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < band_count; ++i) {
    const auto label = "<span class=\"key\" style=\"background:" + std::string(colours.at(i)) + "\"></span>" +
                       std::string(labels.at(i));
    const auto& volume = file.volumes.at(i);
    write_row(out, label, volume, weights ? std::optional(volume.words * weights->at(i)) : std::nullopt);
  }
  out << "</tbody>\n<tfoot>\n";
  write_row(out, "all", total(file.volumes),
            weights ? std::optional(weighted_words(file.volumes, *weights)) : std::nullopt);
  out << "</tfoot>\n</table></div>\n</section>\n";
}

}  // namespace

void write_volume_page(std::ostream& out, std::span<const FileVolumes> files,
                       const std::optional<BandWeights>& weights) {
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<title>What there is to translate</title>\n<style>"
      << style << "</style>\n</head>\n<body>\n<h1>What there is to translate</h1>\n";
  if (files.size() != 1) {
    auto all = sum_of(files);
    all.file = "All files";
    write_file(out, all, weights);
  }
  for (const auto& file : files) write_file(out, file, weights);
  out << "</body>\n</html>\n";
}

}  // namespace distich::report
