// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/kindlist.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"

#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kSentenceRole = Qt::UserRole + 2;
constexpr int kAcross = 1; ///< pixels beside a row
constexpr int kBesideIcon = 19;
constexpr int kBehind = 8; ///< its name

QString headingOf(NodeGroup group)
{
    switch (group) {
    case NodeGroup::Actor:
        return KindModel::tr("Actors");
    case NodeGroup::Resource:
        return KindModel::tr("Resources");
    case NodeGroup::Scope:
        return KindModel::tr("Scopes");
    case NodeGroup::Code:
        break;
    }
    return KindModel::tr("Python");
}

/// What does not fit ends in an ellipsis; the row's tool tip has the whole of it.
void paintElided(QPainter &painter, const QRectF &place, const QFont &font, const QString &words)
{
    painter.setFont(font);
    painter.drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter),
                     QFontMetricsF(font).elidedText(words, Qt::ElideRight, place.width()));
}

} // namespace

std::optional<NodeKind> kindOfMime(const QMimeData *data)
{
    const QString key = QString::fromUtf8(data->data(QLatin1String(kKindMimeType)));
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.key == key)
            return kind.kind;
    }
    return std::nullopt;
}

int searchRank(const NodeInfo &kind, const QString &words)
{
    const QString wanted = words.trimmed();
    if (wanted.isEmpty() || kind.label().startsWith(wanted, Qt::CaseInsensitive))
        return 0;
    if (kind.label().contains(wanted, Qt::CaseInsensitive) || kind.key.contains(wanted, Qt::CaseInsensitive))
        return 1;
    return kind.help().contains(wanted, Qt::CaseInsensitive) ? 2 : -1;
}

KindModel::KindModel(QObject *parent)
    : QStandardItemModel(parent)
{
}

void KindModel::addKind(const NodeInfo &kind)
{
    auto *item = new QStandardItem(icons::icon(kind.icon), kind.label());
    item->setData(int(kind.kind), KindRole);
    item->setData(kind.help(), kSentenceRole);
    item->setToolTip(asToolTip(kind.label() + u'\n' + kind.help()));
    item->setData(fill(tr("{kind}. {help}"), {{u"kind", kind.label()}, {u"help", kind.help()}}),
                  Qt::AccessibleTextRole);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    appendRow(item);
}

void KindModel::showGroups(const QString &words)
{
    clear();
    for (const NodeGroup group : {NodeGroup::Actor, NodeGroup::Resource, NodeGroup::Scope, NodeGroup::Code}) {
        bool headed = false;
        for (const NodeInfo &kind : nodeCatalog()) {
            if (kind.group != group || searchRank(kind, words) < 0)
                continue;
            if (!headed) {
                auto *heading = new QStandardItem(headingOf(group));
                heading->setToolTip(asToolTip(heading->text()));
                heading->setFlags(Qt::NoItemFlags);
                appendRow(heading);
                headed = true;
            }
            addKind(kind);
        }
    }
}

void KindModel::showRanked(const QString &words, const QList<NodeKind> &allowed)
{
    clear();
    QList<std::pair<int, const NodeInfo *>> found;
    for (const NodeInfo &kind : nodeCatalog()) {
        const int rank = searchRank(kind, words);
        if (rank >= 0 && allowed.contains(kind.kind))
            found.append({rank, &kind});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    for (const auto &[rank, kind] : std::as_const(found))
        addKind(*kind);
}

std::optional<NodeKind> KindModel::kindAt(const QModelIndex &index) const
{
    const QVariant kind = index.data(KindRole);
    return kind.isValid() ? std::optional(NodeKind(kind.toInt())) : std::nullopt;
}

QStringList KindModel::mimeTypes() const
{
    return {QLatin1String(kKindMimeType)};
}

QMimeData *KindModel::mimeData(const QModelIndexList &indexes) const
{
    const auto kind = indexes.isEmpty() ? std::nullopt : kindAt(indexes.first());
    if (!kind)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(QLatin1String(kKindMimeType), info(*kind).key.toUtf8());
    return data;
}

KindDelegate::KindDelegate(bool withSentence, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_withSentence(withSentence)
{
}

QColor kindColour(const Theme &theme, NodeKind kind)
{
    switch (groupOf(kind)) {
    case NodeGroup::Actor:
        return theme.readable(theme.taskColour(0), theme.card);
    case NodeGroup::Resource:
        return theme.readable(theme.taskColour(1), theme.card);
    case NodeGroup::Scope:
        return theme.readable(theme.taskColour(2), theme.card);
    case NodeGroup::Code:
        break;
    }
    return theme.readable(theme.accent, theme.card);
}

int KindDelegate::widthOf(const QString &name)
{
    const QFontMetrics metrics(Theme::bodyFont());
    return 2 * kAcross + kBesideIcon + metrics.height() + 1 + kBehind + metrics.horizontalAdvance(name) + 1;
}

QSize KindDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int line = QFontMetrics(Theme::bodyFont()).height();
    if (!index.data(KindModel::KindRole).isValid())
        return {80, QFontMetrics(Theme::smallFont()).height() + 12};
    if (m_withSentence)
        return {240, line + QFontMetrics(Theme::smallFont()).height() + 14};
    return {80, line + 12};
}

void KindDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(KindModel::KindRole).isValid()) {
        paintKind(*painter, option, index);
    } else {
        painter->setPen(m_theme.mutedText);
        paintElided(*painter, option.rect.adjusted(4, 6, 0, 0), Theme::smallFont(), index.data().toString());
    }
    painter->restore();
}

void KindDelegate::paintKind(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto kind = NodeKind(index.data(KindModel::KindRole).toInt());
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    const QColor resting = m_withSentence ? m_theme.card : m_theme.control;
    const QColor ground = chosen ? m_theme.selectedRow : under ? m_theme.controlHover : resting;
    const QRectF row = QRectF(option.rect).adjusted(kAcross, 1.5, -kAcross, -1.5);
    const bool focused = chosen && option.state.testFlag(QStyle::State_HasFocus);
    painter.setPen(focused ? QPen(m_theme.focus, 2) : QPen(m_theme.cardBorder, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(row, 6, 6);
    const QColor ink = chosen ? m_theme.textOn(ground) : m_theme.text;
    const double side = QFontMetricsF(Theme::bodyFont()).height() + 1;
    const QRectF sign(row.left() + 9, row.center().y() - side / 2, side, side);
    icons::paint(painter, info(kind).icon, sign, chosen ? ink : kindColour(m_theme, kind));
    QRectF words = row.adjusted(side + kBesideIcon, 0, -kBehind, 0);
    painter.setPen(ink);
    if (m_withSentence)
        words.adjust(0, 4, 0, -row.height() / 2 + 2);
    paintElided(painter, words, Theme::bodyFont(), index.data().toString());
    if (!m_withSentence)
        return;
    painter.setPen(chosen ? ink : m_theme.mutedText);
    words.moveTop(row.center().y());
    paintElided(painter, words, Theme::smallFont(), index.data(kSentenceRole).toString());
}

} // namespace signalbox
