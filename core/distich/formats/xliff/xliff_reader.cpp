#include <istream>
#include <unordered_set>
#include <utility>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_reader_internal.hpp>
#include <distich/formats/xliff/xliff_unit_reader_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::xliff {
namespace {

constexpr std::uint64_t checkpoint_interval = 256;
// The skeleton is a whole article in one text node.
constexpr xml::Limits limits{.text_bytes = 512U << 20U};

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, Control control)
      : xml_(in, options.input, limits), control_(std::move(control)), report_(xml_, control_) {
    read_root(options.languages);
    at_unit_ = find_unit();
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override {
    while (next_pending_ == pending_.size()) {
      if (!at_unit_ && !find_unit()) return false;
      at_unit_ = false;
      read_next_unit();
    }
    unit = std::move(pending_[next_pending_++]);
    return true;
  }

 private:
  void read_root(const LanguagePair& wanted) {
    while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
    }
    if (xml_.name() != "xliff") {
      throw Error(ErrorCode::malformed, tr("not an XLIFF file: its document element is <{1}>", xml_.name()),
                  xml_.position());
    }
    if (!xml_.uri().starts_with(core_2_family)) {
      const auto version = xml_.attribute("version").value_or("without a version");
      throw Error(ErrorCode::unsupported,
                  tr("this is XLIFF {1}, not 2.0 or later; read it with --from xliff1", version),
                  xml_.position());
    }
    read_language("srcLang", wanted.source, header_.languages.source);
    read_language("trgLang", wanted.target, header_.languages.target);
    if (!header_.languages.source.known()) {
      report_(Severity::warning, "xliff.no-source-language",
              tr("<xliff> does not say the source language (srcLang)"));
    }
  }

  void read_language(std::string_view attribute, const LanguageTag& wanted, LanguageTag& language) {
    language = wanted;
    const auto tag = xml_.attribute(attribute);
    if (!tag || *tag == "und") return;
    auto own = formats::read_language(*tag, "xliff.language-mended", report_);
    if (!own) {
      report_(Severity::warning, "xliff.bad-language", tr("{1}=\"{2}\" is no language tag", attribute, *tag));
      return;
    }
    if (wanted.known() && !wanted.admits(*own) && !own->admits(wanted)) {
      report_(Severity::warning, "xliff.other-language",
              tr("{1} was asked for, but the file is in {2}", wanted.str(), own->str()));
    }
    language = std::move(*own);
  }

  /// Steps to the start of the next <unit>, taking what stands before it.
  bool find_unit() {
    while (xml_.next()) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      const bool is_core = xml_.uri().starts_with(core_2_family);
      if (is_core && xml_.name() == "unit") return true;
      if (is_core && xml_.name() == "group") continue;
      if (is_core && xml_.name() == "file") {
        start_file();
      } else if (is_core && xml_.name() == "skeleton") {
        read_skeleton();
      } else if (xml_.uri() == sizes_namespace && xml_.name() == "profiles") {
        sizes_ = read_size_profiles(xml_);
      } else if (xml_.uri().starts_with(metadata_family) && file_count_ == 1 &&
                 xml_.depth() == file_child_depth) {
        read_metadata(xml_, header_.properties);
      } else {
        skip_unknown();
      }
    }
    return false;
  }

  void start_file() {
    ++file_count_;
    sizes_ = {};
    file_id_ = xml_.attribute("id").value_or("");
    if (file_count_ == 1) header_.original = xml_.attribute("original").value_or("");
  }

  void read_skeleton() {
    const auto outer = xml_.depth();
    bool is_foreign = true;
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.uri() == distich_namespace && xml_.name() == "article" && file_count_ == 1) {
        read_article();
        is_foreign = false;
      } else {
        xml_.skip();
      }
    }
    if (is_foreign) {
      report_.once(Severity::note, "xliff.other-skeleton", "",
                   tr("the skeleton is another program's; its article cannot be merged here"));
    }
  }

  void read_article() {
    Skeleton skeleton;
    skeleton.format = xml_.attribute("format").value_or("");
    skeleton.encoding = xml_.attribute("encoding").value_or("UTF-8");
    skeleton.byte_order_mark = xml_.attribute("byteOrderMark") == "yes";
    const bool is_base64 = xml_.attribute("content") == "base64";
    skeleton.text = xml_.inner_text();
    if (is_base64) {
      auto decoded = decode_base64(skeleton.text);
      if (!decoded) {
        report_(Severity::error, "xliff.bad-skeleton",
                tr("the article in <{1}> is not valid base64", "skeleton"));
        return;
      }
      skeleton.text = std::move(*decoded);
    }
    header_.skeleton = std::move(skeleton);
  }

  void skip_unknown() {
    report_.once(Severity::note, "xliff.unknown-element", xml_.name(),
                 tr("the element <{1}> is not used here and was skipped", xml_.name()));
    xml_.skip();
  }

  void read_next_unit() {
    if (count_++ % checkpoint_interval == 0) control_.checkpoint({"reading", count_ - 1, std::nullopt});
    pending_ = read_unit(xml_, header_.languages, sizes_, report_);
    next_pending_ = 0;
    for (auto& unit : pending_) {
      if (file_count_ > 1) unit.id.insert(0, file_id_ + '/');
      if (!unit.id.empty() && !seen_ids_.insert(text::hash64(unit.id)).second) {
        report_(Severity::warning, "xliff.duplicate-id",
                tr("the id \"{1}\" is used more than once", unit.id));
      }
    }
  }

  // xliff, file, and then what stands in the file.
  static constexpr std::size_t file_child_depth = 3;

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  FileHeader header_;
  std::size_t file_count_ = 0;
  std::string file_id_;
  SizeProfiles sizes_;  ///< of the file
  bool at_unit_ = false;
  std::vector<BilingualUnit> pending_;
  std::size_t next_pending_ = 0;
  std::uint64_t count_ = 0;
  std::unordered_set<std::uint64_t> seen_ids_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  return std::make_unique<BilingualReader>(in, options, control);
}

}  // namespace distich::formats::xliff
