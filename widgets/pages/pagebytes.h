// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/pages/tracks.h"

#include <QByteArrayList>
#include <QJsonObject>
#include <QStringList>

namespace signalbox {

/// A moment of a run that a page has a picture of.
struct PageMoment {
    Micros time = 0; ///< of the run
    Micros afterEnd = 0; ///< since it ended
    qsizetype event = 0; ///< what has just happened, counted from 1; 0 for nothing: a moment in between
    QString sentence; ///< that says it

    /// The same as one number, which is greater for each later moment.
    double place(int number) const { return double(time + afterEnd) + number; }
};

/// Everything that a page shows, as bytes for resources/page/page.js: tables, then run after run. Integers
/// are of any length, seven bits a byte, those with signs by turns; each column of them stands together
/// behind its length. Of a run only those tracks are in it that the run before has not.
class PageBytes {
public:
    void addRun(const std::vector<PageMoment> &moments, const std::vector<Track> &tracks);
    qsizetype runs() const { return m_runs; }
    /// Deflated. \a heading is what the page says besides.
    QByteArray packed(const SketchTables &tables, const SketchLooks &looks, QJsonObject heading) const;

private:
    int sentence(const QString &words);
    void addMoments(const std::vector<PageMoment> &moments);
    void addTracks(const std::vector<const Track *> &tracks);

    QByteArray m_bytes; ///< of the runs
    qsizetype m_runs = 0;
    QStringList m_sentences{QString()};
    QHash<QString, int> m_sentenceNumbers{{QString(), 0}};
    QHash<QByteArray, QList<int>> m_before; ///< tracks of the run before: where they stand
    QByteArrayList m_keys; ///< the same in their order
};

} // namespace signalbox
