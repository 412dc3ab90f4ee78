// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/output/outputmodel.h"

#include "engine/layout/units.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"

#include <algorithm>

namespace signalbox {

void OutputModel::setRun(std::shared_ptr<const Run> run)
{
    beginResetModel();
    m_run = std::move(run);
    m_lines = printedLines(*m_run);
    const auto isOfIt = [this](const PrintedLine &line) { return line.task == *m_only; };
    if (m_only && std::none_of(m_lines.begin(), m_lines.end(), isOfIt))
        m_only.reset();
    choose();
    endResetModel();
    Q_EMIT momentShown();
}

void OutputModel::showOnly(std::optional<TaskId> task)
{
    if (task == m_only)
        return;
    beginResetModel();
    m_only = task;
    choose();
    endResetModel();
    Q_EMIT momentShown();
}

void OutputModel::choose()
{
    m_chosen.clear();
    for (std::size_t at = 0; m_only && at < m_lines.size(); ++at) {
        if (m_lines[at].task == *m_only)
            m_chosen.push_back(quint32(at));
    }
    m_printed = printedAt(m_facts);
}

void OutputModel::setFacts(qsizetype facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    const int before = m_printed;
    m_printed = printedAt(facts);
    // The row before the first to come may be one that grows.
    const int first = std::max(0, std::min(before, m_printed) - 1);
    const int last = std::min(std::max(before, m_printed), rowCount() - 1);
    if (last >= first)
        Q_EMIT dataChanged(index(first), index(last));
    Q_EMIT momentShown();
}

void OutputModel::retell()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int OutputModel::printedAt(qsizetype facts) const
{
    int low = 0;
    for (int high = rowCount(); low < high;) {
        const int middle = (low + high) / 2;
        if (line(middle).fact < facts)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::vector<TaskId> OutputModel::tasks() const
{
    std::vector<TaskId> tasks;
    std::vector<bool> isKnown;
    for (const PrintedLine &line : m_lines) {
        if (line.task == TaskId::None)
            continue;
        if (signalbox::index(line.task) >= isKnown.size())
            isKnown.resize(signalbox::index(line.task) + 1);
        if (!isKnown[signalbox::index(line.task)])
            tasks.push_back(line.task);
        isKnown[signalbox::index(line.task)] = true;
    }
    return tasks;
}

const PrintedLine &OutputModel::line(int row) const
{
    return m_lines[m_only ? m_chosen[std::size_t(row)] : std::size_t(row)];
}

int OutputModel::rowOf(int line) const
{
    if (line < 0 || line >= lineCount())
        return -1;
    if (!m_only)
        return line;
    const auto found = std::lower_bound(m_chosen.begin(), m_chosen.end(), quint32(line));
    return found != m_chosen.end() && *found == quint32(line) ? int(found - m_chosen.begin()) : -1;
}

QString OutputModel::taskName(const PrintedLine &line) const
{
    return line.task == TaskId::None ? tr("event loop") : m_run->taskName(line.task);
}

QString OutputModel::printedPart(int row) const
{
    return line(row).text.left(std::max<qsizetype>(0, line(row).lengthAfter(m_facts)));
}

int OutputModel::find(const QString &text, int row, bool forward) const
{
    const int count = rowCount();
    for (int step = 1; step <= count && !text.isEmpty(); ++step) {
        const int at = ((forward ? row + step : row - step) % count + count) % count;
        if (line(at).text.contains(text, Qt::CaseInsensitive))
            return at;
    }
    return -1;
}

int OutputModel::countOf(const QString &text) const
{
    int count = 0;
    for (int row = 0; row < rowCount() && !text.isEmpty(); ++row)
        count += line(row).text.contains(text, Qt::CaseInsensitive) ? 1 : 0;
    return count;
}

QString OutputModel::textOf(const QList<int> &rows) const
{
    QString text;
    for (const int row : rows)
        text += line(row).text + u'\n';
    return text;
}

int OutputModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_only ? m_chosen.size() : m_lines.size());
}

/// A row as a screen reader says it: in the order of the columns, and whether it is still to come.
QString OutputModel::spoken(int row) const
{
    const PrintedLine &it = line(row);
    const QString words = row < m_printed
        ? (it.isError ? tr("{time}, {task}, to stderr: {text}") : tr("{time}, {task}: {text}"))
        : (it.isError ? tr("Not printed yet: {time}, {task}, to stderr: {text}")
                      : tr("Not printed yet: {time}, {task}: {text}"));
    return fill(words, {{u"time", formatTime(it.time)}, {u"task", taskName(it)}, {u"text", it.text}});
}

QVariant OutputModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return line(index.row()).text;
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case Qt::ToolTipRole:
        return asToolTip(spoken(index.row()));
    default:
        return {};
    }
}

} // namespace signalbox
