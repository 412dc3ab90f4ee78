// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/look/theme.h"

#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace signalbox {

/// What a palette entry carries while it is dragged: the kind's key, as in files.
inline constexpr char kKindMimeType[] = "application/x-signalbox-kind";

std::optional<NodeKind> kindOfMime(const QMimeData *data);
/// How well a kind answers a search: 0 best, then worse, -1 not at all. An empty search finds everything.
int searchRank(const NodeInfo &kind, const QString &words);

/// Kinds of node as rows, from the catalog; headings stand between groups and cannot be chosen.
class KindModel : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int KindRole = Qt::UserRole + 1;

    explicit KindModel(QObject *parent = nullptr);
    /// In groups under their headings.
    void showGroups(const QString &words);
    /// Best match first, without headings; only kinds among \a allowed.
    void showRanked(const QString &words, const QList<NodeKind> &allowed);
    std::optional<NodeKind> kindAt(const QModelIndex &index) const;

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    void addKind(const NodeInfo &kind);
};

/// Draws a kind as a rounded row with its icon and name, and with its sentence where there is room for one.
class KindDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit KindDelegate(bool withSentence, QObject *parent = nullptr);
    void setTheme(const Theme &theme) { m_theme = theme; }
    static int widthOf(const QString &name); ///< of a row without a sentence, in pixels
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintKind(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    bool m_withSentence;
    Theme m_theme = Theme::dark();
};

/// The icon of a kind in the colour of its group: what a palette row, a quick-add row and a ghost wear.
QColor kindColour(const Theme &theme, NodeKind kind);

} // namespace signalbox
