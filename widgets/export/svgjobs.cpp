// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/svgjobs.h"

#include "engine/file/enclosing.h"
#include "engine/file/outputfile.h"
#include "widgets/export/film.h"
#include "widgets/export/svgrecorder.h"
#include "widgets/export/svgtracks.h"

#include <QPainter>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What XML cannot have is left out.
QByteArray inXml(const QString &words)
{
    QString kept;
    for (const QChar sign : words)
        if (sign.unicode() >= ' ' && sign.unicode() < 0xfffe)
            kept += sign;
    return kept.toHtmlEscaped().toUtf8();
}

/// For who cannot see it: how long it is, and what is said at its stops.
QByteArray described(const Film &film)
{
    QStringList words;
    for (const Stop &stop : stopsOf(film.layout()))
        if (stop.time >= film.spec().from && stop.time <= film.spec().to)
            words.append(stop.caption.isEmpty() ? formatTime(stop.time)
                                                : formatTime(stop.time) + u": "_s + stop.caption);
    return words.isEmpty() ? QByteArray() : "<desc>" + inXml(words.join(u". "_s)) + "</desc>\n";
}

class SvgJob : public ExportJob {
public:
    SvgJob(const Film &film, Micros moment, const QString &path, bool moves)
        : m_film(film)
        , m_moment(moment)
        , m_path(path)
        , m_frames(moves ? film.frameCount() : 0)
        , m_recorder(film.spec().size, m_stock)
    {
    }

    bool step() override
    {
        if (m_state != State::Working)
            return false;
        if (m_done < m_frames) {
            QPainter painter(&m_recorder);
            m_film.paintFrame(painter, m_done);
            painter.end();
            m_moving.add(m_recorder.take(), m_film.periods(m_done));
            ++m_done;
            return true;
        }
        QPainter painter(&m_recorder);
        m_film.paintStill(painter, m_moment);
        painter.end();
        m_still.add(m_recorder.take(), 1);
        OutputFile file(m_path);
        const bool written = file.open() && file.write(text()) && file.commit();
        m_error = file.error();
        m_state = written ? State::Written : State::Failed;
        return false;
    }

    void cancel() override
    {
        if (m_state == State::Working)
            m_state = State::Cancelled;
    }

    State state() const override { return m_state; }
    double progress() const override { return m_state == State::Written ? 1 : m_done / (m_frames + 1.0); }
    QString error() const override { return m_error; }

private:
    QByteArray text() const
    {
        const QSize size = m_film.spec().size;
        const QByteArray width = QByteArray::number(size.width());
        const QByteArray height = QByteArray::number(size.height());
        QByteArray text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            "role=\"img\" aria-labelledby=\"title\" width=\""
            + width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height
            + "\">\n<title id=\"title\">" + inXml(m_film.title()) + "</title>\n" + described(m_film);
        const QByteArray enclosed = m_film.enclosed(m_frames > 0 ? m_film.timeOf(0) : m_moment);
        if (!enclosed.isEmpty())
            text += "<metadata>" + enclosingXmp(enclosed) + "</metadata>\n";
        text += m_stock.text();
        if (m_frames == 0)
            return text + m_still.text(0) + "</svg>\n";
        return text
            + "<style>.still{display:none}@media (prefers-reduced-motion:reduce){.still{display:inline}"
              ".moving{display:none}}</style>\n<g class=\"moving\">\n"
            + m_moving.text(m_film.seconds()) + "</g>\n<g class=\"still\" display=\"none\">\n"
            + m_still.text(0) + "</g>\n</svg>\n";
    }

    const Film &m_film;
    const Micros m_moment;
    const QString m_path;
    const int m_frames;
    SvgStock m_stock;
    SvgRecorder m_recorder;
    SvgTracks m_moving{"k"};
    SvgTracks m_still{"s"};
    int m_done = 0; ///< frames
    State m_state = State::Working;
    QString m_error;
};

} // namespace

std::unique_ptr<ExportJob> beginSvg(const Film &film, Micros moment, const QString &path)
{
    return std::make_unique<SvgJob>(film, moment, path, false);
}

std::unique_ptr<ExportJob> beginAnimatedSvg(const Film &film, Micros moment, const QString &path)
{
    return std::make_unique<SvgJob>(film, moment, path, true);
}

} // namespace signalbox
