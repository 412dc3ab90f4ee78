// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/pngpicture.h"

#include "engine/file/outputfile.h"
#include "engine/file/pngchunk.h"
#include "widgets/export/film.h"

#include <QBuffer>

namespace signalbox {

namespace {

/// The signature and the first chunk, which is of one length.
constexpr qsizetype kBehindHeader = 8 + 25;

QByteArray pngOf(const QImage &picture, const QByteArray &enclosed)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    if (!enclosed.isEmpty())
        bytes.insert(kBehindHeader, enclosingPngChunk(enclosed));
    return bytes;
}

class PngJob : public ExportJob {
public:
    PngJob(const Film &film, Micros moment, const QString &path)
        : m_film(film)
        , m_moment(moment)
        , m_path(path)
    {
    }

    bool step() override
    {
        if (m_state != State::Working)
            return false;
        OutputFile file(m_path);
        const bool written = file.open()
            && file.write(pngOf(m_film.still(m_moment), m_film.enclosed(m_moment))) && file.commit();
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
    double progress() const override { return m_state == State::Written ? 1 : 0; }
    QString error() const override { return m_error; }

private:
    const Film &m_film;
    const Micros m_moment;
    const QString m_path;
    State m_state = State::Working;
    QString m_error;
};

} // namespace

std::unique_ptr<ExportJob> beginPng(const Film &film, Micros moment, const QString &path)
{
    return std::make_unique<PngJob>(film, moment, path);
}

} // namespace signalbox
