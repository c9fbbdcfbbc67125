#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// TermBase eXchange (docs/formats/tbx.md): version 3 (ISO 30042:2019) in both styles, version 2 (ISO
/// 30042:2008). Glossaries.
[[nodiscard]] Format tbx_format();

}  // namespace distich
