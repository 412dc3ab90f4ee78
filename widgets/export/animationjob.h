// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/outputfile.h"
#include "widgets/export/exportjob.h"
#include "widgets/export/framememory.h"

#include <QSize>

#include <memory>

namespace signalbox {

/// What all jobs have in common that paint frame after frame and write them through FFmpeg's libraries: the
/// target, which exists only once everything is written, and how a failure is told.
class AnimationJob : public ExportJob {
public:
    ~AnimationJob() override;
    Q_DISABLE_COPY_MOVE(AnimationJob)

    void cancel() override;
    State state() const override { return m_state; }
    QString error() const override { return m_error; }

protected:
    /// Frames come from \a source, each of \a size in pixels.
    AnimationJob(QSize size, FrameSource source, const QString &path);

    /// Opens the temporary file; where that is impossible, the job has failed.
    bool open();
    /// A frame, or after a failure or a cancel, which the source may cause, whatever came: look at
    /// isWorking().
    QImage paint(int frame);
    /// Whether the code says that all went well; otherwise the job has failed, as \a failure says with
    /// {reason}.
    bool accept(int libavCode, const QString &failure);
    void fail(const QString &reason, const QString &remedy);
    /// Puts the file where it belongs: the end.
    void commit();
    bool isWorking() const { return m_state == State::Working; }
    OutputFile *file() const { return m_file.get(); }

private:
    virtual void release() = 0; ///< frees what writes to the file; it is about to go
    void failForFile();
    void end(State state);

    const QSize m_size;
    const FrameSource m_source;
    const QString m_path;
    std::unique_ptr<OutputFile> m_file;
    State m_state = State::Working;
    QString m_error;
};

} // namespace signalbox
