// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/ghost.h"

#include "engine/catalog/catalog.h"
#include "widgets/canvas/canvasstate.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/layoutorder.h"
#include "widgets/look/icons.h"

#include <QCoreApplication>
#include <QPainter>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasHint)
};

} // namespace

void paintGhost(QPainter &painter, const CanvasState &state, const Ghost &ghost)
{
    const Node node = makeNode(state.layout(), ghost.kind, {});
    QRectF box({}, CanvasGeometry::naturalSize(node));
    box.moveCenter(ghost.centre);
    box.moveTopLeft(onGrid(box.topLeft()));
    QColor fill = state.theme().card;
    fill.setAlphaF(0.75F);
    painter.setPen(QPen(state.theme().selection, 1.5 / state.camera().zoom, Qt::DashLine));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 8, 8);
    const QColor colour = kindColour(state.theme(), ghost.kind);
    icons::paint(painter, info(ghost.kind).icon, {box.left() + 14, box.top() + 13, 24, 24}, colour);
    painter.setFont(Theme::titleFont());
    painter.setPen(state.theme().text);
    painter.drawText(QRectF(box.left() + 48, box.top() + 12, box.width() - 56, 26),
                     int(Qt::AlignVCenter | Qt::AlignLeft), node.name);
}

void paintHint(QPainter &painter, const CanvasState &state)
{
    const QSize size = state.viewport().size();
    const QFont title = Theme::titleFont();
    const QFont body = Theme::bodyFont();
    const double line = QFontMetricsF(body).lineSpacing();
    const double heading = QFontMetricsF(title).height();
    QRectF text(0, size.height() / 2.0 - line, size.width(), heading);
    const QRectF sign(size.width() / 2.0 - 22, text.top() - 60, 44, 44);
    icons::paint(painter, u"producer"_s, sign, kindColour(state.theme(), NodeKind::Producer));
    painter.setFont(title);
    painter.setPen(state.theme().text);
    painter.drawText(text, int(Qt::AlignCenter), Words::tr("Draw a program"));
    painter.setFont(body);
    painter.setPen(state.theme().mutedText);
    text.moveTop(text.bottom() + 8);
    for (const QString &words :
         {Words::tr("Drag a Producer from the palette, or press Shift+A and type its name."),
          Words::tr("Then drag from a node's port to another node to wire them."),
          Words::tr("Or paste a program in Python, or drop its file here.")}) {
        painter.drawText(text, int(Qt::AlignCenter | Qt::TextWordWrap), words);
        text.translate(0, line * 1.3);
    }
}

} // namespace signalbox
