#pragma once
#include <span>
#include <string>
#include <string_view>

#include <distich/formats/format.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/po/po_string_internal.hpp>

namespace distich::formats::po {

/// Writes units as entries of a catalogue that has none of them yet.
class EntryWriter {
 public:
  EntryWriter(std::string line_end, Losses& losses) : strings_(std::move(line_end)), losses_(&losses) {}

  [[nodiscard]] std::string header(const FileHeader& header, std::string_view creation_time) const;

  /// One entry with an empty line before it. Several units are the plural forms of one, in order.
  /// `number` is that of the entry in its file, from 1.
  [[nodiscard]] std::string entry(std::span<const BilingualUnit> forms, std::size_t number);

 private:
  void add_line(std::string& out, std::string_view prefix, std::string_view text) const;
  void add_string(std::string& out, std::string_view prefix, std::string_view keyword,
                  std::string_view text) const;
  void add_notes(std::string& out, const BilingualUnit& unit) const;
  void add_forms(std::string& out, std::span<const BilingualUnit> forms) const;
  [[nodiscard]] std::optional<std::string> settle_context(const std::optional<std::string>& own,
                                                          const std::string& msgid, const std::string& id,
                                                          std::size_t number);
  void count_losses(std::span<const BilingualUnit> forms) const;

  StringWriter strings_;
  Losses* losses_;
  HashSet keys_;
};

/// The id without a "[2]" behind it.
[[nodiscard]] std::string_view base_of(std::string_view id) noexcept;
/// The 2 of "…[2]" of a unit that is one of several plural forms.
[[nodiscard]] std::optional<std::size_t> plural_number(const BilingualUnit& unit);

}  // namespace distich::formats::po
