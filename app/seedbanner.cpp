// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/seedbanner.h"

#include "engine/messages/message.h"
#include "widgets/look/livewords.h"

#include <QPushButton>

namespace signalbox {

SeedBanner::SeedBanner(Document &document, RunKeeper &keeper, QWidget *parent)
    : Banner(parent)
    , m_document(document)
    , m_keeper(keeper)
{
    connect(&m_keeper, &RunKeeper::triedSeedChanged, this, &SeedBanner::showTriedSeed,
            Qt::QueuedConnection); // one of its buttons may be what is at work
    keepTranslated(this, [this] { showTriedSeed(); });
}

void SeedBanner::showTriedSeed()
{
    if (!m_keeper.triedSeed()) {
        hide();
        return;
    }
    const QString tried = QString::number(*m_keeper.triedSeed());
    const QString own = QString::number(m_document.layout().settings.seed);
    show(Tone::Calm, fill(tr("Trying seed {seed}"), {{u"seed", tried}}),
         fill(tr("The run you see has it. The document still says {own}."), {{u"own", own}}));
    connect(addButton(fill(tr("Keep {seed}"), {{u"seed", tried}})), &QPushButton::clicked, &m_keeper,
            &RunKeeper::keepTriedSeed);
    connect(addButton(fill(tr("Back to {own}"), {{u"own", own}})), &QPushButton::clicked, &m_keeper,
            [this] { m_keeper.trySeed(std::nullopt); });
}

} // namespace signalbox
