#include <istream>
#include <memory>
#include <optional>

#include <distich/formats/xliff/validation/fragment_internal.hpp>
#include <distich/formats/xliff/validation/inline_rules_internal.hpp>
#include <distich/formats/xliff/validation/structure_internal.hpp>
#include <distich/formats/xliff/validation/validator_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/text/hash.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff {
namespace validation {
namespace {

constexpr std::uint64_t checkpoint_interval = 256;
constexpr xml::Limits limits{.text_bytes = 512U << 20U};
constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";

bool is_inline(std::string_view name) {
  return name == "ph" || name == "pc" || name == "sc" || name == "ec" || name == "mrk" || name == "sm" ||
         name == "em";
}

bool is_structure(std::string_view name) {
  return name == "file" || name == "group" || name == "unit";
}

bool same_language(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

class Validator {
 public:
  Validator(std::istream& in, const ReadOptions& options, const Control& control)
      : xml_(in, options.input, limits), control_(&control), findings_(options.input, control) {}

  void run() {
    while (xml_.next()) {
      if (xml_.kind() == xml::NodeKind::start) {
        start();
        if (!is_xliff_) return;
      } else if (xml_.kind() == xml::NodeKind::end) {
        end();
      } else if (!frames_.empty()) {
        text();
      }
    }
    index_.finish();
  }

 private:
  // The document, element by element.
  void start();
  void end();
  void text();
  bool start_root(Node& node);
  void read_node(Node& node);
  [[nodiscard]] std::string qualified(std::string_view uri, std::string_view prefix,
                                      std::string_view name) const;
  void open(Node& node, const ElementRule* rule);
  void inherit(Frame& frame, const Node& node) const;

  // What elements mean.
  void start_core(const Node& node, const Frame& parent);
  void start_module(const Node& node, Frame& frame);
  void start_extension(const Node& node);
  void start_text(const Node& node, const Frame& frame, const Frame& parent);
  void start_code(const Node& node);
  void start_note(const Node& node);
  void refer(const Node& node);
  void check_size_reference(const Node& node);
  void end_unit();
  void end_structure(Frame& frame);
  void end_content(const Frame& frame);

  [[nodiscard]] Frame* structure_around();
  [[nodiscard]] std::string_view group_around() const;
  [[nodiscard]] Surroundings surroundings(const Frame& frame) const;

  xml::Reader xml_;
  const Control* control_;
  Findings findings_;
  FragmentIndex index_{findings_};
  std::unique_ptr<Schema> schema_;
  bool is_xliff_ = true;
  std::string core_uri_;
  std::string source_language_;
  std::string target_language_;
  bool has_target_language_ = false;
  bool reported_no_target_language_ = false;

  std::vector<Frame> frames_;
  Node node_;
  HashSet files_;
  HashSet groups_;                                         ///< of the file
  HashSet units_;                                          ///< of the file
  std::vector<std::pair<std::uint64_t, Node>> sub_flows_;  ///< to units that did not come so far
  std::vector<std::pair<std::uint64_t, Node>> resources_;
  HashSet resource_items_;  ///< that stand in the <file>
  bool standard_sizes_ = true;
  bool standard_storage_ = true;

  InlineScope unit_;
  std::optional<InlineScope> match_;
  std::string source_space_;
  bool in_target_ = false;
  std::uint64_t units_done_ = 0;
};

std::string Validator::qualified(std::string_view uri, std::string_view prefix, std::string_view name) const {
  if (uri == schema_instance) return "xsi:" + std::string(name);
  auto module = module_of(uri);
  if (module.empty() && uri != core_uri_) module = "?";
  if (uri.empty() && prefix == "xml") module = "xml";
  return module.empty() ? std::string(name) : std::string(module).append(":").append(name);
}

void Validator::read_node(Node& node) {
  const auto where = xml_.position();
  node.place = {where.byte, where.line, where.column};
  node.section = {};
  node.name = qualified(xml_.uri(), xml_.prefix(), xml_.name());
  node.attributes.clear();
  for (const auto& attribute : xml_.attributes()) {
    node.attributes.emplace_back(attribute.uri.empty() && attribute.prefix.empty()
                                     ? attribute.name
                                     : qualified(attribute.uri, attribute.prefix, attribute.name),
                                 attribute.value);
  }
}

bool Validator::start_root(Node& node) {
  core_uri_ = xml_.uri();
  is_xliff_ = xml_.name() == "xliff" && module_of(core_uri_).empty();
  if (!is_xliff_) {
    const auto where = xml_.position();
    findings_.report("xliff2.root", "XLIFF 2.1, 4.2.2.1", {where.byte, where.line, where.column},
                     tr("the document element is not <xliff> of XLIFF 2.0, 2.1 or 2.2: <{1}>", xml_.name()));
    return false;
  }
  schema_ = std::make_unique<Schema>(core_uri_ == core_2_2_namespace ? 22 : 21);
  read_node(node);
  source_language_ = node.get_or("srcLang", "");
  has_target_language_ = node.has("trgLang");
  target_language_ = node.get_or("trgLang", "");
  if (core_uri_ != core_2_2_namespace && node.is("version", "2.2")) {
    node.section = schema_->find("xliff")->section;
    findings_.bad_value(node, "version");
  }
  return true;
}

void Validator::start() {
  if (frames_.empty()) {
    if (!start_root(node_)) return;
    return open(node_, schema_->find("xliff"));
  }
  read_node(node_);
  auto& parent = frames_.back();
  parent.has_content = true;
  if (node_.name.starts_with("?:")) {
    node_.section = "XLIFF 2.1, 4.3.1.21";
    start_extension(node_);
  }
  if (parent.rule == nullptr) return open(node_, nullptr);
  const auto* rule = schema_->find(node_.name);
  if (!take_child(parent, node_, *schema_, findings_)) return open(node_, nullptr);
  // What modules take of anybody is only looked at where it is a module's.
  const bool is_foreign_content = node_.name.find(':') == std::string::npos &&
                                  (parent.name == "res:source" || parent.name == "res:target");
  if (is_foreign_content || parent.name == "skeleton") rule = nullptr;
  open(node_, rule);
}

void Validator::inherit(Frame& frame, const Node& node) const {
  const Frame* parent = frames_.empty() ? nullptr : &frames_.back();
  frame.language = node.get_or("xml:lang", parent == nullptr ? "" : std::string_view(parent->language));
  frame.space = node.get_or("xml:space", parent == nullptr ? "default" : std::string_view(parent->space));
  frame.in_its_scope = (parent != nullptr && parent->in_its_scope) || node.has("its:version") ||
                       (node.name.starts_with("its:") && node.has("version"));
  frame.has_quality_score =
      (parent != nullptr && parent->has_quality_score) || node.has("its:locQualityRatingScore");
  frame.has_quality_vote =
      (parent != nullptr && parent->has_quality_vote) || node.has("its:locQualityRatingVote");
}

void Validator::open(Node& node, const ElementRule* rule) {
  Frame frame;
  frame.rule = rule;
  frame.name = node.name;
  frame.id = node.get_or("id", "");
  frame.place = node.place;
  frame.has_reference = node.has("href");
  inherit(frame, node);
  if (rule != nullptr) {
    node.section = rule->section;
    check_attributes(node, *rule, findings_);
    const auto around = surroundings(frame);
    check_module_attributes(node, around, findings_);
    if (node.has("slr:sizeInfoRef")) check_size_reference(node);
    if (node.name.find(':') != std::string::npos) {
      check_module_element(node, around, findings_);
      start_module(node, frame);
    } else if (!frames_.empty()) {
      if (node.name == "source" || node.name == "target") start_text(node, frame, frames_.back());
      start_core(node, frames_.back());
    }
    refer(node);
  }
  frames_.push_back(std::move(frame));
}

Surroundings Validator::surroundings(const Frame& frame) const {
  Surroundings around;
  const auto depth = frames_.size();
  if (depth > 0) around.parent = frames_[depth - 1].name;
  if (depth > 1) around.grandparent = frames_[depth - 2].name;
  around.source_language = source_language_;
  around.target_language = target_language_;
  around.in_its_scope = frame.in_its_scope;
  around.has_quality_score = frame.has_quality_score;
  around.has_quality_vote = frame.has_quality_vote;
  around.standard_sizes = standard_sizes_;
  around.standard_storage = standard_storage_;
  return around;
}

Frame* Validator::structure_around() {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (is_structure(frame->name)) return &*frame;
  }
  return nullptr;
}

std::string_view Validator::group_around() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->name == "group") return frame->id;
  }
  return {};
}

