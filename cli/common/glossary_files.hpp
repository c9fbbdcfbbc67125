#pragma once
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/environment.hpp"
#include <distich/formats/format.hpp>

namespace distich::cli {

class Declaration;

/// What the user says of a glossary's file.
struct GlossaryWords {
  std::string map;
  std::string dialect;
  std::string style;
  std::string delimiter;
};

/// --map
void declare_glossary_reading(Declaration& declare, GlossaryWords& words);
/// --dialect, --style, --delimiter
void declare_glossary_writing(Declaration& declare, GlossaryWords& words);

/// "source=1,target=2,note=Remarks"; in a heading, a backslash keeps a comma or an equals sign. Throws a
/// usage error for what is no such list.
[[nodiscard]] ColumnMap column_map(const std::string& words);
[[nodiscard]] WriteOptions write_options(const GlossaryWords& words, Environment& environment);

/// Opens files that lie beside the one that is read.
[[nodiscard]] std::unique_ptr<std::istream> open_beside(const std::string& name);

/// The format to read a glossary with. Tables of terms have many names: a text file with tabs is one too.
[[nodiscard]] const Format& glossary_reader_for(std::string_view wanted, std::string_view head,
                                                const std::string& name, Environment& environment);

/// A glossary that is held whole.
struct GlossaryFile {
  FileHeader header;
  std::vector<Concept> concepts;
  const Format* format = nullptr;  ///< null for an empty file
  std::string comments{};          ///< lines at the top of a table that begin with "#"
};

/// `from` names the format, or is empty. An empty file is a glossary without concepts: so version control
/// hands over a file that was not there.
[[nodiscard]] GlossaryFile read_whole_glossary(const std::string& path, std::string_view from,
                                               Environment& environment);
/// In the format that it was read in, below its comments; to a file that appears whole or not at all, or to
/// standard output. Throws Error{unsupported} when the format cannot be written.
void write_whole_glossary(const GlossaryFile& file, const std::string& path, Environment& environment);

}  // namespace distich::cli
