#include <algorithm>
#include <sstream>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/xlsx/package_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xlsx {
namespace {

struct Relation {
  std::string id;
  std::string type;  ///< last step of its address: the rest differs between the two families of namespaces
  std::string target;
};

[[noreturn]] void fail(Message message, const std::string& input) {
  throw Error(ErrorCode::malformed, std::move(message), SourcePos{input, 0, 0, 0});
}

std::string folder_of(const std::string& part) {
  return part.substr(0, part.rfind('/') + 1);
}

/// "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml" or an absolute name,
/// seen from "xl/workbook.xml".
std::string resolved(std::string_view target, const std::string& from) {
  std::string out = target.starts_with('/') ? std::string() : folder_of(from);
  if (target.starts_with('/')) target.remove_prefix(1);
  for (; target.starts_with("../"); target.remove_prefix(3)) {
    if (!out.empty()) out.pop_back();
    out = folder_of(out);
  }
  return out + std::string(target);
}

std::vector<Relation> relations_of(const archive::Archive& package, const std::string& part,
                                   const std::string& input) {
  const auto name = folder_of(part) + "_rels/" + part.substr(folder_of(part).size()) + ".rels";
  std::vector<Relation> out;
  auto bytes = package.read(name);
  if (!bytes) return out;
  std::istringstream in(std::move(*bytes));
  xml::Reader reader(in, part_input(input, name));
  while (reader.next()) {
    if (reader.kind() != xml::NodeKind::start || reader.name() != "Relationship") continue;
    const std::string type(reader.attribute("Type").value_or(""));
    out.push_back({std::string(reader.attribute("Id").value_or("")), type.substr(type.rfind('/') + 1),
                   resolved(reader.attribute("Target").value_or(""), part)});
  }
  return out;
}

struct SheetEntry {
  std::string name;
  std::string relation;
};

/// The workbook's first sheet that is not hidden.
SheetEntry first_sheet(const archive::Archive& package, const std::string& workbook,
                       const std::string& input) {
  std::istringstream in(read_part(package, workbook, input));
  xml::Reader reader(in, part_input(input, workbook));
  while (reader.next()) {
    if (reader.kind() != xml::NodeKind::start || reader.name() != "sheet") continue;
    if (reader.attribute("state").value_or("visible") != "visible") continue;
    SheetEntry entry{std::string(reader.attribute("name").value_or("")), {}};
    for (const auto& attribute : reader.attributes()) {
      if (attribute.name == "id" && !attribute.prefix.empty()) entry.relation = attribute.value;
    }
    return entry;
  }
  fail(tr("the workbook has no sheet to be seen"), part_input(input, workbook));
}

}  // namespace

std::string part_input(const std::string& input, const std::string& part) {
  return input + ": " + part;
}

std::string read_part(const archive::Archive& package, const std::string& name, const std::string& input) {
  auto bytes = package.read(name);
  if (!bytes) fail(tr("the workbook lacks its part {1}", name), input);
  return std::move(*bytes);
}

SheetParts find_sheet(const archive::Archive& package, const std::string& input) {
  const auto roots = relations_of(package, "", input);
  const auto root = std::ranges::find(roots, "officeDocument", &Relation::type);
  const std::string workbook = root != roots.end() ? root->target : "xl/workbook.xml";
  if (package.find(workbook) == nullptr) fail(tr("not a workbook of a spreadsheet program"), input);
  const auto entry = first_sheet(package, workbook, input);
  const auto relations = relations_of(package, workbook, input);
  const auto sheet = std::ranges::find(relations, entry.relation, &Relation::id);
  if (sheet == relations.end()) {
    fail(tr("the workbook does not say where the sheet {1} is", entry.name), part_input(input, workbook));
  }
  SheetParts parts{entry.name, sheet->target, std::nullopt};
  const auto shared = std::ranges::find(relations, "sharedStrings", &Relation::type);
  if (shared != relations.end() && package.find(shared->target) != nullptr) {
    parts.shared_strings = shared->target;
  }
  return parts;
}

}  // namespace distich::formats::xlsx
