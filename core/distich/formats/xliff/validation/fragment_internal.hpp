#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/xliff/validation/node_internal.hpp>

namespace distich::formats::xliff::validation {

/// What a fragment identifier names: XLIFF 2.1, 3 Fragment Identification.
struct Fragment {
  std::string file;    ///< of "f="; empty where it says none
  std::string group;   ///< of "g="
  std::string unit;    ///< of "u="
  std::string prefix;  ///< of what it names in there: "n", "d", "t", "gls", …; empty for codes and segments
  std::string id;      ///< empty when it names the file, group or unit itself

  [[nodiscard]] bool is_relative() const { return file.empty() && group.empty() && unit.empty(); }
};

/// Parses "#f=1/u=2/n=3" (a "/" may stand behind the "#"). Nothing for what is no fragment identifier.
[[nodiscard]] std::optional<Fragment> parse_fragment(std::string_view uri);

/// Knows what is there to be named. Remembers all ids of the unit that it is in; of the rest of the file
/// those of files, groups and units, and what these have beside their units: 8 to 16 bytes each.
class FragmentIndex {
 public:
  explicit FragmentIndex(const Findings& findings) : findings_(&findings) {}

  void begin_file(std::string_view id);
  void add_group(std::string_view id);
  void begin_unit(std::string_view id);
  /// Resolves what the unit refers to in itself.
  void end_unit();
  /// Something with an id in the unit, or in the file or group that ids are added to otherwise.
  void add(std::string_view prefix, std::string_view id, std::string_view group);

  /// An attribute that should name something. `group`: the group that the element stands in, if any.
  void refer(const Node& node, std::string_view attribute, std::string_view group);
  /// An attribute that should name one of these in the unit itself: a note ("n"), a text ("", "t").
  void refer_in_unit(const Node& node, std::string_view attribute, std::vector<std::string_view> prefixes);

  /// Resolves what is left.
  void finish();

 private:
  struct Reference {
    Node node;
    std::string attribute;
    Fragment fragment;
    std::vector<std::string_view> prefixes;  ///< empty = any
  };

  struct Outside {
    std::uint64_t path = 0;
    Node node;
    std::string attribute;
  };

  [[nodiscard]] bool is_this_unit(const Fragment& fragment) const;
  void refer_outside(const Node& node, std::string_view attribute, const Fragment& fragment,
                     std::string_view group);
  void keep(const Node& node, std::string_view attribute, const std::string& path);

  const Findings* findings_;
  std::string file_;
  std::string unit_;
  bool in_unit_ = false;
  std::set<std::string> of_unit_;
  std::vector<Reference> of_unit_references_;
  HashSet known_;
  std::vector<Outside> outside_;
};

}  // namespace distich::formats::xliff::validation
