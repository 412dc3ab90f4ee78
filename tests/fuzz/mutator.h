// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QByteArray>

#include <random>

namespace signalbox::testing {

/// Changes documents by what the catalog says there is: nodes, parameters, links, steps, targets, words that
/// are hard to keep. Mostly the result opens. The same seed makes the same change on every machine.
class Mutator {
public:
    explicit Mutator(quint32 seed)
        : m_random(seed)
    {
    }

    /// \a document with one to five changes; one that does not open is changed in its JSON.
    QByteArray mutated(const QByteArray &document);
    /// \a document with what \a other has pasted into it, or part of it; empty where either does not open.
    QByteArray crossed(const QByteArray &document, const QByteArray &other);

private:
    quint32 pick(qsizetype below) { return below > 0 ? quint32(m_random() % quint32(below)) : 0; }
    bool oneIn(int times) { return pick(times) == 0; }
    template <typename T> const T &oneOf(const QList<T> &list) { return list[pick(list.size())]; }

    void change(Layout &layout);
    void changeNodes(Layout &layout);
    void changeSteps(Layout &layout);
    void changeSettings(Settings &settings);
    void addNode(Layout &layout);
    void removeNode(Layout &layout);
    void addLink(Layout &layout);
    void setParameter(Layout &layout);
    void putInFrame(Layout &layout);
    Step step(const Layout &layout, int depth, bool operand = false);
    void fillStep(const Layout &layout, Step &step);
    Predicate predicate(const Layout &layout);
    NodeId target(const Layout &layout, const QList<NodeKind> &kinds);
    qint64 number(qint64 least, qint64 most);
    Duration duration();
    QString name();
    QString words();
    QString code(const QString &before);
    QByteArray changedJson(const QByteArray &document);

    std::mt19937 m_random;
};

} // namespace signalbox::testing
