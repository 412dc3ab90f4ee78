// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

#include <QByteArray>
#include <QSize>

namespace signalbox {

/// What a page is made of, besides resources/page.
struct PageText {
    QString title;
    QString description;
    QSize size; ///< of its picture, in pixels
    Theme dark = Theme::dark();
    Theme light = Theme::light();
    QString opensIn; ///< "dark" or "light"; empty for what its reader's system prefers
    QByteArray enclosed; ///< the document, empty for none
    QByteArray pictures; ///< from PageBytes
};

/// The page, as one file of HTML that asks for no other.
QByteArray pageText(const PageText &page);

/// What another page writes to have \a file within itself: an iframe of its shape, with its title. \a size is
/// that of its picture; below are controls, and \a sliders.
QString embeddingText(const QString &file, const QString &title, QSize size, int sliders = 0);

} // namespace signalbox
