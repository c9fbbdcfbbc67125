#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/model/unit.hpp>

namespace distich::sqlite {

/// What a unit, a variant or a concept carries beyond its columns. Most carry none of it.
struct Details {
  std::vector<InlineCode> codes;
  std::optional<Context> context;
  std::vector<std::string> notes;
  Properties properties;
  std::vector<std::string> fields;  ///< of concepts and terms: entry_fields_internal.hpp

  friend auto operator<=>(const Details&, const Details&) = default;
};

/// The bytes of a `details` column (docs/storage.md): equal details, equal bytes; empty for
/// empty details. Put into `out`, in place of what it held.
void encode_details(const std::vector<InlineCode>& codes, const std::optional<Context>& context,
                    const std::vector<std::string>& notes, const Properties& properties, std::string& out,
                    const std::vector<std::string>& fields = {});

/// The way back. Nothing when the bytes are none that `encode_details` gives. Linear.
[[nodiscard]] std::optional<Details> decode_details(std::string_view bytes);

}  // namespace distich::sqlite
