#include "held_by.hpp"

namespace distich::contract {

BilingualUnit held_by(std::string_view format, BilingualUnit unit) {
  if (format == "tmx") {
    unit.suggestions.clear();
    unit.terms.clear();
  }
  if (format == "tsv" || format == "csv") {
    // One line has room for the best suggestion's texts and for a summary of terms to read.
    if (unit.suggestions.size() > 1) unit.suggestions.resize(1);
    for (auto& suggestion : unit.suggestions) suggestion.differs.clear();
    unit.terms.clear();
  }
  return unit;
}

TranslationUnit held_by(std::string_view /*format*/, TranslationUnit unit) {
  return unit;
}

Concept held_by(std::string_view /*format*/, Concept entry) {
  return entry;
}

bool hides_truncation(std::string_view format) {
  return format == "tsv" || format == "csv";
}

bool needs_a_record(std::string_view format) {
  return format == "tsv" || format == "csv";
}

bool trims_terms(std::string_view format) {
  return format == "tsv" || format == "csv";
}

bool is_xml(std::string_view format) {
  return format == "tmx" || format == "xliff";
}

}  // namespace distich::contract
