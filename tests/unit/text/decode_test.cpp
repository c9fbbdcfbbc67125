#include <distich/base/error.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace distich::text {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

/// Decoding that notes what was reported.
struct Outcome {
  Decoded decoded;
  std::vector<std::string> reported;
};

Outcome decode_noting(std::string_view bytes, const DecodeOptions& options = {}) {
  Outcome outcome;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { outcome.reported.emplace_back(diagnostic.id); };
  outcome.decoded = decode(bytes, options, control);
  return outcome;
}

Error error_of(std::string_view bytes, const DecodeOptions& options = {}) {
  try {
    const auto decoded = decode(bytes, options);
    ADD_FAILURE() << "decoded as " << decoded.encoding;
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::internal, tr("no error")};
}

const std::string mixed = "Drei Züge, 三列火车, ثلاثة قطارات 🚂\nEnde.\n";

TEST(Utf8, KnowsEveryWellFormedSequence) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string text = "long enough for the fast path, 32 bytes ";
    append(text, c);
    ASSERT_TRUE(is_valid_utf8(text)) << static_cast<unsigned>(c);
  }
}

/// Straight from the definition: decode, check for the shortest form and the range.
bool is_valid_slowly(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned lead = byte(at);
    std::size_t size = 0;
    if (lead < 0x80) {
      size = 1;
    } else if ((lead & 0xE0U) == 0xC0) {
      size = 2;
    } else if ((lead & 0xF0U) == 0xE0) {
      size = 3;
    } else if ((lead & 0xF8U) == 0xF0) {
      size = 4;
    } else {
      return false;
    }
    if (at + size > bytes.size()) return false;
    char32_t value = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
      if ((byte(at + i) & 0xC0U) != 0x80) return false;
      value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    std::string again;
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
    append(again, value);
    if (again.size() != size) return false;
    at += size;
  }
  return true;
}

TEST(Utf8, AgreesWithTheDefinitionOnRandomBytes) {
  std::mt19937 random(11);
  const std::string leads =
      "a\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xED\xEE\xEF\xF0\xF1\xF4\xF5\xFF";
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes;
    for (auto size = random() % 6; size > 0; --size) bytes += leads[random() % leads.size()];
    ASSERT_EQ(is_valid_utf8(bytes), is_valid_slowly(bytes)) << testing::PrintToString(bytes);
    const auto bad = first_ill_formed(bytes);
    ASSERT_TRUE(is_valid_slowly(bytes.substr(0, bad)));
    ASSERT_TRUE(is_valid_slowly(repair_utf8(bytes)));
  }
}

TEST(Utf8, FindsABadByteAnywhere) {
  for (std::size_t at = 0; at < 100; ++at) {
    std::string bytes(100, 'x');
    bytes[at] = '\xFF';
    ASSERT_EQ(first_ill_formed(bytes), at);
  }
}

