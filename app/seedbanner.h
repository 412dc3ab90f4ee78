// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/banner.h"
#include "widgets/session/runkeeper.h"

namespace signalbox {

/// Says that the run shown has another seed than the document, while one is tried, and offers to keep it.
class SeedBanner : public Banner {
    Q_OBJECT
public:
    /// Both must outlive the banner.
    SeedBanner(Document &document, RunKeeper &keeper, QWidget *parent = nullptr);

private:
    void showTriedSeed();

    Document &m_document;
    RunKeeper &m_keeper;
};

} // namespace signalbox
