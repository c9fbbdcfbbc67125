#pragma once
#include <string>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/formats/splice_internal.hpp>

namespace distich::formats::office {

struct Element;

/// How a document says in which language a text is, and in which direction it runs: what is translated is
/// dressed anew.
class Dressing {
 public:
  virtual ~Dressing() = default;
  /// What opens a block with a translation: its tag, and its properties if there are any.
  [[nodiscard]] virtual std::string block(ByteRange opening) = 0;
  /// What opens an element around a translation.
  [[nodiscard]] virtual std::string element(const Element& element) = 0;
  /// Adds what else has to change, when all has been dressed.
  virtual void finish(std::vector<Replacement>& changes) = 0;
};

}  // namespace distich::formats::office
