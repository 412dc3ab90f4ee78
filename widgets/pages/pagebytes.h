// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/pages/trackbytes.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

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

/// Everything that a page shows, as bytes for resources/page/picture.js: tables, then columns of integers,
/// each behind its length and of all runs together.
class PageBytes {
public:
    /// The next run. \a like is the number of the one before that it is most like; -1 for none.
    void addRun(const std::vector<PageMoment> &moments, const std::vector<Track> &tracks, int like);
    qsizetype runs() const { return m_runs; }
    /// \a heading is what the page says besides.
    QByteArray unpacked(const SketchTables &tables, const SketchLooks &looks, QJsonObject heading) const;
    /// Packed as .lzma, as resources/page/unpack.js reads it; nothing once \a isWanted, which is asked now
    /// and then, says no.
    static QByteArray packed(const QByteArray &bytes, const std::function<bool()> &isWanted = {});

private:
    int sentence(const QString &words);

    qsizetype m_runs = 0;
    QStringList m_sentences{QString()};
    QHash<QString, int> m_sentenceNumbers{{QString(), 0}};
    ByteColumn m_counts; ///< moments of each run
    ByteColumn m_times;
    ByteColumn m_rests;
    ByteColumn m_events;
    ByteColumn m_sentenceColumn;
    TrackBytes m_tracks;
};

} // namespace signalbox
