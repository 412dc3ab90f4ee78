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

/// Where \a words stand, or are to stand.
std::size_t Texts::slotOf(const QString &words) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = qHash(words, 0) & mask;
    while (m_slots[at] != 0 && m_texts[qsizetype(m_slots[at])] != words)
        at = (at + 1) & mask;
    return at;
}

quint32 Texts::find(const QString &words)
{
    const std::size_t at = slotOf(words);
    if (m_slots[at] != 0)
        return m_slots[at];
    const quint32 number = m_slots[at] = quint32(m_texts.size());
    m_texts.append(words);
    m_characters += words.size();
    if (std::size_t(m_texts.size()) * 2 > m_slots.size())
        grow();
    return number;
}

void Texts::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (quint32 number = 1; number < quint32(m_texts.size()); ++number)
        m_slots[slotOf(m_texts[number])] = number;
}

} // namespace signalbox
