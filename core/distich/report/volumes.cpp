#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

#include <nlohmann/json.hpp>

#include <distich/report/table.hpp>
#include <distich/report/volumes.hpp>
#include <distich/report/volumes_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> format_names{"text", "tsv", "csv", "json", "html"};

Message words_for(Band band) {
  switch (band) {
    case Band::in_context: return tr("in context");
    case Band::repetition: return tr("repetitions");
    case Band::across_files: return tr("repetitions across files");
    case Band::exact: return tr("100 %");
    case Band::from_95: return tr("95 – 99 %");
    case Band::from_85: return tr("85 – 94 %");
    case Band::from_75: return tr("75 – 84 %");
    case Band::from_50: return tr("50 – 74 %");
    case Band::none: return tr("nothing like it");
  }
  return {};
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "–";
  return std::to_string((part * 100 + whole / 2) / whole) + " %";
}

std::vector<std::string> fields(const std::string& label, const Volume& volume, std::uint64_t all_words,
                                const std::optional<std::uint64_t>& weighted) {
  std::vector<std::string> out{label,
                               std::to_string(volume.segments),
                               std::to_string(volume.words),
                               share(volume.words, all_words),
                               std::to_string(volume.characters),
                               std::to_string(volume.net_characters())};
  if (weighted) out.push_back(in_words(*weighted));
  return out;
}

void write_table(std::ostream& out, const FileVolumes& file, const VolumeReport& report, const Page& page) {
  std::vector<std::string> headings{
      "",
      page.say(tr("segments")),
      page.say(tr("words")),
      page.say(tr("share")),
      page.say(tr("characters")),
      page.say(report.counting == Counting::gmx_v ? tr("without spaces and punctuation")
                                                  : tr("without spaces"))};
  if (report.weights) headings.push_back(page.say(tr("weighted words")));
  std::vector<Align> alignment(headings.size(), Align::right);
  alignment.front() = Align::left;
  Table table(std::move(headings), std::move(alignment));
  const auto all = total(file.volumes);
  for (std::size_t i = 0; i < band_count; ++i) {
    const auto& volume = file.volumes.at(i);
    const auto weighted = report.weights ? std::optional(volume.words * report.weights->at(i)) : std::nullopt;
    table.add(fields(page.say(words_for(static_cast<Band>(i))), volume, all.words, weighted));
  }
  const auto weighted =
      report.weights ? std::optional(weighted_words(file.volumes, *report.weights)) : std::nullopt;
  table.add(fields(page.say(tr("all")), all, all.words, weighted));
  out << paint(isolated(file.file, page), Paint::strong, page) << '\n' << table.lay_out(page);
}

void write_text(std::ostream& out, std::span<const FileVolumes> files, const VolumeReport& report,
                const Page& page) {
  for (const auto& file : files) {
    write_table(out, file, report, page);
    if (files.size() > 1) out << '\n';
  }
  if (files.size() == 1) return;
  auto all = sum_of(files);
  all.file = page.say(tr("all files"));
  write_table(out, all, report, page);
}

/// RFC 4180.
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void write_rows(std::ostream& out, std::span<const FileVolumes> files, const VolumeReport& report,
                bool is_csv) {
  const std::string_view between = is_csv ? "," : "\t";
  const std::string_view end = is_csv ? "\r\n" : "\n";
  const auto text = [&](std::string_view field) {
    return is_csv ? csv_field(field) : text::escape_tsv(field);
  };
  const auto write = [&](const FileVolumes& file) {
    for (std::size_t i = 0; i < band_count; ++i) {
      const auto& volume = file.volumes.at(i);
      out << text(file.file) << between << name(static_cast<Band>(i)) << between << volume.segments << between
          << volume.words << between << volume.characters << between << volume.net_characters();
      if (report.weights) out << between << in_words(volume.words * report.weights->at(i));
      out << end;
    }
  };
  out << "file" << between << "band" << between << "segments" << between << "words" << between << "characters"
      << between
      << (report.counting == Counting::gmx_v ? "characters-without-spaces-and-punctuation"
                                             : "characters-without-spaces")
      << (report.weights ? std::string(between) + "weighted-words" : "") << end;
  for (const auto& file : files) write(file);
  write(sum_of(files));
}

Json to_json(const Volume& volume, Counting counting) {
  Json out = {{"segments", volume.segments},
              {"words", volume.words},
              {"characters", volume.characters},
              {"characters_without_spaces", volume.characters_without_spaces}};
  if (counting == Counting::gmx_v) out["characters_without_spaces_and_punctuation"] = volume.net_characters();
  return out;
}

Json to_json(const Volumes& volumes, const VolumeReport& report) {
  Json bands = Json::object();
  for (std::size_t i = 0; i < band_count; ++i)
    bands[std::string(name(static_cast<Band>(i)))] = to_json(volumes.at(i), report.counting);
  Json out = {{"bands", std::move(bands)}, {"total", to_json(total(volumes), report.counting)}};
  if (report.weights)
    out["weighted_words"] = static_cast<double>(weighted_words(volumes, *report.weights)) / 100.0;
  return out;
}

void write_json(std::ostream& out, std::span<const FileVolumes> files, const VolumeReport& report) {
  Json all = Json::array();
  for (const auto& file : files) {
    Json one = {{"file", file.file}};
    one.update(to_json(file.volumes, report));
    all.push_back(std::move(one));
  }
  Json document = {{"schema", "distich.stats/1"}};
  if (report.counting == Counting::gmx_v) document["counting"] = "gmx-v";
  document["files"] = std::move(all);
  document.update(to_json(sum_of(files).volumes, report));
  out << document.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

FileVolumes sum_of(std::span<const FileVolumes> files) {
  FileVolumes sum{"total", {}};
  for (const auto& file : files) {
    for (std::size_t i = 0; i < band_count; ++i) sum.volumes.at(i) += file.volumes.at(i);
  }
  return sum;
}

std::string in_words(std::uint64_t hundredths) {
  auto out = std::to_string(hundredths / 100);
  const auto rest = hundredths % 100;
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

std::optional<VolumeFormat> volume_format(std::string_view name) noexcept {
  const auto* found = std::ranges::find(format_names, name);
  if (found == format_names.end()) return std::nullopt;
  return static_cast<VolumeFormat>(found - format_names.begin());
}

void write_volumes(std::ostream& out, VolumeFormat format, std::span<const FileVolumes> files,
                   const VolumeReport& report, const Page& page) {
  switch (format) {
    case VolumeFormat::text: return write_text(out, files, report, page);
    case VolumeFormat::tsv: return write_rows(out, files, report, false);
    case VolumeFormat::csv: return write_rows(out, files, report, true);
    case VolumeFormat::json: return write_json(out, files, report);
    case VolumeFormat::html: return write_volume_page(out, files, report);
  }
}

}  // namespace distich::report