void Validator::start_core(const Node& node, const Frame& parent) {
  const auto id = node.get("id");
  const auto take = [&](HashSet& used, std::string_view scope) {
    if (id && !used.insert(text::hash64(*id))) findings_.duplicate(node, *id, scope);
  };
  if (node.name == "file") {
    take(files_, "xliff");
    groups_ = units_ = resource_items_ = HashSet();
    standard_sizes_ = standard_storage_ = true;
    index_.begin_file(id.value_or(""));
  } else if (node.name == "group") {
    take(groups_, "file");
    index_.add_group(id.value_or(""));
  } else if (node.name == "unit") {
    take(units_, "file");
    unit_ = InlineScope();
    unit_.node = node;
    index_.begin_unit(id.value_or(""));
  } else if (node.name == "segment" || node.name == "ignorable") {
    unit_.segments.push_back({node, false, {}});
    if (id) index_.add("", *id, {});
    if (node.has("subState") && !node.has("state")) findings_.needs(node, "subState", "state");
  } else if (node.name == "note") {
    start_note(node);
  } else if (node.name == "data") {
    if (id && !frames_.back().ids.emplace(*id).second) findings_.duplicate(node, *id, parent.name);
    if (id) (match_ ? *match_ : unit_).data.emplace(*id);
    if (id && !match_) index_.add("d", *id, {});
  } else if (is_inline(node.name)) {
    start_code(node);
  }
}

