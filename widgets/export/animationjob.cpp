// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/animationjob.h"

#include "engine/messages/message.h"
#include "widgets/export/libavpointers.h"

extern "C" {
#include <libavutil/log.h>
}

#include <QCoreApplication>
#include <QDir>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnimationJob)
};

QString libavReason(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return QString::fromLocal8Bit(text);
}

} // namespace

AnimationJob::AnimationJob(QSize size, FrameSource source, const QString &path)
    : m_size(size)
    , m_source(std::move(source))
    , m_path(path)
    , m_file(std::make_unique<OutputFile>(path))
{
    Q_ASSERT(m_source);
    av_log_set_level(AV_LOG_QUIET); // errors are told by error(), not on a terminal
}

AnimationJob::~AnimationJob() = default;

void AnimationJob::cancel()
{
    if (m_state == State::Working)
        end(State::Cancelled);
}

bool AnimationJob::open()
{
    if (!m_file->open())
        failForFile();
    return isWorking();
}

/// The source may run an event loop and in it cancel(): look at the state before going on.
QImage AnimationJob::paint(int frame)
{
    const QImage image = m_source(frame);
    if (image.size() != m_size && m_state == State::Working)
        fail(fill(Words::tr("Frame {number} came as {width} × {height} pixels instead of {wantedWidth} × "
                            "{wantedHeight}."),
                  {{u"number", QString::number(frame + 1)},
                   {u"width", QString::number(image.width())},
                   {u"height", QString::number(image.height())},
                   {u"wantedWidth", QString::number(m_size.width())},
                   {u"wantedHeight", QString::number(m_size.height())}}),
             Words::tr("Choose a smaller size."));
    return image.convertToFormat(QImage::Format_RGB32);
}

bool AnimationJob::accept(int libavCode, const QString &failure)
{
    if (m_state != State::Working)
        return false;
    if (m_file->hasFailed())
        failForFile();
    else if (libavCode < 0)
        fail(fill(failure, {{u"reason", libavReason(libavCode)}}), Words::tr("Choose a smaller size."));
    return m_state == State::Working;
}

void AnimationJob::commit()
{
    if (m_file->commit())
        end(State::Written);
    else
        failForFile();
}

void AnimationJob::failForFile()
{
    const Refusal refusal = m_file->refusal();
    fail(refusal.reason, refusal.remedy);
}

void AnimationJob::fail(const QString &reason, const QString &remedy)
{
    m_error = fill(Words::tr("Cannot write {file}: {reason} {remedy}"),
                   {{u"file", QDir::toNativeSeparators(m_path)}, {u"reason", reason}, {u"remedy", remedy}});
    end(State::Failed);
}

void AnimationJob::end(State state)
{
    m_state = state;
    release();
    m_file.reset(); // removes the temporary file, if there is still one
}

} // namespace signalbox
