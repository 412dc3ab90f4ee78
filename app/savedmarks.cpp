// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/savedmarks.h"

#include <QJsonArray>
#include <QJsonObject>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

const QString kMarks = u"marks"_s;
constexpr double kLatestMark = 1e6; ///< seconds: no run is longer

QJsonArray marksToJson(const QMap<Micros, QString> &marks)
{
    QJsonArray all;
    for (auto mark = marks.begin(); mark != marks.end() && all.size() < SavedMarks::kMost; ++mark) {
        QJsonObject object{{u"time"_s, toSeconds(mark.key())}};
        if (!mark->isEmpty())
            object.insert(u"name"_s, *mark);
        all.append(object);
    }
    return all;
}

/// What is no mark is left out.
QMap<Micros, QString> marksFromJson(const QJsonValue &value)
{
    QMap<Micros, QString> marks;
    for (const QJsonValue &each : value.toArray()) {
        const double time = each[u"time"].toDouble(-1);
        if (time >= 0 && time <= kLatestMark && marks.size() < SavedMarks::kMost)
            marks.insert(fromSeconds(time), each[u"name"].toString());
    }
    return marks;
}

} // namespace

SavedMarks::SavedMarks(Document &document, TimelineArea &timeline, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_timeline(timeline)
{
    connect(&timeline, &TimelineArea::marksChanged, this, &SavedMarks::write);
    connect(&document, &Document::changed, this, &SavedMarks::read);
    read();
}

/// Unless they are those that have just been read.
void SavedMarks::write()
{
    Settings settings = m_document.layout().settings;
    if (marksFromJson(settings.extra.value(kMarks)) == m_timeline.namedBookmarks())
        return;
    const QJsonArray marks = marksToJson(m_timeline.namedBookmarks());
    if (marks.isEmpty())
        settings.extra.remove(kMarks);
    else
        settings.extra.insert(kMarks, marks);
    m_document.endGesture();
    m_document.setSettings(settings);
    m_document.endGesture();
}

void SavedMarks::read()
{
    m_timeline.setBookmarks(marksFromJson(m_document.layout().settings.extra.value(kMarks)));
}

} // namespace signalbox
