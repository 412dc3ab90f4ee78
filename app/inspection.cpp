// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inspection.h"

#include "widgets/panels/inspector.h"
#include "widgets/variables/variablespanel.h"

#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace signalbox {

namespace {

constexpr int kLinesOfRoom = 24; ///< for a name, a dozen rows of code and the call stack

} // namespace

Inspection::Inspection(Inspector *inspector, VariablesPanel *variables)
    : QSplitter(Qt::Vertical)
    , m_variables(variables)
{
    setObjectName(QStringLiteral("inspection"));
    addWidget(inspector);
    addWidget(variables);
    setStretchFactor(0, 1);
    const int rest = variables->sizeHint().height();
    setSizes({2 * rest, rest});
    setChildrenCollapsible(false);
    connect(variables, &VariablesPanel::folded, this, &Inspection::makeRoom);
}

void Inspection::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    const bool isLow = height() < kLinesOfRoom * fontMetrics().lineSpacing();
    if (std::exchange(m_isLow, isLow) != isLow)
        m_variables->setFolded(isLow);
}

void Inspection::makeRoom()
{
    const int wanted = m_variables->sizeHint().height(); // folded, that is its head
    const int stack = m_variables->isFolded() ? wanted : std::min(wanted, height() / 2);
    setSizes({height() - handleWidth() - stack, stack});
}

} // namespace signalbox
