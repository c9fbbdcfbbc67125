#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <distich/model/term.hpp>

namespace distich::formats::tbx {

inline constexpr std::string_view core_namespace = "urn:iso:std:iso:30042:ed-2";

enum class Version : std::uint8_t { v2 = 2, v3 = 3 };
enum class Style : std::uint8_t { dca, dct };  ///< data categories as attributes, as tags

/// How much a file may say. Each holds all that the one before it does; `full` is version 2 with any
/// category.
enum class Dialect : std::uint8_t { core, min, basic, linguist, full };

/// A kind of file: what `--dialect` and `--style` choose.
struct Variety {
  Version version = Version::v3;
  Dialect dialect = Dialect::basic;
  Style style = Style::dca;

  friend bool operator==(const Variety&, const Variety&) = default;
};

/// "core", "min", "basic", "linguist"; "v2-core", "v2-basic", "v2". Empty words are Basic, DCA. Throws
/// Error{invalid_argument} for other words, and for styles that a variety does not have.
[[nodiscard]] Variety variety_named(std::string_view dialect, std::string_view style);
/// The word for `variety_named`.
[[nodiscard]] std::string_view word_for(const Variety& variety) noexcept;
/// What the file calls it: "TBX-Basic".
[[nodiscard]] std::string_view type_of(const Variety& variety) noexcept;

/// Where in an entry something is said.
enum class Level : std::uint8_t { concept_entry = 1, language = 2, term = 4 };

/// A data category as the dialects of version 3 define it.
struct DataCategory {
  std::string_view category;  ///< "descrip", "admin", …
  std::string_view type;
  Dialect since = Dialect::min;  ///< the smallest dialect that has it
  std::uint8_t levels = 0;       ///< of Level
  std::string_view values;       ///< " a b c ": what it may say; empty = anything

  [[nodiscard]] bool on(Level level) const noexcept { return (levels & static_cast<unsigned>(level)) != 0; }

  [[nodiscard]] bool may_say(std::string_view value) const;
};

[[nodiscard]] const DataCategory* find_category(std::string_view category, std::string_view type) noexcept;
/// By the type alone, which is the element's name in DCT.
[[nodiscard]] const DataCategory* find_type(std::string_view type) noexcept;

/// The module that defines a data category: its usual prefix, and its namespace.
struct Module {
  std::string_view prefix;
  std::string_view uri;
  Dialect dialect = Dialect::min;
};

[[nodiscard]] std::span<const Module> modules() noexcept;
[[nodiscard]] const Module& module_of(const DataCategory& category) noexcept;

/// administrativeStatus and what we make of it. Superseded terms are our deprecated ones, deprecated
/// (undesired) terms our forbidden ones.
[[nodiscard]] std::string_view status_word(TermStatus status) noexcept;
[[nodiscard]] std::optional<TermStatus> status_of(std::string_view word) noexcept;

/// An id as XML wants it ("12 a" is "_x31_2_x20_a"), and back.
[[nodiscard]] std::string xml_id(std::string_view id);
[[nodiscard]] std::string id_from_xml(std::string_view xml_id);

/// "20260102T030405Z" and the like as XML Schema writes dates; empty for what is no date.
[[nodiscard]] std::string xml_date(std::string_view date);

}  // namespace distich::formats::tbx
