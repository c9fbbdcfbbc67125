#pragma once
#include "command.hpp"
#include "common/files.hpp"
#include <distich/engine/assist.hpp>
#include <distich/engine/choose.hpp>
#include <distich/formats/format.hpp>

namespace distich::cli {

/// What a command was told about its bilingual files.
struct BilingualReading {
  std::string source;    ///< language; empty: the file says
  std::string target;    ///< language; empty: the file says
  std::string from;      ///< format; empty: found out
  std::string encoding;  ///< empty: found out
};

/// -s, -t, --from and --encoding.
void declare_reading(Declaration& declare, BilingualReading& reading);

/// How to read a file, as the command was told.
[[nodiscard]] ReadOptions read_options(const BilingualReading& reading, Environment& environment);

/// A bilingual file that is open to be looked at, and how it is to be read.
class BilingualInput {
 public:
  /// Throws Error{unsupported} when the file's format can do none of `any_of`, and what `InputFile` does.
  BilingualInput(const std::string& path, const BilingualReading& reading, Environment& environment,
                 std::initializer_list<Capability> any_of = {Capability::read_bilingual});

  [[nodiscard]] const std::string& name() const noexcept { return file_.name(); }

  [[nodiscard]] std::istream& stream() noexcept { return file_.stream(); }

  [[nodiscard]] const Format& format() const noexcept { return *format_; }

  [[nodiscard]] const ReadOptions& options() const noexcept { return options_; }

 private:
  InputFile file_;
  const Format* format_;
  ReadOptions options_;
};

/// The format to write a file of `own` in after a change: its own where nothing asks for another. `output`'s
/// extension alone (".xlf") would say the newest version of it.
[[nodiscard]] const Format& writer_after_change(const Format& own, const std::string& to,
                                                const std::string& output, const Environment& environment);

/// What is to become of a file that is read as `own` and written as `to`.
[[nodiscard]] FileUse use_for(const Format& own, const Format& to) noexcept;

/// A whole bilingual file; units that do not say their languages have the file's. Throws a usage error when
/// neither the file nor `read` says both languages. Reports progress "reading".
[[nodiscard]] BilingualFile load_bilingual(InputFile& input, const Format& format, ReadOptions read,
                                           Environment& environment);

}  // namespace distich::cli
