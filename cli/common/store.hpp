#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/environment.hpp"
#include <distich/store/store.hpp>
#include <distich/tm/memory.hpp>

namespace distich::cli {

/// Where the store lies: `option` (--store), else DISTICH_STORE, else
/// $XDG_DATA_HOME/distich/default.db, else ~/.local/share/distich/default.db.
[[nodiscard]] std::filesystem::path store_location(const std::string& option, Environment& environment);

/// Declares --store.
void declare_store(Declaration& declare, std::string& option);

/// Opens the store, making it and its folder when there is none.
[[nodiscard]] std::unique_ptr<Store> store_to_write(const std::string& option, Environment& environment);
/// Opens a store that is there. Throws Error{storage} when there is none.
[[nodiscard]] std::unique_ptr<Store> store_to_read(const std::string& option, Environment& environment);
/// `store_to_read` for commands that change it. Throws Error{storage} when it may only be read.
[[nodiscard]] std::unique_ptr<Store> store_to_change(const std::string& option, Environment& environment);
/// `store_to_read`; null, with a note, when there is none and --store did not name it.
[[nodiscard]] std::unique_ptr<Store> store_if_any(const std::string& option, Environment& environment);

/// The concepts that a command looks for: those of the glossary files when any are named, and
/// those of the store when it is named or no file is. Says what to do when there are none.
[[nodiscard]] std::vector<Concept> load_glossary(const std::vector<std::string>& files, Store* store,
                                                 Environment& environment);
/// The concepts of one glossary file.
[[nodiscard]] std::vector<Concept> read_glossary_file(const std::string& path, Environment& environment);

}  // namespace distich::cli
