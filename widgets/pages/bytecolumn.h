// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <initializer_list>

namespace signalbox {

/// Integers one after the other, each of any length: seven bits a byte, those with signs by turns. What is
/// alike stands together in a column, so that deflating finds it.
class ByteColumn {
public:
    void add(quint64 value)
    {
        for (; value > 0x7f; value >>= 7)
            m_bytes += char(0x80 | (value & 0x7f));
        m_bytes += char(value);
    }
    void addSigned(qint64 value) { add((quint64(value) << 1) ^ quint64(value >> 63)); }
    /// How much more than the one before.
    void addStep(qint64 value)
    {
        addSigned(value - m_last);
        m_last = value;
    }
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    qint64 m_last = 0;
};

/// \a part behind its length.
inline void appendPart(QByteArray &bytes, const QByteArray &part)
{
    ByteColumn length;
    length.add(quint64(part.size()));
    bytes += length.bytes() + part;
}

inline void appendColumns(QByteArray &bytes, std::initializer_list<const ByteColumn *> columns)
{
    for (const ByteColumn *column : columns)
        appendPart(bytes, column->bytes());
}

} // namespace signalbox
