#include "common/store.hpp"

#include <utility>

#include "common/glossary_files.hpp"
#include <distich/engine/lookup.hpp>
#include <unistd.h>

namespace distich::cli {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<Store> open_at(const fs::path& path, OpenMode mode, Environment& environment) {
  try {
    return open_store(path, {.mode = mode}, control_of(environment));
  } catch (const Error& error) {
    // A store that cannot be opened is the store's failure, not that of an input file.
    if (error.code() == ErrorCode::io) throw Error(ErrorCode::storage, error.message(), error.where());
    throw;
  }
}

/// Reading needs no right to write; but where there is one, a store of an older schema is brought up to date.
std::unique_ptr<Store> open_to_read(const fs::path& path, Environment& environment) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    throw Error(ErrorCode::storage,
                tr("there is no store at {1}; make one with distich import FILE --store {1}", path.string()));
  }
  const bool may_write = ::access(path.c_str(), W_OK) == 0;
  return open_at(path, may_write ? OpenMode::read_write : OpenMode::read_only, environment);
}

}  // namespace

fs::path store_location(const std::string& option, Environment& environment) {
  if (!option.empty()) return option;
  if (const auto named = environment.variable("DISTICH_STORE")) return *named;
  if (const auto data = environment.variable("XDG_DATA_HOME"))
    return fs::path(*data) / "distich" / "default.db";
  if (const auto home = environment.variable("HOME")) {
    return fs::path(*home) / ".local" / "share" / "distich" / "default.db";
  }
  throw usage(tr("no place for the store is known; name one with --store PATH"));
}

void declare_store(Declaration& declare, std::string& option) {
  declare.option("--store", "PATH", option, tr("the store; else DISTICH_STORE, else the default one"));
}

std::unique_ptr<Store> store_to_write(const std::string& option, Environment& environment) {
  return open_at(store_location(option, environment), OpenMode::create, environment);
}

std::unique_ptr<Store> store_to_read(const std::string& option, Environment& environment) {
  return open_to_read(store_location(option, environment), environment);
}

std::unique_ptr<Store> store_to_change(const std::string& option, Environment& environment) {
  auto store = store_to_read(option, environment);
  if (store->writable()) return store;
  throw Error(ErrorCode::storage, tr("the store {1} may be read but not written to; give the right to write "
                                     "it and its folder, or copy it",
                                     store_location(option, environment).string()));
}

std::unique_ptr<Store> store_if_any(const std::string& option, Environment& environment) {
  const auto path = store_location(option, environment);
  std::error_code error;
  if (option.empty() && !fs::exists(path, error)) {
    control_of(environment)
        .report({Severity::note,
                 "store.none",
                 tr("there is no store yet at {1}; fill one with distich import FILE", path.string()),
                 {}});
    return nullptr;
  }
  return open_to_read(path, environment);
}

std::vector<Concept> read_glossary_file(const std::string& path, Environment& environment) {
  auto concepts = read_whole_glossary(path, "", environment).concepts;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (concepts[i].id.empty()) concepts[i].id = path + ':' + std::to_string(i + 1);
  }
  return concepts;
}

std::vector<Concept> load_glossary(const std::vector<std::string>& files, Store* store,
                                   Environment& environment) {
  std::vector<Concept> concepts;
  for (const auto& path : files) {
    auto more = read_glossary_file(path, environment);
    concepts.insert(concepts.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
  }
  if (store != nullptr) {
    auto more = concepts_of(*store);
    concepts.insert(concepts.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
  }
  return concepts;
}

}  // namespace distich::cli
