// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/fieldreader.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

/// How many letters must be added, left out or replaced to turn \a a into \a b.
int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({replaced, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

QString plain(double number)
{
    return QString::number(number, 'g', 12);
}

/// Characters as people and JSON Schema count them, not halves of surrogate pairs.
qsizetype lengthOf(const QString &text)
{
    return text.size()
        - std::count_if(text.begin(), text.end(), [](QChar letter) { return letter.isLowSurrogate(); });
}

/// Seconds within the limits as microseconds.
std::optional<Micros> micros(const QJsonValue &value, Micros minimum, Micros maximum)
{
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = value.toDouble();
    if (!(seconds >= toSeconds(minimum) && seconds <= toSeconds(maximum)))
        return std::nullopt;
    return fromSeconds(seconds);
}

std::optional<Duration> durationFrom(const QJsonValue &value, Micros minimum, Micros maximum)
{
    if (const auto time = micros(value, minimum, maximum))
        return Duration::fixed(*time);
    const QJsonObject law = value.toObject();
    if (law.size() != 1)
        return std::nullopt;
    if (const auto mean = micros(law[u"exponential"_s], minimum, maximum))
        return Duration::exponential(*mean);
    const QJsonArray ends = law[u"uniform"_s].toArray();
    if (ends.size() != 2)
        return std::nullopt;
    const auto low = micros(ends[0], minimum, maximum);
    const auto high = micros(ends[1], minimum, maximum);
    if (!low || !high)
        return std::nullopt;
    return Duration::uniform(*low, *high);
}

} // namespace

void ProblemList::error(const QString &place, const QString &reason, const QString &remedy)
{
    m_hasErrors = true;
    add(Problem::Severity::Error, place, reason, remedy);
}

void ProblemList::warning(const QString &place, const QString &reason, const QString &remedy)
{
    add(Problem::Severity::Warning, place, reason, remedy);
}

void ProblemList::add(Problem::Severity severity, const QString &place, const QString &reason,
                      const QString &remedy)
{
    if (m_problems.size() < kMost - 1) {
        m_problems.append({severity, place, NodeId::None, reason, remedy});
    } else if (m_problems.size() == kMost - 1) {
        m_problems.append({Problem::Severity::Error, u"/"_s, NodeId::None,
                           fill(Words::tr("There are more problems than the {count} before this one."),
                                {{u"count", QString::number(kMost - 1)}}),
                           Words::tr("Mend those first, then open the file again to see the rest.")});
        m_hasErrors = true;
    }
}

FieldReader::FieldReader(const QJsonObject &object, const QString &place, const QString &subject,
                         ProblemList &problems)
    : m_object(object)
    , m_place(place)
    , m_subject(subject)
    , m_problems(problems)
{
}

QString FieldReader::placeOf(const QString &key) const
{
    return m_place + u'/' + pointerToken(key);
}

std::optional<QJsonValue> FieldReader::take(const QString &key, Need need,
                                            const std::function<QString()> &expected)
{
    m_asked.insert(key);
    const auto found = m_object.constFind(key);
    if (found != m_object.constEnd())
        return *found;
    if (need == Need::Required)
        error(key, fill(Words::tr("\"{field}\" is missing."), {{u"field", key}}),
              fill(Words::tr("Add \"{field}\": {expected}."), {{u"field", key}, {u"expected", expected()}}));
    return std::nullopt;
}

std::optional<qint64> FieldReader::integer(const QString &key, qint64 minimum, qint64 maximum, Need need)
{
    const auto expected = [&] {
        return fill(Words::tr("a whole number from {low} to {high}"),
                    {{u"low", QString::number(minimum)}, {u"high", QString::number(maximum)}});
    };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    // Compared as a double first: what a qint64 cannot hold must not reach the conversion.
    const double number = value->toDouble();
    if (value->isDouble() && std::floor(number) == number && std::abs(number) < 9e18) {
        const qint64 whole = value->toInteger();
        if (whole >= minimum && whole <= maximum)
            return whole;
    }
    refuse(key, expected());
    return std::nullopt;
}

std::optional<double> FieldReader::number(const QString &key, double minimum, double maximum, Need need)
{
    const auto expected = [&] {
        return fill(Words::tr("a number from {low} to {high}"),
                    {{u"low", plain(minimum)}, {u"high", plain(maximum)}});
    };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    const double number = value->toDouble();
    if (value->isDouble() && number >= minimum && number <= maximum)
        return number;
    refuse(key, expected());
    return std::nullopt;
}

std::optional<bool> FieldReader::flag(const QString &key, Need need)
{
    const auto expected = [&] { return Words::tr("true or false"); };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    if (value->isBool())
        return value->toBool();
    refuse(key, expected());
    return std::nullopt;
}

std::optional<QString> FieldReader::text(const QString &key, int longest, Need need)
{
    const auto expected = [&] {
        return fill(Words::tr("text of at most {count} characters"), {{u"count", QString::number(longest)}});
    };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    if (value->isString() && lengthOf(value->toString()) <= longest)
        return value->toString();
    refuse(key, expected());
    return std::nullopt;
}

std::optional<QString> FieldReader::name(const QString &key, int longest)
{
    const auto expected = [&] {
        return fill(Words::tr("one line of text, 1 to {count} characters"),
                    {{u"count", QString::number(longest)}});
    };
    const auto value = take(key, Need::Required, expected);
    if (!value)
        return std::nullopt;
    const QString name = value->toString();
    const bool oneLine = std::none_of(name.begin(), name.end(), [](QChar letter) {
        const QChar::Category category = letter.category();
        return category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
    });
    if (value->isString() && lengthOf(name) <= longest && !name.trimmed().isEmpty() && oneLine)
        return name;
    refuse(key, expected());
    return std::nullopt;
}

std::optional<qsizetype> FieldReader::choice(const QString &key, const QStringList &known, Need need)
{
    const auto expected = [&] {
        return fill(Words::tr("one of \"{choices}\""), {{u"choices", known.join(Words::tr("\", \""))}});
    };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    if (!value->isString()) {
        refuse(key, expected());
        return std::nullopt;
    }
    const qsizetype index = known.indexOf(value->toString());
    if (index >= 0)
        return index;
    const QString meant = closest(value->toString(), known);
    error(key,
          fill(Words::tr("\"{field}\" is {found}, which this version does not know."),
               {{u"field", key}, {u"found", quoted(value->toString())}}),
          meant.isEmpty() ? fill(Words::tr("It can be {expected}."), {{u"expected", expected()}})
                          : fill(Words::tr("Did you mean \"{meant}\"? It can be {expected}."),
                                 {{u"meant", meant}, {u"expected", expected()}}));
    return std::nullopt;
}

std::optional<Duration> FieldReader::duration(const QString &key, Micros minimum, Micros maximum, Need need)
{
    const auto expected = [&] {
        return fill(
            Words::tr(
                R"(seconds from {low} to {high}: a number, or {"uniform": [0.2, 0.9]}, or {"exponential": 0.5})"),
            {{u"low", plain(toSeconds(minimum))}, {u"high", plain(toSeconds(maximum))}});
    };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    const auto duration = durationFrom(*value, minimum, maximum);
    if (!duration)
        refuse(key, expected());
    return duration;
}

std::optional<QJsonArray> FieldReader::list(const QString &key, Need need)
{
    const auto expected = [&] { return Words::tr("a list, [ … ]"); };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    if (value->isArray())
        return value->toArray();
    refuse(key, expected());
    return std::nullopt;
}

std::optional<QJsonObject> FieldReader::object(const QString &key, Need need)
{
    const auto expected = [&] { return Words::tr("an object, { … }"); };
    const auto value = take(key, need, expected);
    if (!value)
        return std::nullopt;
    if (value->isObject())
        return value->toObject();
    refuse(key, expected());
    return std::nullopt;
}

void FieldReader::error(const QString &key, const QString &reason, const QString &remedy)
{
    m_problems.error(placeOf(key), sentence(reason), remedy);
}

void FieldReader::refuse(const QString &key, const QString &expected)
{
    error(key,
          fill(Words::tr("\"{field}\" must be {expected}, but it is {found}."),
               {{u"field", key}, {u"expected", expected}, {u"found", describe(m_object[key])}}),
          fill(Words::tr("Replace it by {expected}."), {{u"expected", expected}}));
}

QString FieldReader::sentence(const QString &reason) const
{
    return m_subject.isEmpty()
        ? reason
        : fill(Words::tr("{subject}: {reason}"), {{u"subject", m_subject}, {u"reason", reason}});
}

QJsonObject FieldReader::rest(const QStringList &known)
{
    QJsonObject rest;
    QStringList missing;
    std::copy_if(known.begin(), known.end(), std::back_inserter(missing),
                 [this](const QString &key) { return m_asked.contains(key) && !m_object.contains(key); });
    for (auto field = m_object.begin(); field != m_object.end(); ++field) {
        if (m_asked.contains(field.key()))
            continue;
        rest.insert(field.key(), field.value());
        const QString meant = closest(field.key(), missing);
        if (known.contains(field.key())) {
            m_problems.warning(
                placeOf(field.key()),
                sentence(fill(Words::tr("\"{field}\" means nothing here; it is kept but does nothing."),
                              {{u"field", field.key()}})),
                Words::tr("Remove it, or move it to where it belongs."));
        } else if (!meant.isEmpty()) {
            m_problems.warning(
                placeOf(field.key()),
                sentence(fill(Words::tr("{field} is not a known field; it is kept but does nothing."),
                              {{u"field", quoted(field.key())}})),
                fill(Words::tr("Did you mean \"{meant}\"?"), {{u"meant", meant}}));
        }
    }
    return rest;
}

QString pointerToken(QString key)
{
    return key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

QString describe(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return Words::tr("null");
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return fill(Words::tr("the number {number}"), {{u"number", plain(value.toDouble())}});
    case QJsonValue::String:
        return value.toString().isEmpty()
            ? Words::tr("empty text")
            : fill(Words::tr("text ({text})"), {{u"text", quoted(value.toString())}});
    case QJsonValue::Array:
        return Words::tr("a list");
    case QJsonValue::Object:
        return Words::tr("an object");
    case QJsonValue::Undefined:
        break;
    }
    return Words::tr("missing");
}

QString quoted(const QString &text)
{
    constexpr qsizetype longest = 40;
    const QString line = text.left(longest).simplified();
    return fill(text.size() > longest ? Words::tr("\"{text}…\"") : Words::tr("\"{text}\""),
                {{u"text", line}});
}

QString closest(const QString &text, const QStringList &known)
{
    constexpr qsizetype longest = 40;
    if (text.size() > longest)
        return {};
    const QString wanted = text.trimmed().toLower();
    QString best;
    int least = 0;
    for (const QString &candidate : known) {
        const int distance = editDistance(wanted, candidate);
        // A third of the letters may be wrong; beyond that a guess confuses more than it helps.
        if (distance * 3 <= candidate.size() && (best.isEmpty() || distance < least)) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}

} // namespace signalbox
