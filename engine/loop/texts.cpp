// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/texts.h"

#include <QHash>

namespace signalbox {

namespace {

constexpr std::size_t kFirstSlots = 64;

} // namespace

Texts::Texts(QStringList &texts)
    : m_texts(texts)
    , m_slots(kFirstSlots)
{
    m_texts.reserve(kFirstSlots / 2);
    m_texts.append(QString());
}

quint32 Texts::find(const QString &words)
{
    const auto hash = quint32(qHash(words, 0));
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].number != 0) {
        if (m_slots[at].hash == hash && m_texts[qsizetype(m_slots[at].number)] == words)
            return m_slots[at].number;
        at = (at + 1) & mask;
    }
    const auto number = quint32(m_texts.size());
    m_slots[at] = {.number = number, .hash = hash};
    m_texts.append(words);
    m_characters += words.size();
    if (std::size_t(m_texts.size()) * 2 > m_slots.size())
        grow();
    return number;
}

void Texts::grow()
{
    std::vector<Slot> slots(m_slots.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot &slot : m_slots) {
        if (slot.number == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].number != 0)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    m_slots = std::move(slots);
}

} // namespace signalbox
