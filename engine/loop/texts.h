// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <vector>

namespace signalbox {

/// The texts of a run, each of them once, known by number; 0 is the empty one.
class Texts {
public:
    /// \a texts receives them; nobody else adds to it.
    explicit Texts(QStringList &texts);

    quint32 add(const QString &words) { return words.isEmpty() ? 0 : find(words); }
    const QString &operator[](quint32 at) const { return m_texts[qsizetype(at)]; }
    qsizetype size() const { return m_texts.size(); }
    qsizetype characters() const { return m_characters; } ///< of all texts

private:
    quint32 find(const QString &words);
    void grow();

    struct Slot {
        quint32 number = 0; ///< of a text; 0 where it is empty
        quint32 hash = 0;
    };
    QStringList &m_texts;
    std::vector<Slot> m_slots; ///< a hash table; its size is a power of two
    qsizetype m_characters = 0;
};

} // namespace signalbox
