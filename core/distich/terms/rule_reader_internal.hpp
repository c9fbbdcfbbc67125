#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/message.hpp>
#include <distich/terms/inflection_internal.hpp>

namespace distich::terms_internal {

/// Reads a language's file of inflection rules.
class RuleReader {
 public:
  RuleReader(Inflection& rules, const std::string& input) : rules_(rules), input_(input) {}

  void read(std::string_view file);

 private:
  using Fields = std::vector<std::string>;

  void normalise(Fields& fields) const;
  void read_line(const Fields& fields);
  /// Rules that are one word; false when it is none of them.
  [[nodiscard]] bool read_switch(const Fields& fields);
  [[nodiscard]] bool read_affix(const Fields& fields);
  /// Rules that change one thing into another.
  [[nodiscard]] bool read_change(const Fields& fields);
  [[nodiscard]] bool read_list(const Fields& fields);
  void add_affix(std::vector<Inflection::Affix>& affixes, const Fields& fields) const;
  void sort();
  [[noreturn]] void fail(const Message& why) const;

  Inflection& rules_;
  const std::string& input_;
  std::uint32_t line_ = 0;
  std::size_t stem_ = 3;
};

}  // namespace distich::terms_internal