// The example of the Unicode Standard, chapter 3, "U+FFFD Substitution of Maximal Subparts".
TEST(Utf8, RepairsMaximalSubparts) {
  EXPECT_EQ(repair_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  EXPECT_EQ(repair_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(repair_utf8(mixed), mixed);
  EXPECT_EQ(repair_utf8(""), "");
}

TEST(Decode, PlainUtf8) {
  const auto [decoded, reported] = decode_noting(mixed);
  EXPECT_EQ(decoded.text, mixed);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_FALSE(decoded.byte_order_mark);
  EXPECT_TRUE(reported.empty());
}

TEST(Decode, NothingIsEmptyUtf8) {
  EXPECT_EQ(decode("").text, "");
  EXPECT_EQ(decode("").encoding, "UTF-8");
  EXPECT_EQ(decode("\xEF\xBB\xBF").text, "");
}

class WideEncodings : public testing::TestWithParam<std::string> {};

TEST_P(WideEncodings, AreKnownByTheirMark) {
  const auto decoded = decode(encode(mixed, GetParam(), true));
  EXPECT_EQ(decoded.text, mixed);
  EXPECT_EQ(decoded.encoding, GetParam());
  EXPECT_TRUE(decoded.byte_order_mark);
}

TEST_P(WideEncodings, AreKnownWithoutMarkInManyScripts) {
  for (const std::string& text :
       {mixed, "Short"s, "a"s, "Сегодня дождь.\n"s, "今日は雨です。\n明日は晴れ。\n"s,
        "امروز باران می\u200Cبارد.\n"s, "一一一一。\n一\n"s, "Χθες έβρεχε πολύ.\n"s,
        "นี่คือข้อความ\nบรรทัดที่สอง\n"s, "오늘은 비가 온다.\n"s}) {
    const auto decoded = decode(encode(text, GetParam(), false));
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, GetParam()) << text;
    EXPECT_FALSE(decoded.byte_order_mark);
  }
}

INSTANTIATE_TEST_SUITE_P(Decode, WideEncodings,
                         testing::Values("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"),
                         [](const auto& encoding) {
                           return encoding.param.substr(0, 3) + encoding.param.substr(4);
                         });

TEST(Decode, StatedByteOrderMayBeLeftOpen) {
  EXPECT_EQ(decode(encode("Ab c", "UTF-16BE", false), {"", "UTF-16"}).text, "Ab c");
  EXPECT_EQ(decode(encode("Ab c", "UTF-16LE", false), {"", "UTF-16"}).text, "Ab c");
  EXPECT_EQ(decode(encode("東京", "UTF-16LE", false), {"", "utf16"}).text, "東京");
}

TEST(Decode, StatedEncodingIsObeyed) {
  const auto decoded = decode("\xC7\xE1\xE4\xD5", {"", "cp1256"});
  EXPECT_EQ(decoded.text, "النص");
  EXPECT_EQ(decoded.encoding, "windows-1256");
  EXPECT_EQ(decode("Z\xFCge", {"", "ISO-8859-1"}).text, "Züge");
}

TEST(Decode, MarkOverrulesWhatIsStated) {
  const auto [decoded, reported] = decode_noting("\xEF\xBB\xBFZüge", {"", "windows-1252"});
  EXPECT_EQ(decoded.text, "Züge");
  EXPECT_THAT(reported, testing::ElementsAre("text.encoding-overruled"));
  EXPECT_TRUE(decode_noting("\xEF\xBB\xBFZüge", {"", "utf8"}).reported.empty());
  EXPECT_TRUE(decode_noting("\xFF\xFE"s + "a\0"s, {"", "UTF-16"}).reported.empty());
}

TEST(Decode, UnknownStatedEncoding) {
  const auto error = error_of("a", {"in.txt", "utf-eight"});
  EXPECT_EQ(error.code(), ErrorCode::encoding);
  EXPECT_THAT(error.what(), HasSubstr("utf-eight"));
}

TEST(Decode, IllFormedInStatedEncoding) {
  const auto error = error_of("Zeile eins\nZeile \xE9\n", {"in.txt", "UTF-8"});
  EXPECT_EQ(error.code(), ErrorCode::encoding);
  EXPECT_EQ(error.where(), (SourcePos{"in.txt", 17, 2, 7}));
  EXPECT_THAT(error.what(), HasSubstr("0xE9"));
  const auto japanese = error_of("ok\n\x82\xA0\x81\x20", {"in.txt", "Shift_JIS"});
  EXPECT_EQ(japanese.where(), (SourcePos{"in.txt", 5, 2, 2}));
  const auto odd = error_of("a\0b"s, {"in.txt", "UTF-16LE"});
  EXPECT_EQ(odd.where(), (SourcePos{"in.txt", 2, 1, 2}));
}

TEST(Decode, DeclarationInTheText) {
  EXPECT_EQ(decode("<?xml version='1.0' encoding='windows-1251'?><a>\xEC\xE8\xF0</a>").text,
            "<?xml version='1.0' encoding='windows-1251'?><a>мир</a>");
  EXPECT_EQ(decode("<html><head><META CHARSET = \"windows-1256\"></head>\xC7\xE1").encoding, "windows-1256");
  EXPECT_EQ(decode("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xCD\xC9\xD2").encoding,
            "KOI8-R");
  EXPECT_EQ(
      decode("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n# \xB1").encoding,
      "ISO-8859-2");
}

TEST(Decode, OldLabelsMeanTheirLargerSets) {
  EXPECT_EQ(decode("<meta charset=iso-8859-1>\x93quoted\x94").text, "<meta charset=iso-8859-1>“quoted”");
  EXPECT_EQ(decode("<meta charset=us-ascii>\x93quoted\x94").encoding, "windows-1252");
  EXPECT_EQ(decode("<meta charset=gb2312>\xB6\xAB").text, "<meta charset=gb2312>东");
}

TEST(Decode, DeclarationsThatCannotBeTrue) {
  EXPECT_EQ(decode("<?xml version='1.0' encoding='UTF-16'?><a>ü</a>").encoding, "UTF-8");
  const auto unknown = decode_noting("<meta charset=nonsense>ü");
  EXPECT_EQ(unknown.decoded.encoding, "UTF-8");
  EXPECT_THAT(unknown.reported, testing::ElementsAre("text.unknown-encoding"));
  const auto page = decode_noting("<meta charset=windows-1252>Zürich");
  EXPECT_EQ(page.decoded.encoding, "UTF-8");
  EXPECT_THAT(page.reported, testing::ElementsAre("text.declaration-contradicted"));
  EXPECT_EQ(decode("msgid \"\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\nü").encoding, "UTF-8");
  EXPECT_EQ(decode("The word charset=windows-1252 in prose, ü").encoding, "UTF-8");
  EXPECT_EQ(decode("<metal charset=windows-1252>ü").encoding, "UTF-8");
}

TEST(Decode, DeclaredUtf8MustBeUtf8) {
  EXPECT_EQ(error_of("<?xml version='1.0' encoding='utf-8'?><a>\xFC</a>").code(), ErrorCode::encoding);
}

TEST(Decode, DeclarationBeyondTheFirstBytesIsNotSeen) {
  std::string late(2000, ' ');
  late += "<meta charset=windows-1256>";
  EXPECT_EQ(decode(late).encoding, "UTF-8");
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Decode, GuessesLegacyEncodingsAndSaysSo) {
  struct Case {
    std::string text;
    std::string encoding;
  };

  for (const auto& [text, encoding] :
       std::vector<Case>{{"Der Zug fährt über die Brücke, und die Möwen schreien.\n", "windows-1252"},
                         {"Поезд идёт через мост, и чайки кричат над рекой.\n", "windows-1251"},
                         {"Поезд идёт через мост, и чайки кричат над рекой.\n", "KOI8-R"},
                         {"القطار يعبر الجسر والنوارس تصرخ فوق النهر\n", "windows-1256"},
                         {"הרכבת חוצה את הגשר והשחפים צורחים מעל הנהר\n", "windows-1255"},
                         {"電車が橋を渡り、川の上でカモメが鳴いている。\n", "Shift_JIS"},
                         {"電車が橋を渡り、川の上でカモメが鳴いている。\n", "EUC-JP"},
                         {"기차가 다리를 건너고 강 위에서 갈매기가 운다.\n", "EUC-KR"},
                         {"火车驶过大桥，海鸥在河上鸣叫。\n", "GB18030"},
                         {"火車駛過大橋，海鷗在河上鳴叫。\n", "Big5"}}) {
    const std::string whole = repeated(text, 5);
    const auto [decoded, reported] = decode_noting(encode(whole, encoding, false));
    EXPECT_EQ(decoded.text, whole) << encoding << " read as " << decoded.encoding;
    EXPECT_THAT(reported, testing::ElementsAre("text.encoding-detected"));
  }
}

TEST(Decode, DoesNotGuessWhenToldNotTo) {
  const auto bytes = encode(repeated("Поезд идёт через мост.\n", 5), "windows-1251", false);
  EXPECT_EQ(error_of(bytes, {"in.txt", "", false}).where(), (SourcePos{"in.txt", 0, 1, 1}));
}

TEST(Decode, BrokenUtf8IsNotGuessedAt) {
  const auto broken =
      error_of(repeated("Die Brücke über den Fluß.\n", 3) + "Gr\xFC\xDF" + "e", {"in.txt", ""});
  EXPECT_EQ(broken.code(), ErrorCode::encoding);
  EXPECT_EQ(broken.where()->line, 4U);
  EXPECT_EQ(broken.where()->column, 3U);
  EXPECT_THAT(broken.what(), HasSubstr("--encoding"));
  EXPECT_EQ(error_of(repeated("All plain here. ", 500) + "\xE9").code(), ErrorCode::encoding);
  EXPECT_EQ(error_of(repeated("Cut off in the midst of the word Br\xC3\xBC"
                              "cke: ",
                              4) +
                     "\xC3")
                .code(),
            ErrorCode::encoding);
}

TEST(Decode, BinaryFilesAreRefused) {
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\b\6\0\0\0"s;
  const std::string elf =
      "\x7F"
      "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"s;
  std::mt19937 random(3);
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random() % 255 + 1);
  std::string noise_with_nuls;
  for (int i = 0; i < 5000; ++i) noise_with_nuls += static_cast<char>(random() % 256);
  for (const auto& bytes :
       {png, elf, noise, noise_with_nuls, "text with a\0 in it"s, std::string(64, '\0')}) {
    const auto error = error_of(bytes, {"photo", ""});
    EXPECT_EQ(error.code(), ErrorCode::encoding);
    EXPECT_THAT(error.what(), HasSubstr("binary")) << testing::PrintToString(bytes.substr(0, 20));
  }
}

