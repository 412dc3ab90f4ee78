// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/comparison/deltasmodel.h"

#include "engine/messages/message.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

QString valueOf(const FigureDelta &delta, double value)
{
    switch (delta.unit) {
    case FigureDelta::Unit::Seconds:
        return formatTime(fromSeconds(value));
    case FigureDelta::Unit::ASecond:
        return fill(DeltasModel::tr("{number} a second"), {{u"number", QString::number(value, 'g', 4)}});
    case FigureDelta::Unit::Share:
        return fill(DeltasModel::tr("{percent} %"), {{u"percent", QString::number(value * 100, 'f', 1)}});
    case FigureDelta::Unit::Count:
        break;
    }
    return QString::number(value, 'g', 6);
}

/// "+0.40 s (+12 %)"; empty where one of them has none.
QString changeOf(const FigureDelta &delta)
{
    if (!delta.before || !delta.after)
        return delta.after ? DeltasModel::tr("new") : DeltasModel::tr("gone");
    const double by = *delta.after - *delta.before;
    if (by == 0)
        return QStringLiteral("=");
    const QString sign = by < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const QString change = sign + valueOf(delta, std::abs(by));
    if (*delta.before == 0 || delta.unit == FigureDelta::Unit::Share)
        return change;
    const QString percent = QString::number(std::abs(by / *delta.before) * 100, 'f', 0);
    return fill(DeltasModel::tr("{change} ({percent} %)"),
                {{u"change", change}, {u"percent", sign + percent}});
}

} // namespace

void DeltasModel::setDeltas(const std::vector<FigureDelta> &deltas, bool isAll)
{
    beginResetModel();
    m_rows.clear();
    std::copy_if(deltas.begin(), deltas.end(), std::back_inserter(m_rows),
                 [isAll](const FigureDelta &delta) { return isAll || !delta.isSame(); });
    endResetModel();
}

int DeltasModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DeltasModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant DeltasModel::data(const QModelIndex &index, int role) const
{
    const FigureDelta &delta = m_rows[std::size_t(index.row())];
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column >= Before ? Qt::AlignRight : Qt::AlignLeft));
    const std::optional<double> &value = column == Before ? delta.before : delta.after;
    if (role == Qt::EditRole && (column == Before || column == Now))
        return value ? QVariant(*value) : QVariant(QString());
    if (role == Qt::EditRole && column == Change)
        return delta.before && delta.after ? QVariant(*delta.after - *delta.before) : QVariant(QString());
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Of:
        return delta.of.isEmpty() ? tr("the run") : delta.of;
    case Figure:
        return delta.figure;
    case Before:
    case Now:
        return value ? valueOf(delta, *value) : QStringLiteral("–");
    case Change:
        break;
    }
    return changeOf(delta);
}

QVariant DeltasModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array heads{QT_TR_NOOP("Of what"), QT_TR_NOOP("Figure"), QT_TR_NOOP("Pinned"),
                                      QT_TR_NOOP("Now"), QT_TR_NOOP("Change")};
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Before ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return tr(heads[std::size_t(section)]);
}

} // namespace signalbox
