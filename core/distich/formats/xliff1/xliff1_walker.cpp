#include <algorithm>
#include <array>
#include <istream>
#include <utility>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_walker_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

constexpr std::uint64_t checkpoint_interval = 256;
// A skeleton is a whole article in one text node.
constexpr xml::Limits limits{.text_bytes = 512U << 20U};

}  // namespace

FileWalker::FileWalker(std::istream& in, const Held& held, const ReadOptions& options, Control control)
    : xml_(in, options.input, limits),
      control_(std::move(control)),
      report_(xml_, control_, options.use == FileUse::take && !held.text),
      wanted_(options.languages) {
  facts_.held = held.text;
  facts_.tool = held.is_tools;
  header_.languages = wanted_;
  read_root();
  TransUnit unit;
  if (!read_next(unit)) return;
  if (file_count_ == 1) header_.languages = languages_;
  first_ = std::move(unit);
}

bool FileWalker::next(TransUnit& unit) {
  if (!first_) return read_next(unit);
  unit = std::move(*first_);
  first_.reset();
  return true;
}

void FileWalker::read_root() {
  while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
  }
  if (xml_.name() != "xliff") {
    throw Error(ErrorCode::malformed, tr("not an XLIFF file: its document element is <{1}>", xml_.name()),
                xml_.position());
  }
  const std::string version(xml_.attribute("version").value_or(""));
  if (xml_.uri().starts_with(xliff_2_family)) {
    throw Error(ErrorCode::unsupported, tr("this is XLIFF {1}, not 1.x; read it with --from xliff", version),
                xml_.position());
  }
  facts_.uri = xml_.uri();
  constexpr std::array<std::string_view, 3> versions{"1.0", "1.1", "1.2"};
  if (std::ranges::find(versions, version) == versions.end()) {
    report_(Severity::warning, "xliff1.unknown-version",
            tr("the version \"{1}\" of XLIFF is unknown; the file is read as 1.2", version));
  }
}

bool FileWalker::read_next(TransUnit& unit) {
  while (find_unit()) {
    if (unit_count_++ % checkpoint_interval == 0) {
      control_.checkpoint({"reading", unit_count_ - 1, std::nullopt});
    }
    leave_groups();
    auto read = read_trans_unit(xml_, facts_, languages_, report_);
    if (!read) continue;
    unit = std::move(*read);
    if (!groups_.empty() && groups_.back().second == "no") unit.common.properties.emplace("translate", "no");
    adopt_languages(unit);
    if (file_count_ > 1) {
      unit.common.id.insert(0, 'f' + std::to_string(file_count_) + '/');
      if (!original_.empty()) add_property(unit.common.properties, "original", original_);
    }
    return true;
  }
  report_.report_dropped();
  return false;
}

/// Steps to the start of the next <trans-unit>, taking what stands before it.
bool FileWalker::find_unit() {
  while (xml_.next()) {
    if (xml_.kind() != xml::NodeKind::start) continue;
    const auto name = facts_.is_core(xml_) ? std::string_view(xml_.name()) : std::string_view();
    if (name == "trans-unit") return true;
    if (name == "group") {
      enter_group();
    } else if (name == "file") {
      start_file();
    } else if (name == "header") {
      read_head();
    } else if (name == "bin-unit") {
      report_.once(Severity::note, "xliff1.binary-unit", "",
                   tr("what is no text (<bin-unit>) is not read; the units inside it are"));
    } else if (name != "body") {
      skip_other();
    }
  }
  return false;
}

/// What a group says of translating holds for all that is in it and does not say it again.
void FileWalker::enter_group() {
  leave_groups();
  if (const auto translate = xml_.attribute("translate")) groups_.emplace_back(xml_.depth(), *translate);
}

void FileWalker::leave_groups() {
  while (!groups_.empty() && groups_.back().first >= xml_.depth()) groups_.pop_back();
}

