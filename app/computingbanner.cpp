// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/computingbanner.h"

#include "app/actions.h"
#include "engine/messages/message.h"
#include "widgets/look/livewords.h"

#include <QPushButton>

namespace signalbox {

ComputingBanner::ComputingBanner(RunKeeper &keeper, QWidget *parent)
    : Banner(parent)
    , m_keeper(keeper)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kUnnoticed);
    m_seconds.setInterval(std::chrono::seconds(1));
    connect(&m_wait, &QTimer::timeout, this, &ComputingBanner::begin);
    connect(&m_seconds, &QTimer::timeout, this, &ComputingBanner::tell);
    connect(this, &Banner::dismissed, &m_seconds, &QTimer::stop);
    connect(&keeper, &RunKeeper::runChanged, this, &ComputingBanner::follow);
    connect(&keeper, &RunKeeper::finished, this, &ComputingBanner::follow);
    keepTranslated(this, [this] {
        if (isVisibleTo(parentWidget()))
            begin();
    });
    follow();
}

void ComputingBanner::follow()
{
    if (!m_keeper.isRunning()) {
        m_wait.stop();
        m_seconds.stop();
        hide();
        return;
    }
    if (std::exchange(m_runNumber, m_keeper.runNumber()) == m_keeper.runNumber())
        return; // it has grown
    m_spent.start();
    m_seconds.stop();
    hide();
    m_wait.start();
}

void ComputingBanner::begin()
{
    show(Tone::Calm, tr("Computing"), {});
    QPushButton *stop = addButton(tr("Stop"));
    stop->setToolTip(tr("Stop (Shift+Esc)\nEnd the run where it is, and show how far it came."));
    connect(stop, &QPushButton::clicked, &m_keeper, &RunKeeper::stopRunning);
    tell();
    m_seconds.start();
}

void ComputingBanner::tell()
{
    constexpr qint64 second = 1000;
    setSentence(fill(tr("The program has been at it for {seconds} s. Any change begins again."),
                     {{u"seconds", QString::number(m_spent.elapsed() / second)}}));
}

} // namespace signalbox
