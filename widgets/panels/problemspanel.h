// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problem.h"
#include "engine/layout/units.h"

#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QStackedLayout;

namespace signalbox {

class Document;
class RunKeeper;

/// What is wrong with the layout and what went wrong in its run, live: in words, with the node it is about
/// and what to do. Enter or a double click goes there.
class ProblemsPanel : public QWidget {
    Q_OBJECT
public:
    ProblemsPanel(Document &document, RunKeeper &keeper, QWidget *parent = nullptr);

    int count() const;

Q_SIGNALS:
    void countChanged(int count); ///< for a badge
    void nodePicked(signalbox::NodeId node);
    void linePicked(int line); ///< of that node's code, from 1; after nodePicked()
    void timePicked(signalbox::Micros time); ///< the moment a picked verdict is about

private:
    struct Entry {
        bool isError = false;
        QString title;
        QString remedy;
        NodeId node = NodeId::None;
        std::optional<Micros> time; ///< of a verdict
        int line = 0; ///< of the node's code
        bool operator==(const Entry &) const = default;
    };
    QList<Entry> entries() const;
    void refresh();
    void pick(const QListWidgetItem *item);

    Document &m_document;
    RunKeeper &m_keeper;
    QList<Entry> m_shown;
    QListWidget *m_list;
    QStackedLayout *m_stack;
};

} // namespace signalbox
