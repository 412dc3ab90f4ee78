// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/figures/figuresmodel.h"

#include "engine/messages/message.h"
#include "widgets/look/icons.h"

#include <utility>

namespace signalbox {

void FiguresModel::setFigures(std::shared_ptr<const ShownFigures> shown)
{
    std::vector<FigureRow> rows = shown ? figureRows(*shown) : std::vector<FigureRow>();
    const bool staysSame = rows == m_rows;
    if (!staysSame)
        beginResetModel();
    m_shown = std::move(shown);
    m_rows = std::move(rows);
    if (!staysSame)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int FiguresModel::rowOf(const QString &name, const QString &kind) const
{
    for (int at = 0; at < int(m_rows.size()); ++at) {
        if (nameOf(*m_shown, row(at)) == name && kindOf(*m_shown, row(at)) == kind)
            return at;
    }
    return -1;
}

int FiguresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FiguresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

/// None where there is none.
QVariant FiguresModel::number(const FigureRow &row, Column column) const
{
    const auto orNone = [](const std::optional<double> &value) {
        return value ? QVariant(*value) : QVariant();
    };
    const WaitFigures *const waits = waitsOf(*m_shown, row);
    const auto seconds = [waits](Micros Spread::*part) {
        return waits && waits->ended.count > 0 ? QVariant(toSeconds(waits->ended.*part)) : QVariant();
    };
    switch (column) {
    case Name:
        break;
    case InUse:
        return orNone(utilisationOf(*m_shown, row));
    case ASecond:
        return orNone(throughputOf(*m_shown, row));
    case Count:
        return waits ? QVariant(waits->ended.count) : QVariant();
    case P50:
        return seconds(&Spread::p50);
    case P95:
        return seconds(&Spread::p95);
    case P99:
        return seconds(&Spread::p99);
    case Longest:
        return seconds(&Spread::max);
    }
    return {};
}

QString FiguresModel::words(const FigureRow &row, Column column) const
{
    if (column == Name)
        return nameOf(*m_shown, row);
    const QVariant value = number(row, column);
    if (!value.isValid())
        return QStringLiteral("–");
    if (column == InUse)
        return fill(tr("{percent} %"), {{u"percent", QString::number(value.toDouble() * 100, 'f', 1)}});
    if (column == Count) {
        const qint64 unfinished = waitsOf(*m_shown, row)->unfinished;
        return unfinished == 0
            ? value.toString()
            : fill(tr("{ended} + {unfinished}"),
                   {{u"ended", value.toString()}, {u"unfinished", QString::number(unfinished)}});
    }
    return column == ASecond ? QString::number(value.toDouble(), 'g', 4)
                             : shortTime(fromSeconds(value.toDouble()));
}

QVariant FiguresModel::data(const QModelIndex &index, int role) const
{
    const FigureRow &row = m_rows[std::size_t(index.row())];
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(column == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return words(row, column);
    if (role == Qt::EditRole && column != Name)
        return number(row, column);
    if (role == Qt::DecorationRole && column == Name)
        return icons::icon(iconOf(*m_shown, row));
    if (role == Qt::AccessibleTextRole && column == Name)
        return fill(tr("{name}, {kind}"), {{u"name", words(row, Name)}, {u"kind", kindOf(*m_shown, row)}});
    if (role == Qt::ToolTipRole && column == Name)
        return kindOf(*m_shown, row).toHtmlEscaped();
    if (role == Qt::ToolTipRole && column == Count && waitsOf(*m_shown, row)
        && waitsOf(*m_shown, row)->unfinished > 0)
        return tr("Waits that ended, and those that go on at the end.");
    return {};
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::pair<const char *, const char *> heads[] = {
        {QT_TR_NOOP("Of what"), QT_TR_NOOP("And what is waited for there")},
        {QT_TR_NOOP("In use"),
         QT_TR_NOOP("The share of time in which it was held or set, of workers and "
                    "permits the mean share; of tasks, in which they computed")},
        {QT_TR_NOOP("A second"),
         QT_TR_NOOP("What went through in a second: items that were got, releases, "
                    "calls; of tasks, turns of the event loop")},
        {QT_TR_NOOP("Waits"), QT_TR_NOOP("How many ended")},
        {QT_TR_NOOP("p50"), QT_TR_NOOP("Half of the waits are no longer")},
        {QT_TR_NOOP("p95"), QT_TR_NOOP("95 of 100 waits are no longer")},
        {QT_TR_NOOP("p99"), QT_TR_NOOP("99 of 100 waits are no longer")},
        {QT_TR_NOOP("Longest"), QT_TR_NOOP("The longest wait")},
    };
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(section == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return role == Qt::DisplayRole ? tr(heads[section].first) : tr(heads[section].second);
}

} // namespace signalbox
