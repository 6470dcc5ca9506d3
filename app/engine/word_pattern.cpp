#include "engine/word_pattern.h"

#include <algorithm>
#include <bit>

namespace plateglass::engine {

using domain::PatternPart;

namespace {

constexpr std::size_t kMostPlacements = 48; ///< more, and the longest piece alone is looked for

/// The one character of a text, 0 where it is none of a packed plate.
unsigned onlySymbol(std::string_view text) { return text.size() == 1 ? symbolOf(static_cast<unsigned char>(text[0])) : kEnd; }

SymbolSet membersOf(const PatternPart& part)
{
    SymbolSet set = 0;
    const auto take = [&set](std::string_view text) {
        if (const unsigned symbol = onlySymbol(text); symbol != kEnd) set |= SymbolSet(1) << symbol;
    };
    if (part.kind == PatternPart::Kind::Character) take(part.text);
    for (const auto& member : part.set) take(member);
    return set;
}

SymbolSet withLookAlikes(SymbolSet set, const domain::LookAlikes& lookAlikes)
{
    SymbolSet out = set;
    for (unsigned asked = 1; asked < kSymbols; ++asked)
        for (unsigned seen = 1; (set >> asked & 1) != 0 && seen < kSymbols; ++seen)
            if (lookAlikes.swapped(static_cast<char32_t>(characterOf(asked)), static_cast<char32_t>(characterOf(seen)))) out |= SymbolSet(1) << seen;
    return out;
}

SymbolSet setOf(const PatternPart& part, int swaps, const domain::LookAlikes& lookAlikes)
{
    switch (part.kind) {
    case PatternPart::Kind::Any:
    case PatternPart::Kind::Many: return kAnySymbol;
    case PatternPart::Kind::Letter: return kLetters;
    case PatternPart::Kind::Digit: return kDigits;
    case PatternPart::Kind::Character:
    case PatternPart::Kind::OneOf: break;
    }
    if (part.negated) return kAnySymbol & ~membersOf(part);
    return swaps > 0 ? withLookAlikes(membersOf(part), lookAlikes) : membersOf(part);
}

bool isOne(SymbolSet set) { return std::has_single_bit(set); }

} // namespace

WordPattern::WordPattern(const domain::PlatePattern& pattern, Ends ends, int swaps, const domain::LookAlikes& lookAlikes) : m_exact(swaps == 0)
{
    Shape shape{.fromStart = ends == Ends::Anchored, .toEnd = ends == Ends::Anchored};
    Piece piece;
    const auto endPiece = [&] {
        if (!piece.empty()) shape.pieces.push_back(std::exchange(piece, {}));
    };
    for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
        const auto& part = pattern.parts[i];
        if (part.kind != PatternPart::Kind::Many) {
            piece.push_back(setOf(part, swaps, lookAlikes));
            continue;
        }
        if (i == 0) shape.fromStart = false;
        if (i + 1 == pattern.parts.size()) shape.toEnd = false;
        endPiece();
    }
    endPiece();
    place(shape, 0, 0, [] { Allowed all; all.fill(kAnySymbolOrNothing); return all; }());
    if (m_placements.size() > kMostPlacements) {
        m_placements.clear();
        m_exact = false;
        const auto longest = std::ranges::max(shape.pieces, {}, &Piece::size);
        place({.pieces = {longest}}, 0, 0, [] { Allowed all; all.fill(kAnySymbolOrNothing); return all; }());
    }
    narrow(shape);
}

void WordPattern::place(const Shape& shape, std::size_t index, int from, const Allowed& before)
{
    if (m_placements.size() > kMostPlacements) return;
    if (index == shape.pieces.size()) {
        // No pieces and both ends anchored is the empty plate.
        Allowed allowed = before;
        if (shape.pieces.empty() && shape.fromStart && shape.toEnd) allowed[0] = kNothing;
        return add(allowed);
    }
    const auto& piece = shape.pieces[index];
    const int length = static_cast<int>(piece.size());
    const bool first = index == 0, last = index + 1 == shape.pieces.size();
    const int furthest = first && shape.fromStart ? 0 : kMostSymbols - length;
    for (int at = from; at <= furthest && at + length <= kMostSymbols; ++at) {
        Allowed allowed = before;
        for (int i = 0; i < length; ++i) allowed[static_cast<std::size_t>(at + i)] = piece[static_cast<std::size_t>(i)];
        if (last && shape.toEnd && at + length < kMostSymbols) allowed[static_cast<std::size_t>(at + length)] = kNothing;
        place(shape, index + 1, at + length, allowed);
    }
}

void WordPattern::add(const Allowed& allowed)
{
    Placement placement;
    bool later = false; // a symbol behind this place is known to be there, so this one is too: plates have no holes
    for (int at = kMostSymbols - 1; at >= 0; --at) {
        const SymbolSet set = allowed[static_cast<std::size_t>(at)];
        if (set == 0) return; // no symbol of a packed plate fits
        const bool there = (set & kNothing) == 0;
        const bool says = set != kAnySymbolOrNothing && !(later && set == kAnySymbol);
        later = later || there;
        if (!says) continue;
        if (isOne(set)) {
            placement.value |= Word(std::countr_zero(set)) << shiftOf(at);
            placement.mask |= Word(63) << shiftOf(at);
        } else {
            placement.sets[static_cast<std::size_t>(placement.setCount++)] = {set, shiftOf(at)};
        }
    }
    m_placements.push_back(placement);
}

void WordPattern::narrow(const Shape& shape)
{
    if (shape.pieces.empty()) return;
    if (shape.fromStart) {
        Word prefix = 0;
        int length = 0;
        for (const auto set : shape.pieces.front()) {
            if (!isOne(set) || length == kMostSymbols) break;
            prefix |= Word(std::countr_zero(set)) << shiftOf(length++);
        }
        m_range = {prefix, length == 0 ? kLastWord : prefix | ((Word(1) << shiftOf(length - 1)) - 1)};
    }
    for (const auto& piece : shape.pieces)
        for (std::size_t i = 0; i + 2 < piece.size(); ++i) {
            if (!isOne(piece[i]) || !isOne(piece[i + 1]) || !isOne(piece[i + 2])) continue;
            std::uint32_t trigram = 0;
            for (std::size_t k = 0; k < 3; ++k) trigram = trigram << 6 | static_cast<std::uint32_t>(std::countr_zero(piece[i + k]));
            m_trigrams.push_back(trigram);
        }
}

bool WordPattern::matches(Word word) const
{
    return std::ranges::any_of(m_placements, [word](const Placement& placement) {
        if (((word ^ placement.value) & placement.mask) != 0) return false;
        for (int i = 0; i < placement.setCount; ++i) {
            const auto& set = placement.sets[static_cast<std::size_t>(i)];
            if ((set.allowed >> (word >> set.shift & 63) & 1) == 0) return false;
        }
        return true;
    });
}

} // namespace plateglass::engine
