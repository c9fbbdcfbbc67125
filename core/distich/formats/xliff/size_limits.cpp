#include <distich/formats/xliff/size_limits_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>

namespace distich::formats::xliff {
namespace {

constexpr const char* size_property = "size-restriction";
constexpr const char* storage_property = "storage-restriction";

}  // namespace

SizeProfiles read_size_profiles(xml::Reader& reader) {
  constexpr std::string_view standard = "xliff:";
  SizeProfiles profiles;
  profiles.in_code_points = reader.attribute("generalProfile") == "xliff:codepoints";
  const std::string_view storage = reader.attribute("storageProfile").value_or("");
  for (const std::string_view known : {"utf8", "utf16", "utf32"}) {
    if (storage.starts_with(standard) && storage.substr(standard.size()) == known) profiles.storage = known;
  }
  reader.skip();
  return profiles;
}

void add_size_limits(const xml::Reader& reader, const SizeProfiles& profiles, Properties& properties) {
  if (profiles.in_code_points) {
    if (const auto size = reader.attribute("sizeRestriction", sizes_namespace))
      properties.emplace(size_property, *size);
  }
  if (!profiles.storage.empty()) {
    if (const auto size = reader.attribute("storageRestriction", sizes_namespace))
      properties.emplace(storage_property, profiles.storage + ':' + std::string(*size));
  }
}

void keep_upper_limits(Properties& properties) {
  for (const auto* name : {size_property, storage_property}) {
    const auto found = properties.find(name);
    if (found == properties.end()) continue;
    auto& value = found->second;
    const auto comma = value.find(',');
    if (comma == std::string::npos) continue;
    const auto colon = value.find(':');
    const auto begin = colon == std::string::npos ? 0 : colon + 1;
    value.erase(begin, comma + 1 - begin);
  }
}

}  // namespace distich::formats::xliff
