// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/storyboard.h"

#include "engine/file/enclosedintext.h"
#include "engine/file/outputfile.h"
#include "engine/messages/message.h"
#include "widgets/export/film.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storyboard)
};

constexpr int kFewestPages = 6;
constexpr qsizetype kMostMoments = 40; ///< without stops
// Of what stands below a picture, in units of it.
constexpr double kMargin = 16;
constexpr double kWidestWords = 900;
constexpr double kHighestWords = 12; ///< lines

/// Adds moments halfway into the longest gaps.
void fillGaps(QList<StoryPage> &pages)
{
    while (pages.size() < kFewestPages) {
        qsizetype longest = 1;
        for (qsizetype at = 2; at < pages.size(); ++at)
            if (pages[at].time - pages[at - 1].time > pages[longest].time - pages[longest - 1].time)
                longest = at;
        const Micros gap = pages[longest].time - pages[longest - 1].time;
        if (gap < 2)
            return;
        pages.insert(longest, {pages[longest - 1].time + gap / 2, {}});
    }
}

QList<StoryPage> momentsOf(const Film &film)
{
    const Micros from = film.spec().from;
    const Micros to = film.spec().to;
    QList<StoryPage> pages{{from, Words::tr("The beginning")}};
    const auto add = [&pages](Micros time, const QString &caption) {
        if (pages.last().time != time)
            pages.append({time, caption});
        else
            pages.last().caption = caption;
    };
    for (const Verdict &verdict : film.verdicts())
        if (verdict.time >= from && verdict.time <= to && pages.size() < kMostMoments)
            add(verdict.time, verdict.title);
    if (pages.last().time < to)
        pages.append({to, Words::tr("The end")});
    if (pages.size() == 2 && to - from >= kFewestPages) {
        // Nothing stands out: evenly chosen.
        for (int page = 1; page < kFewestPages - 1; ++page)
            pages.insert(page, {from + (to - from) * page / (kFewestPages - 1), {}});
    } else if (pages.size() > 1) {
        fillGaps(pages);
    }
    return pages;
}

/// Fonts are as large on it as on pictures, on whatever screen.
double unitsPerInch()
{
    return QImage(1, 1, QImage::Format_RGB32).logicalDpiX();
}

class PdfJob : public ExportJob {
public:
    PdfJob(const Film &film, const QString &path)
        : m_film(film)
        , m_path(path)
        , m_pages(storyOf(film))
        , m_writer(std::make_unique<QPdfWriter>(&m_bytes))
    {
        m_bytes.open(QIODevice::WriteOnly);
        shapeFor(m_pages.first());
        m_writer->setPageMargins({});
        m_writer->setResolution(int(unitsPerInch()));
        m_writer->setTitle(film.title());
        m_writer->setCreator(u"Signalbox"_s);
        const QByteArray enclosed = film.enclosed(m_pages.first().time);
        if (!enclosed.isEmpty())
            m_writer->addFileAttachment(QLatin1String(kAttachmentName), enclosed, u"application/json"_s);
    }

    bool step() override
    {
        if (m_state != State::Working)
            return false;
        if (m_done == m_pages.size()) {
            finish();
            return false;
        }
        if (m_done == 0) {
            m_painter.begin(m_writer.get());
        } else {
            shapeFor(m_pages[m_done]);
            m_writer->newPage();
        }
        paintPage(m_pages[m_done]);
        ++m_done;
        return true;
    }

    void cancel() override
    {
        if (m_state == State::Working)
            end(State::Cancelled);
    }

    State state() const override { return m_state; }
    double progress() const override
    {
        return m_state == State::Written ? 1 : double(m_done) / double(m_pages.size() + 1);
    }
    QString error() const override { return m_error; }

private:
    void shapeFor(const StoryPage &page)
    {
        m_band = bandFor(page);
        const QSizeF size = QSizeF(m_film.spec().size) + QSizeF(0, m_band * m_film.scale());
        m_writer->setPageSize(
            QPageSize(size * 72 / unitsPerInch(), QPageSize::Point, {}, QPageSize::ExactMatch));
    }

    QRectF wordsIn(double width, const QString &caption) const
    {
        const QFontMetricsF metrics(Theme::titleFont());
        const QRectF most(0, 0, std::min(kWidestWords, width), kHighestWords * metrics.height());
        return metrics.boundingRect(most, Qt::TextWordWrap, caption).intersected(most);
    }

    /// In units: the same for all that have a caption, as much as the longest needs; less without one.
    double bandFor(const StoryPage &wanted) const
    {
        const double width = m_film.spec().size.width() / m_film.scale() - 2 * kMargin;
        double words = 0;
        for (const StoryPage &page : m_pages)
            if (!wanted.caption.isEmpty())
                words = std::max(words, wordsIn(width, page.caption).height());
        const double line = QFontMetricsF(Theme::bodyFont()).height();
        return line + (words > 0 ? words + kMargin / 2 : 0) + 2 * kMargin;
    }

    void paintPage(const StoryPage &page)
    {
        m_film.paintStill(m_painter, page.time);
        const Theme &theme = m_film.spec().theme;
        const QSizeF picture = QSizeF(m_film.spec().size) / m_film.scale();
        m_painter.save();
        m_painter.scale(m_film.scale(), m_film.scale());
        const QRectF band(0, picture.height(), picture.width(), m_band);
        m_painter.fillRect(band.adjusted(0, 0, 1, 1), theme.window);
        m_painter.fillRect(QRectF(band.topLeft(), QSizeF(band.width(), 1)), theme.border);
        QRectF room = band.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        m_painter.setFont(Theme::bodyFont());
        m_painter.setPen(theme.mutedText);
        m_painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, formatTime(page.time));
        m_painter.drawText(
            room, Qt::AlignRight | Qt::AlignTop,
            fill(Words::tr("{number} of {count}"),
                 {{u"number", QString::number(m_done + 1)}, {u"count", QString::number(m_pages.size())}}));
        room.setTop(room.top() + QFontMetricsF(Theme::bodyFont()).height() + kMargin / 2);
        room.setWidth(std::min(kWidestWords, room.width()));
        m_painter.setFont(Theme::titleFont());
        m_painter.setPen(theme.text);
        m_painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, page.caption);
        m_painter.restore();
    }

    void finish()
    {
        m_painter.end();
        m_bytes.close();
        OutputFile file(m_path);
        const bool written = file.open() && file.write(m_bytes.data()) && file.commit();
        m_error = file.error();
        end(written ? State::Written : State::Failed);
    }

    void end(State state)
    {
        m_state = state;
        if (m_painter.isActive())
            m_painter.end();
        m_writer.reset();
        m_bytes.close();
        m_bytes.setData({});
    }

    const Film &m_film;
    const QString m_path;
    const QList<StoryPage> m_pages;
    QBuffer m_bytes;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter; // on the writer, so it goes before that
    double m_band = 0; ///< below the picture of the page, in units
    qsizetype m_done = 0;
    State m_state = State::Working;
    QString m_error;
};

} // namespace

QList<StoryPage> storyOf(const Film &film)
{
    QList<StoryPage> pages;
    for (const Stop &stop : stopsOf(film.layout()))
        if (stop.time >= film.spec().from && stop.time <= film.spec().to)
            pages.append({stop.time, film.spec().captions ? stop.caption : QString()});
    return pages.isEmpty() ? momentsOf(film) : pages;
}

std::unique_ptr<ExportJob> beginPdf(const Film &film, Micros, const QString &path)
{
    return std::make_unique<PdfJob>(film, path);
}

} // namespace signalbox
