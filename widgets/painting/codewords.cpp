// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/codewords.h"

#include "widgets/painting/canvasscene.h"

#include <QPainter>

namespace signalbox {

namespace {

QColor colourOf(const Theme &theme, CodeSpan::Style style)
{
    switch (style) {
    case CodeSpan::Style::Keyword:
        return theme.readable(theme.accent, theme.card);
    case CodeSpan::Style::Text:
        return theme.readable(theme.ok, theme.card);
    case CodeSpan::Style::Number:
        break;
    }
    return theme.readable(theme.warning, theme.card);
}

} // namespace

double paintCodeWords(const CanvasScene &scene, const QRectF &room, const Lettering &letters,
                      const CodeWords &words)
{
    const QString shown = letters.metrics.elidedText(words.text, Qt::ElideRight, room.width());
    QPainter &painter = scene.painter;
    painter.setFont(letters.font);
    double left = room.left();
    const auto draw = [&](int begin, int end, const QColor &colour) {
        const QString part = shown.mid(begin, end - begin);
        painter.setPen(colour);
        painter.drawText(QRectF(left, room.top(), room.right() - left + 4, room.height()),
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextDontClip, part);
        left += letters.metrics.horizontalAdvance(part);
    };
    int at = 0;
    for (const CodeSpan &span : words.spans) {
        if (span.begin >= shown.size())
            break;
        draw(at, span.begin, scene.theme.text);
        draw(span.begin, span.begin + span.length, colourOf(scene.theme, span.style));
        at = span.begin + span.length;
    }
    if (at < shown.size())
        draw(at, int(shown.size()), scene.theme.text);
    return left;
}

} // namespace signalbox
