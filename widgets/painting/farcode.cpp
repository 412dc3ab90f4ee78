// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/farcode.h"

#include "engine/catalog/catalog.h"
#include "engine/script/codeoutline.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/codewords.h"
#include "widgets/painting/instancepainter.h"
#include "widgets/painting/rowmarks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kLeastZoom = 0.2; ///< below, code is only noise

// In pixels of the screen.
constexpr double kFarName = 11; ///< height of the name's letters
constexpr double kFarLetters = 8.5; ///< the same of code
constexpr double kFarHead = 18;
constexpr double kFarRow = 12;
constexpr double kFarIndent = 6;
constexpr double kFarMargin = 6;
constexpr double kFarTasks = 14; ///< for the squares of tasks
constexpr double kNarrowestName = 44; ///< of a card; in less a name says nothing

Lettering ofPixels(const Lettering &like, double pixels)
{
    QFont font = like.font;
    font.setPixelSize(std::max(1, int(std::lround(pixels))));
    return {font, WordMetrics(font)};
}

/// The first of \a rows rows that are shown, of \a all, so that somebody's is among them.
int firstShown(const CardLife &life, int rows, int all)
{
    if (life.stands.empty() || all <= rows)
        return 0;
    const auto isBefore = [](const RowStand &one, const RowStand &other) { return one.row < other.row; };
    const int row = std::min_element(life.stands.begin(), life.stands.end(), isBefore)->row;
    return std::clamp(row - rows / 2, 0, all - rows);
}

} // namespace

void paintFarCode(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const CardLife &life = scene.life.of(node.id);
    scene.painter.setPen(QPen(scene.theme.cardBorder, 2));
    scene.painter.setBrush(scene.theme.card);
    scene.painter.drawRect(box);
    const bool hasTasks = !life.tasks.empty() || !life.stands.empty();
    if (hasTasks)
        paintFarTasks(scene, box, life);
    const double pixel = 1 / scene.zoom;
    if (box.width() < kNarrowestName * pixel || box.height() < kFarHead * pixel)
        return;
    const QRectF inside = box.adjusted(kFarMargin * pixel, 0, -kFarMargin * pixel, 0);
    const QRectF head(inside.left(), box.top(), inside.width(), std::min(kFarHead * pixel, box.height()));
    const double side = kFarName * pixel;
    icons::paint(scene.painter, info(node.kind).icon, {head.left(), head.center().y() - side / 2, side, side},
                 scene.theme.readable(scene.theme.accent, scene.theme.card));
    scene.text(head.adjusted(side + 4 * pixel, 0, 0, 0), ofPixels(scene.title, kFarName * pixel),
               scene.theme.text, node.name);
    if (scene.zoom < kLeastZoom)
        return;
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    const double end = box.bottom() - (hasTasks ? kFarTasks : 2) * pixel;
    const int all = int(outline->rows.size());
    const int shown = std::clamp(int((end - head.bottom()) / (kFarRow * pixel)), 0, all);
    const int first = firstShown(life, shown, all);
    const Lettering letters = ofPixels(scene.code, kFarLetters * pixel);
    for (int at = first; at < first + shown; ++at) {
        const CodeRow &row = outline->rows[std::size_t(at)];
        const QRectF place(box.left(), head.bottom() + (at - first) * kFarRow * pixel, box.width(),
                           kFarRow * pixel);
        paintRowGround(scene, place, standsIn(life, at, false, TaskId::None));
        paintCodeWords(scene,
                       {inside.left() + row.depth * kFarIndent * pixel, place.top(),
                        inside.width() - row.depth * kFarIndent * pixel, place.height()},
                       letters, row.words);
    }
}

} // namespace signalbox