void Validator::start_note(const Node& node) {
  const auto id = node.get("id");
  auto* around = structure_around();
  if (around != nullptr) ++around->notes;
  if (!id) return;
  if (!frames_.back().ids.emplace(*id).second) findings_.duplicate(node, *id, "notes");
  if (around != nullptr) around->note_ids.emplace(*id);
  index_.add("n", *id, group_around());
}

void Validator::start_text(const Node& node, const Frame& frame, const Frame& parent) {
  in_target_ = node.name == "target";
  const bool in_match = parent.name == "mtc:match";
  auto& scope = in_match && match_ ? *match_ : unit_;
  if (in_target_ && !scope.segments.empty()) {
    scope.segments.back().has_target = true;
    scope.segments.back().target = node;
  }
  if (!in_target_) source_space_ = frame.space;
  if (in_target_ && !in_match && frame.space != source_space_)
    findings_.report(
        "xliff2.xml-space", "XLIFF 2.1, 4.3.2.2", node.place,
        tr("<{1}> and <{2}> belong together, but differ in {3}", "source", "target", "xml:space"));
  if (in_target_ && !in_match && !has_target_language_ && !reported_no_target_language_) {
    reported_no_target_language_ = true;
    findings_.report("xliff2.needs", "XLIFF 2.1, 4.2.2.1", node.place,
                     tr("<{1}> with {2} needs {3}", "xliff", "<target>", "trgLang"));
  }
  const bool any_language = in_match && in_target_ && match_ && match_->node.is("reference", "yes");
  const auto& wanted = in_target_ ? target_language_ : source_language_;
  if (frame.language.empty() || wanted.empty() || any_language || same_language(frame.language, wanted))
    return;
  // What stands on <xliff> itself is about the document, not its texts.
  if (!node.has("xml:lang") && frame.language == frames_.front().language) return;
  findings_.report("xliff2.language", "XLIFF 2.1, 4.3.2.1", node.place,
                   tr("<{1}> is in {2}, but {3} is {4}", node.name, frame.language,
                      in_target_ ? "trgLang" : "srcLang", wanted));
}

