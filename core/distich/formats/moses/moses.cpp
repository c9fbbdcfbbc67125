#include <istream>
#include <memory>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/moses/moses.hpp>
#include <distich/formats/table/delimited_internal.hpp>

namespace distich {
namespace formats::moses {
namespace {

constexpr std::uint64_t checkpoint_interval = 4096;
/// Only the ends of lines count.
constexpr table::Dialect lines{'\x1F', false};

std::string_view without_line_end(std::string_view line) noexcept {
  return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

struct Partner {
  std::string name;
  bool is_source = false;
};

/// "corpus.en" belongs to "corpus.de". Throws Error{malformed} when the name ends in neither language.
Partner partner_of(const ReadOptions& options) {
  const auto& [source, target] = options.languages;
  if (!source.known() || !target.known()) {
    throw Error(ErrorCode::malformed, tr("the file does not name its languages; state them with -s and -t"),
                SourcePos{options.input, 0, 0, 0});
  }
  const auto with_other = [&](const LanguageTag& own, const LanguageTag& other) -> std::string {
    const auto ending = '.' + own.str();
    if (!options.input.ends_with(ending)) return {};
    return options.input.substr(0, options.input.size() - ending.size() + 1) + other.str();
  };
  if (auto name = with_other(source, target); !name.empty()) return {std::move(name), false};
  if (auto name = with_other(target, source); !name.empty()) return {std::move(name), true};
  throw Error(ErrorCode::malformed,
              tr("the name of the file ends in neither .{1} nor .{2}, so that its other half cannot be found",
                 source.str(), target.str()),
              SourcePos{options.input, 0, 0, 0});
}

class PairReader final : public Reader<BilingualUnit> {
 public:
  PairReader(std::istream& in, const ReadOptions& options, const Control& control)
      : partner_(partner_of(options)),
        beside_(open_partner(options, partner_.name)),
        input_(in, options, control, &lines),
        other_(*beside_, options_of(options, partner_.name), control, &lines),
        control_(control) {
    header_.languages = options.languages;
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override {
    while (next_pair()) {
      if (++count_ % checkpoint_interval == 0) control_.checkpoint({"reading", count_, std::nullopt});
      const auto mine = without_line_end(input_row_.raw);
      const auto others = without_line_end(other_row_.raw);
      if (mine.empty() && others.empty()) continue;
      fill(unit, partner_.is_source ? others : mine, partner_.is_source ? mine : others);
      return true;
    }
    return false;
  }

 private:
  static std::unique_ptr<std::istream> open_partner(const ReadOptions& options, const std::string& name) {
    auto stream = options.beside ? options.beside(name) : nullptr;
    if (stream == nullptr) throw Error(ErrorCode::io, tr("beside {1} there is no {2}", options.input, name));
    return stream;
  }

  static ReadOptions options_of(ReadOptions options, const std::string& name) {
    options.input = name;
    return options;
  }

  bool next_pair() {
    const bool has_mine = input_.next(input_row_);
    const bool has_others = other_.next(other_row_);
    if (has_mine && has_others) return true;
    if (has_mine != has_others) {
      const auto& longer = has_mine ? input_ : other_;
      longer.report(Severity::error, "moses.more-lines",
                    tr("the other file has no line for this one; from here on all is left out"),
                    longer.position(has_mine ? input_row_ : other_row_, 0));
    }
    return false;
  }

  void fill(BilingualUnit& unit, std::string_view source, std::string_view target) const {
    unit = {};
    unit.id = std::to_string(count_);
    unit.languages = header_.languages;
    unit.source = RichText(std::string(source));
    if (target.empty()) return;
    unit.target = RichText(std::string(target));
    unit.state = UnitState::translated;
  }

  Partner partner_;
  std::unique_ptr<std::istream> beside_;
  table::RowReader input_;
  table::RowReader other_;
  Control control_;
  FileHeader header_;
  table::Row input_row_;
  table::Row other_row_;
  std::uint64_t count_ = 0;
};

}  // namespace
}  // namespace formats::moses

Format moses_format() {
  Format format;
  format.id = "moses";
  format.title = "Pair of texts";
  format.extensions = {"moses"};
  format.read_bilingual = [](std::istream& in, const ReadOptions& options,
                             const Control& control) -> std::unique_ptr<Reader<BilingualUnit>> {
    return std::make_unique<formats::moses::PairReader>(in, options, control);
  };
  return format;
}

}  // namespace distich
