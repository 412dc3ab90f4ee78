// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/inspector.h"

#include "widgets/look/livewords.h"
#include "widgets/panels/layoutpage.h"
#include "widgets/panels/nodepage.h"

#include <QScrollBar>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRound = 12; ///< pixels around a part that is scrolled into view
constexpr int kLinesOfRoom = 36; ///< in fewer lines of height a page is terse

QList<NodeId> existing(const Layout &layout, QList<NodeId> nodes)
{
    nodes.removeIf([&](NodeId node) { return !layout.find(node); });
    return nodes;
}

QList<NodeKind> kindsOf(const Layout &layout, const QList<NodeId> &nodes)
{
    QList<NodeKind> kinds;
    for (const NodeId node : nodes)
        kinds.append(layout.find(node)->kind);
    return kinds;
}

} // namespace

Inspector::Inspector(Document &document, RunKeeper &keeper, Player &player, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_player(player)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(&m_document, &Document::changed, this, &Inspector::documentChanged);
    // Fields go back to what is so.
    connect(&m_document, &Document::refused, this, [this] { m_page->refresh(); });
    connect(&m_player, &Player::moved, this, [this] { m_page->showMoment(); });
    connect(&m_keeper, &RunKeeper::finished, this, [this] { m_page->showMoment(); });
    keepTranslated(this, [this] {
        setAccessibleName(tr("Inspector"));
        if (m_page)
            m_page->commit();
        showSelection(); // with all words anew
    });
}

QSize Inspector::sizeHint() const
{
    return {32 * fontMetrics().averageCharWidth() + 80, 40 * fontMetrics().height()};
}

void Inspector::setSelection(const QList<NodeId> &nodes)
{
    const QList<NodeId> selection = existing(m_document.layout(), nodes);
    if (selection == m_selection)
        return;
    m_page->commit();
    m_document.endGesture();
    m_selection = selection;
    showSelection();
}

void Inspector::showLine(int line)
{
    m_page->showLine(line);
}

void Inspector::documentChanged()
{
    const QList<NodeId> left = existing(m_document.layout(), m_selection);
    // Another document may use the same ids for other things.
    if (left != m_selection || kindsOf(m_document.layout(), left) != m_kinds) {
        m_selection = left;
        showSelection();
    } else {
        m_page->refresh();
    }
}

void Inspector::showSelection()
{
    if (QWidget *old = takeWidget())
        old->deleteLater(); // one of its buttons may be what is at work
    m_kinds = kindsOf(m_document.layout(), m_selection);
    if (m_selection.isEmpty())
        m_page = new LayoutPage(m_document, m_keeper);
    else if (m_selection.size() == 1)
        m_page = new NodePage(m_selection.first(), m_document, m_keeper, m_player);
    else
        m_page = new SeveralPage(m_selection, m_document);
    connect(m_page, &InspectorPage::nodePicked, this, &Inspector::nodePicked);
    // Once the page has made room for it.
    connect(
        m_page, &InspectorPage::opened, this, [this](QWidget *part) { ensureWidgetVisible(part, 0, kRound); },
        Qt::QueuedConnection);
    m_page->setTerse(isLow());
    setWidget(m_page);
    verticalScrollBar()->setValue(0);
}

bool Inspector::isLow() const
{
    return height() < kLinesOfRoom * fontMetrics().lineSpacing();
}

void Inspector::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_page->setTerse(isLow());
}

} // namespace signalbox
