// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "widgets/look/theme.h"

#include <QAbstractItemDelegate>
#include <QImage>

class QAbstractItemView;

namespace signalbox {

/// The moment of a run that shows best what it is about: its deadlock, its first cancellation or failure,
/// else the middle of things.
Micros tellingMoment(const Run &run);

/// The layout in the file at \a path at the telling moment of its run, \a size in logical pixels.
QImage paintThumbnail(const QString &path, QSize size, double devicePixelRatio, const Theme &theme);

/// Draws a card of the gallery: picture (Qt::DecorationRole), title and what it teaches.
class GalleryCard : public QAbstractItemDelegate {
public:
    enum Role { PathRole = Qt::UserRole, LessonRole };

    explicit GalleryCard(QAbstractItemView *view);

    static constexpr int kGap = 16; ///< between two cards
    static int leastWidth(const QFont &font);
    static QSize size(int width, const QFont &font); ///< of a card this wide

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace signalbox
