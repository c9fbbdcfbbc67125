#include <istream>
#include <iterator>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/po/po_header_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats::po {
namespace {

constexpr std::uint64_t checkpoint_interval = 1024;

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : control_(control), input_(options.input) {
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw Error(ErrorCode::io, tr("cannot read {1}", input_));
    auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
    file_ = parse(decoded.text, options.input, control);
    header_.original = base_name(options.input);
    header_.skeleton = Skeleton{"po", std::move(decoded.text), decoded.encoding, decoded.byte_order_mark};
    read_header(options.languages);
    if (file_.obsolete > 0) {
      control.report({Severity::note, "po.obsolete",
                      tr("{1} obsolete entries (#~) are not read; merge keeps them", file_.obsolete),
                      SourcePos{input_}});
    }
    maker_.emplace(file_, header_.languages);
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override {
    if (entry_ == file_.entries.size()) return false;
    if (++given_ % checkpoint_interval == 0) control_.checkpoint({"reading", given_, {}});
    unit = maker_->unit(entry_, form_);
    if (++form_ == file_.entries[entry_].forms.size()) {
      ++entry_;
      form_ = 0;
    }
    return true;
  }

 private:
  void read_header(const LanguagePair& stated) {
    header_.languages = stated;
    if (!file_.header) return;
    for (auto& [name, value] : fields_of(file_.header->forms.front().text)) {
      if (name == field::language) settle(header_.languages.target, value);
      if (name == field::source_language) settle(header_.languages.source, value);
      header_.properties.insert_or_assign(std::move(name), std::move(value));
    }
  }

  /// The caller's word goes before the file's, which is often left over from another file; the file may say
  /// more exactly what the caller said.
  void settle(LanguageTag& language, const std::string& locale) {
    const SourcePos where{input_, file_.header->at, file_.header->line, 1};
    const auto said = language_of_locale(locale);
    if (!said) {
      control_.report({Severity::warning, "po.bad-language",
                       tr("the header's language {1} is none that is known", locale), where});
    } else if (!language.known() || language.admits(*said)) {
      language = *said;
    } else if (language.primary() != said->primary()) {
      control_.report({Severity::warning, "po.other-language",
                       tr("the header says {1}; taken as {2} as asked", said->str(), language.str()), where});
    }
  }

  Control control_;
  std::string input_;
  File file_;
  FileHeader header_;
  std::optional<UnitMaker> maker_;
  std::size_t entry_ = 0;
  std::size_t form_ = 0;
  std::uint64_t given_ = 0;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  return std::make_unique<BilingualReader>(in, options, control);
}

}  // namespace distich::formats::po
