// The loops give the same on every kind of processor, and plates and words are the same thing in two spellings.
#include "domain/pattern_parser.h"
#include "engine/near_words.h"
#include "engine/word_scan.h"
#include "support/test_main.h"
#include "unit/store/random_reads.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::engine;
using namespace plateglass::test;

namespace {

std::vector<Vectors> kindsHere()
{
    std::vector<Vectors> out{Vectors::None};
    if (vectorsHere() != Vectors::None) out.push_back(Vectors::Avx2);
    if (vectorsHere() == Vectors::Avx512) out.push_back(Vectors::Avx512);
    return out;
}

std::vector<Word> words(int count)
{
    Random random(21);
    std::vector<Word> out;
    for (int i = 0; i < count; ++i) out.push_back(*pack(randomText(random, 10)));
    std::ranges::sort(out);
    return out;
}

std::vector<std::uint32_t> found(const std::vector<Word>& all, const auto& pattern, Vectors vectors)
{
    std::vector<std::uint32_t> hits;
    if (!scan(all, pattern, {}, hits, vectors)) qFatal("a scan that nobody stopped");
    return hits;
}

/// Levenshtein's table, written down as it is defined.
int editsBetween(const std::string& a, const std::string& b)
{
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j)
            table[i][j] = i == 0 ? int(j) : j == 0 ? int(i) : std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
    return table[a.size()][b.size()];
}

} // namespace

class TestWordScan : public QObject {
    Q_OBJECT
private slots:
    void wordsAreTheirTexts()
    {
        for (const char* text : {"", "A", "0", "Z9", "QQ8O0I3", "ZZZZZZZZZZ"}) QCOMPARE(unpack(*pack(text)), std::string(text));
        QVERIFY(!pack("QQ8O0I3QQ8O")); // eleven
        QVERIFY(!pack("Q-1"));
        QVERIFY(!pack("q1"));
        QVERIFY(*pack("A") < *pack("A0") && *pack("A0") < *pack("A9") && *pack("A9") < *pack("AA") && *pack("9Z") < *pack("A"));
    }
    void everyProcessorFindsTheSamePattern()
    {
        const auto all = words(5000);
        Random random(4);
        for (int i = 0; i < 400; ++i) {
            bool open = false;
            const auto text = randomPattern(random, open);
            const auto pattern = domain::parsePattern(text);
            if (!pattern || !pattern->regex.empty()) continue;
            const auto ends = random.chance(30) ? WordPattern::Ends::Open : WordPattern::Ends::Anchored;
            const WordPattern compiled(*pattern, ends, random.below(2), {});
            std::vector<std::uint32_t> expected;
            for (std::uint32_t k = 0; k < all.size(); ++k)
                if (compiled.matches(all[k])) expected.push_back(k);
            for (const auto vectors : kindsHere()) QVERIFY2(found(all, compiled, vectors) == expected, text.c_str());
            for (const auto hit : expected) QVERIFY(compiled.range().first <= all[hit] && all[hit] <= compiled.range().last);
        }
    }
    void everyProcessorCountsTheSameEdits()
    {
        const auto all = words(1500);
        Random random(8);
        for (int i = 0; i < 60; ++i) {
            const auto asked = randomText(random, 12);
            std::vector<unsigned> symbols;
            for (const char c : asked) symbols.push_back(symbolOf(static_cast<unsigned char>(c)));
            const int most = random.below(5);
            std::vector<std::uint32_t> expected;
            for (std::uint32_t k = 0; k < all.size(); ++k)
                if (editsBetween(asked, unpack(all[k])) <= most) expected.push_back(k);
            for (const auto vectors : kindsHere()) QVERIFY2(found(all, editPattern(symbols, most), vectors) == expected, asked.c_str());
        }
    }
    void neighboursAreAllThere()
    {
        const auto all = words(4000);
        for (const char* asked : {"", "8", "8B0A", "0O8B1A0O8B"}) {
            const auto near = nearWords(asked, 0, 1, {});
            QVERIFY(near && std::ranges::is_sorted(*near));
            for (const Word word : all)
                if (editsBetween(asked, unpack(word)) <= 1) QVERIFY2(std::ranges::binary_search(*near, word), unpack(word).c_str());
        }
        QVERIFY(!nearWords("8B0A", 0, 2, {}));
        QVERIFY(!nearWords("8B0A8B0A8B0A", 0, 1, {}));
    }
};
PLATEGLASS_TEST(TestWordScan)
#include "tst_word_scan.moc"