TEST(Decode, NulIsRefusedInStatedEncodingsToo) {
  EXPECT_EQ(error_of("a\0b"s, {"", "UTF-8"}).code(), ErrorCode::encoding);
  EXPECT_EQ(error_of("a\0b"s, {"", "windows-1252"}).code(), ErrorCode::encoding);
  EXPECT_EQ(error_of("\xEF\xBB\xBF"
                     "a\0b"s)
                .code(),
            ErrorCode::encoding);
}

TEST(Encode, RoundTrips) {
  for (const std::string encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"}) {
    for (const bool mark : {false, true}) {
      const auto bytes = encode(mixed, encoding, mark);
      EXPECT_EQ(decode(bytes, {"", encoding}).text, mixed) << encoding;
    }
  }
  EXPECT_EQ(encode("é", "windows-1252", true), "\xE9");
}

TEST(Encode, LongTextsWithPairsAcrossBuffers) {
  for (std::size_t pad = 0; pad < 4; ++pad) {
    const std::string text = std::string(pad, 'x') + repeated("🚂", 5000) + repeated("é", 5000);
    const auto bytes = encode(text, "UTF-16BE", false);
    EXPECT_EQ(decode(bytes, {"", "UTF-16BE"}).text, text);
  }
}

TEST(Encode, RefusesWhatItLacks) {
  try {
    (void)encode("ok\nnot ж", "windows-1252", false);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::encoding);
    EXPECT_EQ(error.where()->line, 2U);
    EXPECT_EQ(error.where()->column, 5U);
    EXPECT_THAT(error.what(), HasSubstr("ж"));
  }
  EXPECT_THROW((void)encode("a", "nonsense", false), Error);
}

}  // namespace
}  // namespace distich::text
