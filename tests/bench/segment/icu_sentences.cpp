// The yardstick for throughput: ICU's sentence iterator over a file, a sentence a line on standard output.
// As plain as it can be: one read, one iterator over a UText of the bytes, one buffer for what is written.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace {

std::string bytes_of(const char* path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

/// One line: no white space at its end, line ends inside as spaces.
void append_line(std::string& out, std::string_view sentence) {
  const auto last = sentence.find_last_not_of(" \n\r\t");
  if (last == std::string_view::npos) return;
  for (const char c : sentence.substr(0, last + 1)) out += c == '\n' ? ' ' : c;
  out += '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s LOCALE FILE\n", argv[0]);
    return 2;
  }
  const auto text = bytes_of(argv[2]);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu::Locale(argv[1]), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_FAILURE(status)) return 1;
  sentences->setText(&utext, status);
  std::string out;
  std::int32_t begin = 0;
  for (auto end = sentences->next(); end != icu::BreakIterator::DONE; end = sentences->next()) {
    append_line(out, std::string_view(text).substr(static_cast<std::size_t>(begin),
                                                   static_cast<std::size_t>(end - begin)));
    begin = end;
    if (out.size() > (1U << 16U)) {
      std::fwrite(out.data(), 1, out.size(), stdout);
      out.clear();
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  utext_close(&utext);
  return U_SUCCESS(status) ? 0 : 1;
}
