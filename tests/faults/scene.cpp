#include "scene.hpp"

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

#include <distich/store/sqlite/connection_internal.hpp>
#include <distich/store/sqlite/migrate_internal.hpp>
#include <unistd.h>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

constexpr int sentences = 400;
constexpr int concepts = 120;

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string article() {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "Ferry " + std::to_string(i) + " left the harbour at noon. It carried " +
            std::to_string(i * 7 % 101) + " crates of salt.\n";
  }
  return text;
}

std::string translation() {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "Die Fähre " + std::to_string(i) + " verließ den Hafen am Mittag. Sie trug " +
            std::to_string(i * 7 % 101) + " Kisten Salz.\n";
  }
  return text;
}

/// A table of two languages; some of its lines have white space that `glossary lint --fix` mends.
std::string glossary(const std::string& prefix) {
  std::string table = "id\tsubject\tdefinition\ten\tde\n";
  for (int i = 0; i < concepts; ++i) {
    const auto number = std::to_string(i);
    table += prefix + number + "\ttransport\tThing  number " + number + ".\t" + prefix + " thing " + number +
             " \t" + prefix + "ding " + number + "\n";
  }
  return table;
}

std::string pairs(const std::string& prefix) {
  std::string table = "en\tde\n";
  for (int i = 0; i < 2 * sentences; ++i) {
    const auto number = std::to_string(i / 2);  // each is there twice, for dedupe with other contexts
    table += prefix + " crate " + number + " is heavy.\tKiste " + prefix + ' ' + number + " ist schwer.\n";
  }
  return table;
}

void make_old_store(const fs::path& path) {
  sqlite::Connection connection(path.string(), path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const auto known = sqlite::known_migrations();
  sqlite::migrate(connection, std::span(known).first(1), {});
  connection.execute(
      "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tmx', '2026-01-01'); "
      "INSERT INTO concept (id, session, subject, definition, note) VALUES ('ferry', 1, '', '', ''); "
      "UPDATE tally SET amount = 1 WHERE name = 'concepts'");
}

void must(const fs::path& folder, const std::vector<std::string>& words) {
  const auto outcome = run(DISTICH_PROGRAM, words, {folder});
  if (outcome.exit_code.value_or(-1) > 1) throw std::runtime_error(words[0] + ": " + outcome.said);
}

void add(std::uint64_t& digest, std::string_view bytes) {
  constexpr std::uint64_t prime = 1099511628211U;
  for (const char c : bytes) digest = (digest ^ static_cast<unsigned char>(c)) * prime;
  digest = (digest ^ 0xFFU) * prime;
}

std::vector<std::string> tables_of(sqlite::Connection& connection) {
  std::vector<std::string> tables;
  sqlite::Statement list(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  auto rows = list.query();
  while (rows.next()) tables.emplace_back(rows.text(0));
  return tables;
}

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoull(value);
}

}  // namespace

void PrintTo(const WritingCommand& command, std::ostream* out) {
  *out << command.name;
}

const std::vector<WritingCommand>& writing_commands() {
  static const std::vector<WritingCommand> all{
      {"import", {"import", "more.tsv"}},
      {"import_several", {"import", "more.tsv", "filled.xlf"}, {}, true},
      {"glossary_import", {"glossary", "import", "more_terms.tsv"}},
      {"glossary_add", {"glossary", "add", "en=quay", "de=Kai"}},
      {"glossary_edit", {"glossary", "edit", "a5", "definition=Another thing."}},
      {"glossary_remove", {"glossary", "remove", "a7"}},
      {"memory_undo", {"memory", "undo", "1"}},
      {"memory_edit", {"memory", "edit", "12", "--text", "de=Die Kiste ist leer."}},
      {"memory_delete", {"memory", "delete", "--origin", "pairs.tsv"}},
      {"memory_dedupe", {"memory", "dedupe", "--ignore-context"}},
      {"memory_penalty", {"memory", "penalty", "pairs.tsv", "2.5"}},
      {"memory_vacuum", {"memory", "vacuum"}},
      {"memory_repair", {"memory", "check", "--repair"}},
      {"memory_upgrade", {"memory", "stats", "--store", "old.db"}, {}, true, "old.db"},
      {"rules_add", {"rules", "add", "no-break: No. | Five", "-s", "en"}},
      {"rules_remove", {"rules", "remove", "1"}},
      {"rules_export", {"rules", "export", "-s", "de", "-o", "out.srx"}, {"out.srx"}},
      {"export", {"export", "-o", "out.tmx"}, {"out.tmx"}},
      {"export_terms", {"export", "--terms", "-o", "out.tbx"}, {"out.tbx"}},
      {"glossary_export", {"glossary", "export", "-o", "out.tsv"}, {"out.tsv"}},
      {"glossary_lint", {"glossary", "lint", "terms.tsv", "--fix", "-o", "out.tsv"}, {"out.tsv"}},
      {"glossary_merge",
       {"glossary", "merge", "terms.tsv", "terms.tsv", "more_terms.tsv", "-o", "out.tsv"},
       {"out.tsv"}},
      {"assist", {"assist", "article.txt", "-s", "en", "-t", "de", "-o", "out.xlf"}, {"out.xlf"}},
      {"pretranslate", {"pretranslate", "empty.xlf", "--min", "50", "-o", "out.xlf"}, {"out.xlf"}},
      {"pretranslate_in_place", {"pretranslate", "same.xlf", "-o", "same.xlf"}, {"same.xlf"}},
      {"align",
       {"align", "article.txt", "translation.txt", "-s", "en", "-t", "de", "-o", "out.tmx", "--review",
        "doubt.tsv", "--doubt", "100"},
       {"out.tmx", "doubt.tsv"}},
      {"convert", {"convert", "filled.xlf", "-o", "out.xlsx"}, {"out.xlsx"}},
      {"merge", {"merge", "filled.xlf", "-o", "out.txt"}, {"out.txt"}},
      {"segment", {"segment", "article.txt", "-s", "en", "--json", "-o", "out.json"}, {"out.json"}},
      {"terms", {"terms", "article.txt", "-s", "en", "-t", "de", "-o", "out.tsv", "--tsv"}, {"out.tsv"}},
      {"match", {"match", "article.txt", "-s", "en", "-t", "de", "-o", "out.tsv", "--tsv"}, {"out.tsv"}},
      {"extract_terms", {"extract-terms", "article.txt", "-s", "en", "-o", "out.tsv"}, {"out.tsv"}},
      {"check",
       {"check", "filled.xlf", "-o", "out.html", "--write-baseline", "known.tsv"},
       {"out.html", "known.tsv"}},
      {"stats", {"stats", "article.txt", "-s", "en", "-t", "de", "-o", "out.html"}, {"out.html"}},
      {"diff", {"diff", "empty.xlf", "filled.xlf", "-o", "out.tsv"}, {"out.tsv"}},
  };
  return all;
}

