// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sweeps/effectsmodel.h"

#include "engine/messages/message.h"

#include <QPointF>

#include <algorithm>
#include <cmath>

namespace signalbox {

void EffectsModel::setEffects(const Layout &layout, const Effects &effects)
{
    std::vector<Effect> rows = effects.effects;
    for (const Knob &knob : knobsOf(layout)) {
        const bool isThere =
            std::ranges::any_of(rows, [&](const Effect &effect) { return effect.knob.name == knob.name; });
        if (!isThere)
            rows.push_back({knob, {knob.value, {}}, {knob.value, {}}});
    }
    const auto isSame = [](const Effect &a, const Effect &b) { return a.knob.name == b.knob.name; };
    const bool staysSame = std::ranges::equal(rows, m_rows, isSame);
    if (!staysSame)
        beginResetModel();
    m_rows = std::move(rows);
    m_now = effects.now;
    m_greatest = m_rows.empty() ? 0 : m_rows.front().size(m_now.value_or(0));
    if (staysSame)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    else
        endResetModel();
}

QList<QStringList> EffectsModel::rows() const
{
    QList<QStringList> rows{
        {tr("Number"), tr("Now"), tr("A tenth less"), tr("Outcome"), tr("A tenth more"), tr("Outcome")}};
    const auto number = [](double value) { return QString::number(value, 'g', 12); };
    const auto outcome = [&](const Effect::Side &side) {
        return side.outcome ? number(*side.outcome) : QString();
    };
    for (const Effect &effect : m_rows)
        rows.append({effect.knob.name, number(effect.knob.value), number(effect.less.value),
                     outcome(effect.less), number(effect.more.value), outcome(effect.more)});
    return rows;
}

int EffectsModel::rowOf(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_rows, [&](const Effect &effect) { return effect.knob.name == name; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int EffectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EffectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

double EffectsModel::changeOf(const Effect::Side &side) const
{
    return m_now && side.outcome ? *side.outcome - *m_now : 0;
}

/// "−10 % / +10 %": what comes of the outcome.
QString EffectsModel::changeWords(const Effect &effect) const
{
    if (!m_now || (!effect.less.outcome && !effect.more.outcome))
        return {};
    const auto said = [this](const Effect::Side &side) {
        if (!side.outcome)
            return QStringLiteral("–");
        const double change = changeOf(side);
        const double share = *m_now != 0 ? change / std::abs(*m_now) * 100 : change;
        const QString number = QString::number(std::abs(share), 'g', std::abs(share) < 1 ? 1 : 2);
        if (share == 0)
            return QStringLiteral("=");
        const QString sign = share < 0 ? QStringLiteral("−") : QStringLiteral("+");
        return *m_now != 0 ? fill(tr("{percent} %"), {{u"percent", sign + number}}) : sign + number;
    };
    return fill(tr("{less} / {more}"), {{u"less", said(effect.less)}, {u"more", said(effect.more)}});
}

QVariant EffectsModel::data(const QModelIndex &index, int role) const
{
    const Effect &effect = m_rows[std::size_t(index.row())];
    if (role == kBarsRole && index.column() == Change && m_greatest > 0)
        return QPointF(changeOf(effect.less) / m_greatest, changeOf(effect.more) / m_greatest);
    if (role == Qt::TextAlignmentRole)
        return int(index.column() == Number ? Qt::AlignLeft | Qt::AlignVCenter
                                            : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Number)
        return effect.knob.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Number:
        return effect.knob.label;
    case Now:
        return valueWords(effect.knob, effect.knob.value);
    case Change:
        return changeWords(effect);
    }
    return {};
}

QVariant EffectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Number:
        return tr("Number");
    case Now:
        return tr("Now");
    case Change:
        return tr("−10 % / +10 %");
    }
    return {};
}

} // namespace signalbox
