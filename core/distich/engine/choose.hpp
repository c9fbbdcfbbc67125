#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>

namespace distich {

/// What a format may be able to do.
enum class Capability : std::uint8_t {
  read_article,
  merge,
  read_bilingual,
  write_bilingual,
  read_review,
  read_memory,
  write_memory,
  read_glossary,
  write_glossary,
  read_rules,
  write_rules,
};

/// "article", "merge", "bilingual", …: the kind of file that the capability is about.
[[nodiscard]] std::string_view name(Capability capability) noexcept;
[[nodiscard]] bool can(const Format& format, Capability capability) noexcept;
/// Every capability, in the order of the enumeration.
[[nodiscard]] std::span<const Capability> all_capabilities() noexcept;

/// The format to read a file with: the one that `wanted` names (id or extension), else what
/// the file's first bytes and name speak for. Throws Error{invalid_argument} when `wanted` is
/// no format, Error{unsupported} when the format can do none of `any_of`, or nothing fits.
/// `head` holds the first bytes as they are.
[[nodiscard]] const Format& choose_reader(const FormatRegistry& formats, std::string_view wanted,
                                          std::string_view head, std::string_view name,
                                          std::initializer_list<Capability> any_of);

/// The format to write a file with: the one that `wanted` names, else the first that has the
/// name's extension and can do one of `any_of`. Throws as `choose_reader`, and
/// Error{invalid_argument} when neither says anything.
[[nodiscard]] const Format& choose_writer(const FormatRegistry& formats, std::string_view wanted,
                                          std::string_view name, std::initializer_list<Capability> any_of);

/// "tmx, tsv, xliff": the ids of the formats that can do one of `any_of`, in the registry's order.
[[nodiscard]] std::string ids_of(const FormatRegistry& formats, std::initializer_list<Capability> any_of);

/// What the records of a file are.
enum class RecordKind : std::uint8_t {
  detect,    ///< find out
  memory,    ///< translation units or bilingual units
  glossary,  ///< concepts
};

/// Tables can be a memory or a glossary: `wanted`, or what the format and the column names in
/// the file's first bytes speak for ("subject", "pos" and "definition" are a glossary's). Throws
/// Error{unsupported} when the format cannot read such.
[[nodiscard]] RecordKind choose_kind(const Format& format, RecordKind wanted, std::string_view head);

/// How many of a file's first bytes `choose_reader` looks at.
inline constexpr std::size_t head_size = 8192;

}  // namespace distich