std::uint64_t digest_of(const fs::path& store) {
  sqlite::Connection connection(store.string(), store.string(), SQLITE_OPEN_READWRITE);
  std::uint64_t digest = 14695981039346656037U;
  for (const auto& table : tables_of(connection)) {
    add(digest, table);
    sqlite::Statement read(connection, "SELECT * FROM " + table);
    auto rows = read.query();
    while (rows.next()) {
      for (int column = 0; column < sqlite3_column_count(read.handle()); ++column)
        add(digest, rows.blob(column));
    }
  }
  return digest;
}

std::string bytes_of_file(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with("-wal") && !name.ends_with("-shm") && !name.ends_with("-journal")) names.insert(name);
  }
  return names;
}

Scene::Scene() {
  // Where waiting for the disk costs nothing; no test here takes the power away.
  const auto place = ::access("/dev/shm", W_OK) == 0 ? fs::path("/dev/shm") : fs::temp_directory_path();
  std::string name = (place / "distich-faults-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  root_ = name;
  fs::permissions(root_, fs::perms(0755));
  original_ = root_ / "original";
  fs::create_directory(original_);
  write_file(original_ / "article.txt", article());
  write_file(original_ / "translation.txt", translation());
  write_file(original_ / "terms.tsv", glossary("a"));
  write_file(original_ / "more_terms.tsv", glossary("b"));
  write_file(original_ / "pairs.tsv", pairs("red"));
  write_file(original_ / "more.tsv", pairs("blue"));
  const auto scene = original_;
  must(scene, {"import", "-q", "pairs.tsv"});
  must(scene, {"assist", "-q", "article.txt", "-s", "en", "-t", "de", "-o", "empty.xlf"});
  must(scene, {"pretranslate", "-q", "empty.xlf", "--pseudo", "-o", "filled.xlf"});
  must(scene, {"align", "-q", "article.txt", "translation.txt", "-s", "en", "-t", "de", "-o", "aligned.tmx"});
  must(scene, {"import", "-q", "aligned.tmx"});
  must(scene, {"glossary", "import", "-q", "terms.tsv"});
  must(scene, {"rules", "add", "-q", "no-break: Dr. | Miller", "-s", "en"});
  fs::copy_file(scene / "empty.xlf", scene / "same.xlf");
  make_old_store(scene / "old.db");
}

Scene::~Scene() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

const Scene& Scene::get() {
  static const Scene scene;
  return scene;
}

fs::path Scene::copy(const std::string& name) const {
  const auto folder = root_ / name;
  fs::remove_all(folder);
  fs::copy(original_, folder, fs::copy_options::recursive);
  return folder;
}

const Expected& expected_of(const WritingCommand& command) {
  static std::map<std::string, Expected> known;
  if (const auto found = known.find(command.name); found != known.end()) return found->second;
  const auto folder = Scene::get().copy("expected");
  Expected expected;
  expected.store_before = digest_of(folder / command.store);
  const auto outcome = run(DISTICH_PROGRAM, command.words, {folder});
  if (outcome.exit_code.value_or(-1) > 1) throw std::runtime_error(command.name + ": " + outcome.said);
  expected.took = outcome.took;
  for (const auto& output : command.outputs) {
    expected.outputs[output] = bytes_of_file(folder / output);
    expected.largest_file = std::max<std::uint64_t>(expected.largest_file, expected.outputs[output].size());
  }
  if (command.outputs.empty()) expected.largest_file = fs::file_size(folder / command.store);
  expected.store_after = digest_of(folder / command.store);
  expected.files = files_in(folder);
  return known[command.name] = expected;
}

std::uint64_t seed() {
  static const std::uint64_t value =
      number_from("DISTICH_FAULT_SEED", runs() > 5 ? std::random_device{}() : 1);
  return value;
}

int runs() {
  return static_cast<int>(number_from("DISTICH_FAULT_RUNS", 2));
}

}  // namespace distich::tests