void Validator::start_code(const Node& node) {
  check_code(node, findings_);
  auto& scope = match_ ? *match_ : unit_;
  if (scope.segments.empty()) return;
  (in_target_ ? scope.targets : scope.sources).push_back({node, scope.segments.size() - 1});
  const auto id = node.get("id");
  if (id && !match_) index_.add(in_target_ ? "t" : "", *id, {});
  for (const std::string_view attribute : {"subFlows", "subFlowsStart", "subFlowsEnd"}) {
    auto words = node.get_or(attribute, "");
    while (!words.empty()) {
      const auto end = std::min(words.find(' '), words.size());
      const auto hash = text::hash64(words.substr(0, end));
      if (end != 0 && !units_.contains(hash)) {
        sub_flows_.emplace_back(hash, node);
        sub_flows_.back().second.attributes = {{std::string(attribute), std::string(words.substr(0, end))}};
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
}

void Validator::refer(const Node& node) {
  if (node.name == "mrk" || node.name == "sm") {
    if (match_) return;
    if (node.is("type", "comment")) {
      index_.refer_in_unit(node, "ref", {"n"});
    } else {
      index_.refer(node, "ref", group_around());
    }
    if (node.has("its:locQualityIssuesRef")) index_.refer_in_unit(node, "its:locQualityIssuesRef", {"its"});
  } else if (node.name == "note" || node.name == "gls:glossEntry" || node.name == "gls:translation") {
    index_.refer(node, "ref", group_around());
  } else if (node.name == "mtc:match") {
    index_.refer_in_unit(node, "ref", {"", "t"});
  }
}

void Validator::start_module(const Node& node, Frame& frame) {
  const auto id = node.get(node.name.starts_with("its:") ? "xml:id" : "id");
  const auto module = std::string_view(node.name).substr(0, 3);
  if (id) index_.add(module, *id, group_around());
  if (node.name == "mtc:matches" || node.name == "gls:glossary" || node.name == "mda:metadata" ||
      node.name == "res:resourceData" || node.name == "ctr:changeTrack")
    frame.container = std::make_unique<ContainerRules>(node.name);
  auto* container = frame.container.get();
  for (auto open = frames_.rbegin(); container == nullptr && open != frames_.rend(); ++open)
    container = open->container.get();
  if (container != nullptr) container->add(node, *schema_, findings_);
  auto* around = structure_around();
  if (node.name == "mtc:match") {
    match_.emplace();
    match_->node = node;
    match_->segments.push_back({node, false, {}});
  } else if (node.name == "slr:profiles") {
    const auto is_standard = [&](std::string_view attribute) {
      const auto profile = node.get_or(attribute, "");
      return profile.empty() || profile.starts_with("xliff:");
    };
    standard_sizes_ = is_standard("generalProfile");
    standard_storage_ = is_standard("storageProfile");
  } else if (node.name == "ctr:revisions" && around != nullptr) {
    around->revised.push_back(node);
  } else if (node.name == "its:locQualityIssues" || node.name == "its:provenanceRecords") {
    if (id && around != nullptr && !around->extension_ids.insert("its=" + std::string(*id)).second)
      findings_.duplicate(node, *id, around->name);
  } else if (node.name == "res:resourceItem" && around != nullptr && around->name == "file" && id) {
    resource_items_.insert(text::hash64(*id));
  } else if (node.name == "res:resourceItemRef") {
    resources_.emplace_back(text::hash64(node.get_or("ref", "")), node);
  }
}

void Validator::start_extension(const Node& node) {
  auto* around = structure_around();
  if (around == nullptr) return;
  const bool is_size_data =
      std::ranges::any_of(frames_, [](const Frame& frame) { return frame.name == "slr:data"; });
  for (const std::string_view attribute : {"id", "xml:id"}) {
    const auto id = node.get(attribute);
    if (!id) continue;
    if (is_size_data) around->size_data.emplace(*id);
    if (!around->extension_ids.emplace(*id).second) findings_.duplicate(node, *id, around->name);
  }
}

void Validator::check_size_reference(const Node& node) {
  const auto id = std::string(node.get_or("slr:sizeInfoRef", ""));
  const bool found =
      std::ranges::any_of(frames_, [&](const Frame& frame) { return frame.size_data.contains(id); });
  if (!found) findings_.dangling(node, "slr:sizeInfoRef");
}

void Validator::text() {
  auto& frame = frames_.back();
  frame.has_content = true;
  if (xml_.kind() != xml::NodeKind::text || frame.rule == nullptr || frame.rule->holds_text ||
      frame.text_was_reported)
    return;
  if (xml_.text().find_first_not_of(" \t\r\n") == std::string::npos) return;
  frame.text_was_reported = true;
  const auto where = xml_.position();
  findings_.report("xliff2.text", frame.rule->section, {where.byte, where.line, where.column},
                   tr("<{1}> may not hold text", frame.name));
}

void Validator::end_unit() {
  const bool any_segment =
      std::ranges::any_of(unit_.segments, [](const Segment& s) { return s.node.name == "segment"; });
  if (!any_segment && !unit_.segments.empty())
    findings_.report("xliff2.missing-element", unit_.node, tr("<{1}> lacks a <{2}>", "unit", "segment"));
  for (const auto& segment : unit_.segments) {
    // Only the Schematron rules of 2.1 say so.
    if (!segment.has_target && segment.node.get_or("state", "initial") != "initial")
      findings_.needs(segment.node, "state", "<target>", Severity::warning);
  }
  check_scope(unit_, findings_);
  index_.end_unit();
  if (++units_done_ % checkpoint_interval == 0) control_->checkpoint({"checking", units_done_, std::nullopt});
}

void Validator::end_structure(Frame& frame) {
  for (const auto& revised : frame.revised) {
    if (!revised.is("appliesTo", "note")) continue;
    const auto ref = revised.get("ref");
    if (ref && !frame.note_ids.contains(std::string(*ref))) findings_.dangling(revised, "ref");
    if (!ref && frame.notes > 1 && !frame.note_ids.empty())
      findings_.needs(revised, "appliesTo=\"note\"", "ref");
  }
  if (frame.name != "file") return;
  for (const auto& [hash, node] : sub_flows_) {
    if (!units_.contains(hash)) findings_.dangling(node, node.attributes.front().first);
  }
  for (const auto& [hash, node] : resources_) {
    if (!resource_items_.contains(hash)) findings_.dangling(node, "ref", Severity::warning);
  }
  sub_flows_.clear();
  resources_.clear();
}

/// Elements that hold something or else say where it is.
void Validator::end_content(const Frame& frame) {
  if (frame.has_reference == frame.has_content)
    findings_.report("xliff2.content", frame.rule->section, frame.place,
                     tr("<{1}> needs either content or {2}, not both", frame.name, "href"));
}

void Validator::end() {
  auto frame = std::move(frames_.back());
  frames_.pop_back();
  for (auto open = frames_.rbegin(); open != frames_.rend(); ++open) {
    if (open->container) {
      open->container->end(frame.name, findings_);
      break;
    }
  }
  if (frame.rule == nullptr) return;
  end_children(frame, findings_);
  if (frame.name == "skeleton" || frame.name == "res:source" || frame.name == "res:target")
    end_content(frame);
  if (frame.name == "unit") end_unit();
  if (frame.name == "mtc:match" && match_) {
    check_scope(*match_, findings_);
    match_.reset();
  }
  if (is_structure(frame.name)) end_structure(frame);
}

}  // namespace
}  // namespace validation

void validate(std::istream& in, const ReadOptions& options, const Control& control) {
  validation::Validator(in, options, control).run();
}

}  // namespace distich::formats::xliff
