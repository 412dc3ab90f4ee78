// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problem.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace signalbox {

/// Gathers what is wrong with a document, up to a number that a person can still look through.
class ProblemList {
public:
    static constexpr int kMost = 1000;

    void error(const QString &place, const QString &reason, const QString &remedy);
    void warning(const QString &place, const QString &reason, const QString &remedy);
    bool hasErrors() const { return m_hasErrors; }
    const QList<Problem> &all() const { return m_problems; }

private:
    void add(Problem::Severity severity, const QString &place, const QString &reason, const QString &remedy);

    QList<Problem> m_problems;
    bool m_hasErrors = false;
};

/// Reads the fields of one JSON object. Whatever is not as it should be becomes a problem with its place;
/// what nobody asked for is left over for the `extra` member of the value that is being read.
///
///     FieldReader fields(object, place, subject, problems);
///     link.id = LinkId(fields.integer(u"id"_s, 1, kHighestId).value_or(0));
///     link.extra = fields.rest();
class FieldReader {
public:
    enum class Need : quint8 { Required, Optional };

    /// \a place is the object's JSON pointer; \a subject names it for people ('Queue "orders"') and may be
    /// empty. \a problems must outlive the reader.
    FieldReader(const QJsonObject &object, const QString &place, const QString &subject,
                ProblemList &problems);

    bool has(const QString &key) const { return m_object.contains(key); }
    QString placeOf(const QString &key) const;

    /// Each gives nothing where the field is absent or wrong; a problem has been noted unless it is absent
    /// and optional.
    std::optional<qint64> integer(const QString &key, qint64 minimum, qint64 maximum,
                                  Need need = Need::Required);
    std::optional<double> number(const QString &key, double minimum, double maximum,
                                 Need need = Need::Required);
    std::optional<bool> flag(const QString &key, Need need = Need::Required);
    std::optional<QString> text(const QString &key, int longest, Need need = Need::Required);
    /// Text of one line that is more than blanks.
    std::optional<QString> name(const QString &key, int longest);
    /// In \a known, the index of the field's text.
    std::optional<qsizetype> choice(const QString &key, const QStringList &known, Need need = Need::Required);
    /// Seconds, or {"uniform": [low, high]}, or {"exponential": mean}; limits in microseconds.
    std::optional<Duration> duration(const QString &key, Micros minimum, Micros maximum,
                                     Need need = Need::Required);
    std::optional<QJsonArray> list(const QString &key, Need need = Need::Required);
    std::optional<QJsonObject> object(const QString &key, Need need = Need::Required);

    void error(const QString &key, const QString &reason, const QString &remedy);

    /// The fields that were not asked for. One that looks like a slip of the pen for a field of \a known, or
    /// that belongs elsewhere, is kept as well but mentioned.
    QJsonObject rest(const QStringList &known);

private:
    std::optional<QJsonValue> take(const QString &key, Need need, const std::function<QString()> &expected);
    void refuse(const QString &key, const QString &expected);
    QString sentence(const QString &reason) const;

    const QJsonObject m_object;
    const QString m_place;
    const QString m_subject;
    ProblemList &m_problems;
    QSet<QString> m_asked;
};

/// \a key with the characters that mean something in a JSON pointer escaped.
QString pointerToken(QString key);
/// For people: 'text ("abc")', 'the number 5', 'a list', …
QString describe(const QJsonValue &value);
/// Long or odd text from a file, in quotes and short enough for a message.
QString quoted(const QString &text);
/// The one of \a known that \a text is most likely meant to be; empty when none is near.
QString closest(const QString &text, const QStringList &known);

} // namespace signalbox
