#pragma once
#include <distich/formats/format.hpp>

namespace distich::contract {

[[nodiscard]] FileHeader sample_header();

/// Records with everything that the model knows, in several scripts and directions.
template <class Record>
[[nodiscard]] std::vector<Record> samples();
template <>
std::vector<BilingualUnit> samples();
template <>
std::vector<TranslationUnit> samples();
template <>
std::vector<Concept> samples();

/// A record with this text in all places where text may stand.
template <class Record>
[[nodiscard]] Record record_with(const std::string& text);
template <>
BilingualUnit record_with(const std::string& text);
template <>
TranslationUnit record_with(const std::string& text);
template <>
Concept record_with(const std::string& text);

}  // namespace distich::contract
