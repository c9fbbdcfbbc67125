#include <istream>
#include <utility>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_walker_internal.hpp>

namespace distich::formats::xliff {
namespace {

constexpr std::uint64_t checkpoint_interval = 256;
// The skeleton is a whole article in one text node.
constexpr xml::Limits limits{.text_bytes = 512U << 20U};
// xliff, file, and then what stands in the file.
constexpr std::size_t file_child_depth = 3;

}  // namespace

FileWalker::FileWalker(std::istream& in, HeldText held, const ReadOptions& options, Control control)
    : xml_(in, options.input, limits),
      control_(std::move(control)),
      held_(held),
      report_(xml_, control_, options.use == FileUse::take && !held) {
  read_root(options.languages);
  at_unit_ = find_unit();
}

bool FileWalker::next(Unit& unit) {
  if (!at_unit_ && !find_unit()) {
    report_.report_dropped();
    return false;
  }
  at_unit_ = false;
  if (count_++ % checkpoint_interval == 0) control_.checkpoint({"reading", count_ - 1, std::nullopt});
  leave_levels();
  unit = read_unit(xml_, header_.languages, sizes_, held_, report_);
  if (!levels_.empty() && levels_.back().second == "no") unit.common.properties.emplace("translate", "no");
  if (file_count_ > 1) unit.common.id.insert(0, file_id_ + '/');
  return true;
}

void FileWalker::read_root(const LanguagePair& wanted) {
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
  root_tag_ = held_.tag(xml_).value_or(ByteRange{});
  says_target_ = xml_.attribute("trgLang").has_value();
  read_language("srcLang", wanted.source, header_.languages.source);
  read_language("trgLang", wanted.target, header_.languages.target);
  if (!header_.languages.source.known()) {
    report_(Severity::warning, "xliff.no-source-language",
            tr("<xliff> does not say the source language (srcLang)"));
  }
}

void FileWalker::read_language(std::string_view attribute, const LanguageTag& wanted, LanguageTag& language) {
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
bool FileWalker::find_unit() {
  while (xml_.next()) {
    if (xml_.kind() != xml::NodeKind::start) continue;
    const bool is_core = xml_.uri().starts_with(core_2_family);
    if (is_core && xml_.name() == "unit") return true;
    if (is_core && (xml_.name() == "group" || xml_.name() == "file")) {
      enter(xml_.name() == "file");
    } else if (is_core && xml_.name() == "skeleton") {
      read_skeleton();
    } else if (xml_.uri() == sizes_namespace && xml_.name() == "profiles") {
      sizes_ = read_size_profiles(xml_);
    } else if (xml_.uri().starts_with(metadata_family) && file_count_ == 1 &&
               xml_.depth() == file_child_depth) {
      read_metadata(xml_, header_.properties);
    } else {
      report_.dropped(Severity::note, "xliff.unknown-element", xml_.name(),
                      tr("the element <{1}> is not used here and was skipped", xml_.name()));
      xml_.skip();
    }
  }
  return false;
}

/// What a file or group says of translating holds for all that is in it and does not say it again.
void FileWalker::enter(bool is_file) {
  leave_levels();
  if (const auto translate = xml_.attribute("translate")) levels_.emplace_back(xml_.depth(), *translate);
  if (!is_file) return;
  ++file_count_;
  sizes_ = {};
  file_id_ = xml_.attribute("id").value_or("");
  if (file_count_ == 1) header_.original = xml_.attribute("original").value_or("");
}

void FileWalker::leave_levels() {
  while (!levels_.empty() && levels_.back().first >= xml_.depth()) levels_.pop_back();
}

void FileWalker::read_skeleton() {
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
  if (is_foreign && !held_) {
    report_.once(Severity::note, "xliff.other-skeleton", "",
                 tr("the skeleton is another program's; its article cannot be merged here"));
  }
}

void FileWalker::read_article() {
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

}  // namespace distich::formats::xliff
