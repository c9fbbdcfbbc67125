#include <distich/formats/jsonl/jsonl.hpp>
#include <distich/formats/jsonl/jsonl_internal.hpp>

namespace distich {
namespace {

int likeness(std::string_view head, std::string_view name) {
  const auto start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || head[start] != '{') return 0;
  const auto line = head.substr(start, head.find('\n', start) - start);
  if (line.find(formats::jsonl::schema) != std::string_view::npos) return 100;
  const bool named = name.ends_with(".jsonl") || name.ends_with(".ndjson");
  return named && line.find("\"source\"") != std::string_view::npos ? 60 : 0;
}

}  // namespace

Format jsonl_format() {
  Format format;
  format.id = "jsonl";
  format.title = "JSON lines";
  format.extensions = {"jsonl", "ndjson"};
  format.sniff = likeness;
  format.read_bilingual = formats::jsonl::bilingual_reader;
  format.write_bilingual = [](std::ostream& out, const WriteOptions& /*options*/) {
    return formats::jsonl::bilingual_writer(out);
  };
  return format;
}

}  // namespace distich