void FileWalker::start_file() {
  ++file_count_;
  groups_.clear();
  file_tag_ = facts_.held.tag(xml_).value_or(ByteRange{});
  file_says_target_ = !xml_.attribute("target-language").value_or("").empty();
  original_ = xml_.attribute("original").value_or("");
  facts_.code_names.clear();
  languages_ = {};
  read_language("source-language", wanted_.source, languages_.source);
  read_language("target-language", wanted_.target, languages_.target);
  if (file_count_ > 1) return;
  header_.original = original_;
  header_.languages = languages_;
}

void FileWalker::read_language(std::string_view attribute, const LanguageTag& wanted, LanguageTag& language) {
  language = wanted;
  const auto tag = xml_.attribute(attribute);
  if (!tag || tag->empty()) {
    if (!wanted.known()) {
      const bool is_needed = attribute == "source-language";
      report_(is_needed ? Severity::warning : Severity::note, "xliff1.no-language",
              tr("<file> does not say its {1}", attribute));
    }
    return;
  }
  if (*tag == "und") return;
  auto own = formats::read_language(*tag, "xliff1.language-mended", report_);
  if (!own) {
    report_(Severity::warning, "xliff1.bad-language", tr("{1}=\"{2}\" is no language tag", attribute, *tag));
    return;
  }
  if (wanted.known() && !wanted.admits(*own) && !own->admits(wanted)) {
    report_.once(Severity::warning, "xliff1.other-language", attribute,
                 tr("{1} was asked for, but the file is in {2}", wanted.str(), own->str()));
  }
  language = std::move(*own);
}

/// The first unit that says its languages says them for a <file> that does not.
void FileWalker::adopt_languages(TransUnit& unit) {
  const auto adopt = [](LanguageTag& language, const LanguageTag& stated, LanguageTag& units) {
    if (language.known() || !stated.known()) return;
    language = stated;
    if (!units.known()) units = stated;
  };
  adopt(languages_.source, unit.stated.source, unit.common.languages.source);
  adopt(languages_.target, unit.stated.target, unit.common.languages.target);
}

void FileWalker::read_head() {
  each_child(xml_, [this] {
    if (facts_.is_core(xml_, "skl")) {
      read_skeleton();
    } else if (facts_.is_core(xml_, "note") && xml_.attribute("from") == own::property && file_count_ == 1) {
      header_.properties.insert(parse_property(xml_.inner_text()));
    } else if (xml_.uri() == sdl_namespace && xml_.name() == "tag-defs") {
      read_code_names();
    } else {
      xml_.skip();
    }
  });
}

void FileWalker::read_skeleton() {
  bool is_foreign = true;
  each_child(xml_, [&] {
    auto form = parse_form(xml_.attribute("form").value_or(""));
    if (form && file_count_ == 1) {
      read_article(std::move(*form));
      is_foreign = false;
    } else {
      xml_.skip();
    }
  });
  if (is_foreign && !facts_.held) {
    report_.once(Severity::note, "xliff1.other-skeleton", "",
                 tr("the skeleton is another program's; its article cannot be merged here"));
  }
}

void FileWalker::read_article(Form form) {
  form.skeleton.text = xml_.inner_text();
  if (form.is_base64) {
    auto decoded = decode_base64(form.skeleton.text);
    if (!decoded) {
      report_(Severity::error, "xliff1.bad-skeleton",
              tr("the article in <{1}> is not valid base64", "internal-file"));
      return;
    }
    form.skeleton.text = std::move(*decoded);
  }
  header_.skeleton = std::move(form.skeleton);
}

/// SDL's header calls each code by name: <tag id="5"><bpt name="b">…
void FileWalker::read_code_names() {
  each_child(xml_, [this] {
    const std::string id(xml_.attribute("id").value_or(""));
    each_child(xml_, [&] {
      if (const auto name = xml_.attribute("name")) facts_.code_names.emplace(id, *name);
      xml_.skip();
    });
  });
}

/// Heads and groups have much that is of no use here; of what other programs add, each kind is named once.
void FileWalker::skip_other() {
  if (!facts_.is_core(xml_)) {
    report_.dropped(Severity::note, "xliff1.unknown-element", xml_.name(),
                    tr("the element <{1}> is not used here and was skipped", xml_.name()));
  }
  xml_.skip();
}

}  // namespace distich::formats::xliff1
