#include <algorithm>
#include <set>
#include <utility>

#include <distich/engine/pair_list.hpp>
#include <distich/text/tsv.hpp>

namespace distich {
namespace {

constexpr std::size_t most_fields = 3;

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (;;) {
    const auto tab = line.find('\t');
    fields.push_back(text::unescape_tsv(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

bool is_pair(const std::vector<std::string>& fields) {
  return fields.size() >= 2 && fields.size() <= most_fields && !fields[0].empty() && !fields[1].empty();
}

class ListReader {
 public:
  ListReader(const std::string& input, const Control& control) : input_(input), control_(control) {}

  void read(std::string_view line, std::uint64_t byte) {
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') return;
    const SourcePos where{input_, byte, number_, 1};
    auto fields = fields_of(line);
    if (!is_pair(fields)) {
      return refuse(tr("a pair is two paths, and perhaps that of the output, with tabs between"), where);
    }
    fields.resize(most_fields);
    if (!fields[2].empty() && !outputs_.insert(fields[2]).second) {
      return refuse(tr("the output {1} was named before", fields[2]), where);
    }
    pairs_.push_back({std::move(fields[0]), std::move(fields[1]), std::move(fields[2]), where});
  }

  [[nodiscard]] std::vector<ListedPair> take() && { return std::move(pairs_); }

 private:
  void refuse(Message message, const SourcePos& where) {
    control_.report({Severity::error, "align.bad-pair", std::move(message), where});
  }

  const std::string& input_;
  const Control& control_;
  std::uint32_t number_ = 0;
  std::set<std::string> outputs_;
  std::vector<ListedPair> pairs_;
};

}  // namespace

std::vector<ListedPair> read_pair_list(std::string_view text, const std::string& input,
                                       const Control& control) {
  ListReader reader(input, control);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    reader.read(text.substr(at, end - at), at);
    at = end + 1;
  }
  return std::move(reader).take();
}

}  // namespace distich
