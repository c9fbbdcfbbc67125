#include <istream>
#include <memory>
#include <ostream>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/moses/moses.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/text/code_points.hpp>

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

/// "corpus.en" belongs to "corpus.de". Throws Error{code} when the name ends in neither language.
Partner partner_of(const std::string& name, const LanguagePair& languages, ErrorCode code) {
  const auto& [source, target] = languages;
  if (!source.known() || !target.known()) {
    throw Error(code, tr("the file does not name its languages; state them with -s and -t"),
                SourcePos{name, 0, 0, 0});
  }
  const auto with_other = [&](const LanguageTag& own, const LanguageTag& other) -> std::string {
    const auto ending = '.' + own.str();
    if (!name.ends_with(ending)) return {};
    return name.substr(0, name.size() - ending.size() + 1) + other.str();
  };
  if (auto partner = with_other(source, target); !partner.empty()) return {std::move(partner), false};
  if (auto partner = with_other(target, source); !partner.empty()) return {std::move(partner), true};
  throw Error(code,
              tr("the name of the file ends in neither .{1} nor .{2}, so that its other half cannot be found",
                 source.str(), target.str()),
              SourcePos{name, 0, 0, 0});
}

class PairReader final : public Reader<BilingualUnit> {
 public:
  PairReader(std::istream& in, const ReadOptions& options, const Control& control)
      : partner_(partner_of(options.input, options.languages, ErrorCode::malformed)),
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

/// What programs take for the end of a line, and tabs, which divide columns for them.
bool divides(char32_t c) noexcept {
  return (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

class PairWriter final : public Writer<BilingualUnit> {
 public:
  PairWriter(std::ostream& out, const WriteOptions& options)
      : out_(&out), options_(options), losses_("Moses", options.on_diagnostic) {}

  void begin(const FileHeader& header) override {
    if (!options_.beside || options_.output.empty()) {
      throw Error(ErrorCode::invalid_argument,
                  tr("this format is two files; name one of them with -o, like corpus.en"));
    }
    const auto partner = partner_of(options_.output, header.languages, ErrorCode::invalid_argument);
    auto& other = options_.beside(partner.name);
    source_ = partner.is_source ? &other : out_;
    target_ = partner.is_source ? out_ : &other;
  }

  void write(const BilingualUnit& unit) override {
    if (!unit.target || unit.target->text.empty() || unit.source.text.empty()) {
      losses_.add("segments that have one text only");
      return;
    }
    write_line(*source_, unit.source);
    write_line(*target_, *unit.target);
  }

  void finish() override { losses_.report(); }

 private:
  void write_line(std::ostream& out, const RichText& rich) {
    losses_.add("inline codes", rich.codes.size());
    line_.clear();
    std::size_t divisions = 0;
    const std::string_view text = rich.text;
    for (std::size_t at = 0; at < text.size();) {
      const auto c = text::code_point_at(text, at);
      const bool is_one = text.substr(at, 2) == "\r\n";
      if (divides(c.value)) ++divisions;
      line_ += divides(c.value) ? std::string_view(" ") : text.substr(at, c.size);
      at += is_one ? 2 : c.size;
    }
    losses_.add("line ends and tabs", divisions);
    out << line_ << '\n';
  }

  std::ostream* out_;
  WriteOptions options_;
  Losses losses_;
  std::ostream* source_ = nullptr;
  std::ostream* target_ = nullptr;
  std::string line_;
};

}  // namespace
}  // namespace formats::moses

Format moses_format() {
  Format format;
  format.id = "moses";
  format.title = "Pair of texts";
  format.extensions = {"moses"};
  format.loses = {tr("inline codes"),
                  tr("line ends and tabs"),
                  tr("segments that have one text only"),
                  tr("states"),
                  tr("notes"),
                  tr("properties"),
                  tr("suggestions"),
                  tr("terms"),
                  tr("places"),
                  tr("neighbours"),
                  tr("confidence"),
                  tr("beads"),
                  tr("the skeleton")};
  format.read_bilingual = [](std::istream& in, const ReadOptions& options,
                             const Control& control) -> std::unique_ptr<Reader<BilingualUnit>> {
    return std::make_unique<formats::moses::PairReader>(in, options, control);
  };
  format.write_bilingual = [](std::ostream& out,
                              const WriteOptions& options) -> std::unique_ptr<Writer<BilingualUnit>> {
    return std::make_unique<formats::moses::PairWriter>(out, options);
  };
  return format;
}

}  // namespace distich
