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

  void read_line(const Fields& fields);
  [[nodiscard]] Inflection::Affix affix(const Fields& fields) const;
  void sort();
  [[noreturn]] void fail(const Message& why) const;

  Inflection& rules_;
  const std::string& input_;
  std::uint32_t line_ = 0;
  std::size_t stem_ = 3;
};

}  // namespace distich::terms_internal
