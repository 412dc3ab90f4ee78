// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/printed.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace signalbox {

/// What a run prints, a row a line; those of one task where a task is chosen. Rows from printedRows() on are
/// still to come at the moment shown.
class OutputModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRun(std::shared_ptr<const Run> run);
    void showOnly(std::optional<TaskId> task);
    /// The moment shown: after the first \a facts facts.
    void setFacts(qsizetype facts);
    /// The words are others: what is said of rows is asked for anew.
    void retell();

    std::optional<TaskId> shownOnly() const { return m_only; }
    std::vector<TaskId> tasks() const; ///< those that print, each once, in the order of their first line
    int lineCount() const { return int(m_lines.size()); } ///< of all tasks
    int printedRows() const { return m_printed; } ///< rows of which at least the beginning is there
    const PrintedLine &line(int row) const;
    int rowOf(int line) const; ///< of a line of the run; -1 where it is not among those shown
    QString taskName(const PrintedLine &line) const;
    QString printedPart(int row) const; ///< of the line's text, what is there
    /// The row after \a row, or before it, that has \a text, going round; -1 where none has.
    int find(const QString &text, int row, bool forward) const;
    int countOf(const QString &text) const; ///< rows that have it
    QString textOf(const QList<int> &rows) const; ///< a line each, for the clipboard

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void momentShown(); ///< printedRows() may be another

private:
    void choose();
    int printedAt(qsizetype facts) const;
    QString spoken(int row) const;

    std::shared_ptr<const Run> m_run;
    std::vector<PrintedLine> m_lines;
    std::vector<quint32> m_chosen; ///< of m_lines, where not all are shown
    std::optional<TaskId> m_only;
    qsizetype m_facts = 0;
    int m_printed = 0;
};

} // namespace signalbox
