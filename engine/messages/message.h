// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <initializer_list>

namespace signalbox {

/// What stands in one place of a message.
struct Place {
    QStringView name; ///< as in the pattern, without its braces
    QString words;
};

/// A sentence for people: \a pattern, which has been translated as a whole, with words in its named places.
/// Names tell a translator what will stand there, in whatever order a language wants them:
///
///     fill(Words::tr("{task} waits for {lock}"), {{u"task", u"ann"_s}, {u"lock", u"oven"_s}})
///
/// Words are taken as they are: braces inside them are no places. A place that nobody fills stays as it is
/// written, so that it is seen.
QString fill(const QString &pattern, std::initializer_list<Place> places);
QString fill(const QString &pattern, const QList<Place> &places);

/// "1 item", "3 items": \a many with its number, in the language of the window. English needs no file for
/// it, other languages have as many forms as they need:
///
///     plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n items"), "%n item", count)
QString plural(const char *context, const char *many, const char *one, qint64 count);

} // namespace signalbox
