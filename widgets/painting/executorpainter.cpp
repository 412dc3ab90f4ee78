// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/executorpainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kRow = 30;
constexpr qint64 kMostWorkers = 4; ///< shown one by one

using Tasks = std::span<const TaskId>;

const Job *jobOf(const ResourceView *view, qint64 worker)
{
    if (!view)
        return nullptr;
    const auto found = std::find_if(view->jobs.begin(), view->jobs.end(),
                                    [worker](const Job &job) { return job.worker == worker; });
    return found == view->jobs.end() ? nullptr : &*found;
}

qint64 busyFrom(const ResourceView *view, qint64 worker)
{
    return view ? std::count_if(view->jobs.begin(), view->jobs.end(),
                                [worker](const Job &job) { return job.worker >= worker; })
                : 0;
}

/// Whether anybody still waits for what a worker does; a thread cannot be cancelled.
bool isWanted(const CanvasScene &scene, const Job &job)
{
    const TaskView *const task = scene.world.task(job.task);
    return task && !isDone(task->state) && task->cancelDelivered < job.since;
}

/// A worker: its number, and who waits for what it does since when.
void paintWorker(const CanvasScene &scene, const QRectF &place, qint64 number, const Job *job)
{
    QPainter &painter = scene.painter;
    const int index = job ? scene.colourIndex(job->task) : -1;
    const bool wanted = job && isWanted(scene, *job);
    QColor ground = scene.theme.slot;
    if (job)
        ground = wanted ? scene.colour(index) : mixed(scene.colour(index), scene.theme.card, 0.6);
    painter.setPen(job ? QPen(Qt::NoPen) : QPen(mixed(scene.theme.slot, scene.theme.text, 0.35), 1.2));
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 5, 5);
    const QColor ink = job ? scene.theme.textOn(ground) : scene.theme.mutedText;
    if (job && scene.pattern(index) != Qt::NoBrush) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(withAlpha(ink, 0.16), scene.pattern(index)));
        painter.drawRoundedRect(place, 5, 5);
    }
    const QRectF inside = place.adjusted(8, 0, -6, 0);
    if (!job) {
        scene.text(inside, scene.small, ink, countWords(CardWords::tr("worker {count} is free"), number + 1));
        return;
    }
    const QString time = briefTime(scene.world.time - job->since);
    const double room = scene.width(scene.small, time) + 6;
    const QString name = scene.run.taskName(job->task);
    scene.text(inside.adjusted(0, 0, -room, 0), scene.small, ink,
               wanted ? name : fill(CardWords::tr("nobody ({task} left)"), {{u"task", name}}));
    scene.text(inside, scene.small, ink, time, Qt::AlignRight);
}

} // namespace

void paintExecutor(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const qint64 workers = parameter<qint64>(node, Param::Workers);
    const auto busy = view ? qint64(view->jobs.size()) : 0;
    paintCard(scene, box, scene.theme.cardBorder);
    const QRectF row(box.left() + kCardPadding, box.top() + 8, box.width() - 2 * kCardPadding, 20);
    icons::paint(scene.painter, u"executor"_s, QRectF(row.left() - 2, row.center().y() - 9, 18, 18),
                 scene.theme.mutedText);
    const QString count = countWords(CardWords::tr("{count} / {all} busy"), busy, workers);
    const double room = scene.width(scene.small, count) + 10;
    scene.heading(row.adjusted(22, 0, -room, 0), scene.title, scene.theme.text, node);
    scene.text(row, scene.small, busy >= workers ? scene.theme.warning : scene.theme.mutedText, count,
               Qt::AlignRight);
    const qint64 shown = std::min(workers, kMostWorkers);
    const double width = shown == 1 ? row.width() : row.width() / 2 - 3;
    for (qint64 at = 0; at < shown; ++at) {
        const QRectF place(row.left() + double(at % 2) * (width + 6), box.top() + 34 + double(at / 2) * kRow,
                           width, 25);
        // The last place counts the rest.
        if (at == shown - 1 && workers > kMostWorkers) {
            const qint64 rest = busyFrom(view, at);
            scene.text(place, scene.small, scene.theme.mutedText,
                       fill(CardWords::tr("and {count} more, {busy} busy"),
                            {{u"count", QString::number(workers - at)}, {u"busy", QString::number(rest)}}),
                       Qt::AlignHCenter);
            break;
        }
        paintWorker(scene, place, at, jobOf(view, at));
    }
    paintLine(scene, {row.left(), box.bottom() - 28, row.width() + 6, 20},
              view ? Tasks(view->waiters) : Tasks(), CardWords::tr("queued:"));
}

} // namespace signalbox
