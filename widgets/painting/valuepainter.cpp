// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/valuepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/trace/naming.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Tasks = std::span<const TaskId>;

// ---- counter

/// The wheels of a counter, a digit each.
void paintWheels(const CanvasScene &scene, const QRectF &area, qint64 value, const QColor &border)
{
    QString digits = QString::number(value);
    if (digits.size() < 2)
        digits.prepend(u'0');
    QPainter &painter = scene.painter;
    QFont font = scene.badge.font;
    const double pitch = std::min(22.0, area.width() / double(digits.size()));
    font.setPixelSize(int(std::clamp(pitch * 0.95, 9.0, 19.0)));
    const Lettering large{font, WordMetrics(font)};
    const double left = area.center().x() - pitch * double(digits.size()) / 2;
    for (qsizetype at = 0; at < digits.size(); ++at) {
        const QRectF wheel(left + double(at) * pitch, area.top(), pitch - 2, area.height());
        painter.setPen(QPen(border, 1.2));
        painter.setBrush(scene.theme.slot);
        painter.drawRoundedRect(wheel, 4, 4);
        painter.setPen(QPen(withAlpha(scene.theme.text, 0.16), 1));
        painter.drawLine(QPointF(wheel.left() + 2, wheel.center().y()),
                         QPointF(wheel.right() - 2, wheel.center().y()));
        scene.text(wheel, large, scene.theme.text, digits.mid(at, 1), Qt::AlignHCenter);
    }
}

bool isOld(const Reading &reading)
{
    return reading.overwritten != TaskId::None;
}

/// Those whose reading is no longer what the counter holds come first: they are about to overwrite.
std::vector<Reading> readingsToShow(const CanvasScene &scene, const ResourceView &view)
{
    std::vector<Reading> shown;
    for (const Reading &reading : view.readings) {
        const TaskView *const task = scene.world.task(reading.task);
        if (task && !isDone(task->state) && !reading.isUsed)
            shown.push_back(reading);
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Reading &a, const Reading &b) { return isOld(a) && !isOld(b); });
    return shown;
}

/// "cook-1 has 5", in the task's colour; dashed and in the colour of warnings where that is an old value.
void paintReadings(const CanvasScene &scene, const QRectF &where, const std::vector<Reading> &readings)
{
    if (readings.empty()) {
        scene.text(where, scene.small, scene.theme.faintText, CardWords::tr("nobody is about to change it"));
        return;
    }
    QPainter &painter = scene.painter;
    double x = where.left();
    for (std::size_t at = 0; at < readings.size(); ++at) {
        const Reading &reading = readings[at];
        const QString words = fill(
            isOld(reading) ? CardWords::tr("{task} has old {value}") : CardWords::tr("{task} has {value}"),
            {{u"task", scene.run.taskName(reading.task)}, {u"value", QString::number(reading.value)}});
        const double rest = at + 1 < readings.size() ? 26 : 0;
        const double width = std::min(scene.width(scene.small, words) + 16, where.width() - rest);
        if (at > 0 && x + width + rest > where.right()) {
            scene.text({x, where.top(), 26, where.height()}, scene.small, scene.theme.mutedText,
                       u"+%1"_s.arg(readings.size() - at));
            return;
        }
        const int index = scene.colourIndex(reading.task);
        const QRectF chip(x, where.center().y() - 9, width, 18);
        painter.setPen(QPen(scene.colour(index), 1.3, isOld(reading) ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(scene.theme.card);
        painter.drawRoundedRect(chip, 9, 9);
        scene.text(chip.adjusted(8, 0, -8, 0), scene.small,
                   isOld(reading) ? scene.theme.warning : scene.wordColour(index), words);
        x += width + 4;
    }
}

QString writtenWords(const CanvasScene &scene, const ResourceView *view)
{
    if (!view || view->changedBy == TaskId::None)
        return CardWords::tr("as it began");
    return changedWords(scene, CardWords::tr("written by {task} at {time}"), *view);
}

// ---- future

enum class Seal : quint8 { Pending, Result, Exception, Cancelled };

Seal sealOf(const ResourceView *view)
{
    if (!view || !view->isSet)
        return Seal::Pending;
    return view->outcome == Outcome::Returned ? Seal::Result
        : view->outcome == Outcome::Raised    ? Seal::Exception
                                              : Seal::Cancelled;
}

QColor sealColour(const CanvasScene &scene, Seal seal)
{
    switch (seal) {
    case Seal::Pending:
        return scene.theme.wireIdle;
    case Seal::Result:
        return scene.theme.ok;
    case Seal::Exception:
    case Seal::Cancelled:
        break;
    }
    return scene.theme.error;
}

/// A place that is kept free for a result: dashed, then filled.
void paintSeal(const CanvasScene &scene, QPointF centre, Seal seal, double swing)
{
    QPainter &painter = scene.painter;
    const QColor colour = sealColour(scene, seal);
    if (seal == Seal::Pending) {
        painter.setPen(QPen(colour, 2.4, Qt::DashLine, Qt::FlatCap));
        painter.setBrush(scene.theme.slot);
        painter.drawEllipse(centre, 19, 19);
        QFont font = scene.badge.font;
        font.setPixelSize(20);
        scene.text({centre.x() - 15, centre.y() - 15, 30, 30}, {font, WordMetrics(font)},
                   scene.theme.mutedText, u"?"_s, Qt::AlignHCenter);
        return;
    }
    const double radius = 12 + 8 * swing;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(centre, radius, radius);
    painter.save();
    painter.translate(centre);
    painter.scale(2, 2);
    const Sign sign = seal == Seal::Result ? Sign::Tick : seal == Seal::Exception ? Sign::Burst : Sign::Cross;
    paintSign(painter, sign, {}, scene.theme.textOn(colour));
    painter.restore();
}

QString sealWords(const CanvasScene &scene, const ResourceView *view)
{
    switch (sealOf(view)) {
    case Seal::Pending:
        return CardWords::tr("not set yet");
    case Seal::Result:
        if (view->result != 0)
            return fill(CardWords::tr("set to {value}"), {{u"value", valueWords(scene.run, view->result)}});
        return changedWords(scene, CardWords::tr("set by {task} at {time}"), *view);
    case Seal::Exception:
        return scene.run.texts.value(qsizetype(view->error), CardWords::tr("an exception"));
    case Seal::Cancelled:
        break;
    }
    return changedWords(scene, CardWords::tr("cancelled at {time}"), *view);
}

// ---- ticker

/// Tasks that loop over a ticker and wait for its next tick, and when the first of them gets it.
struct Listeners {
    std::vector<TaskId> tasks;
    const TaskView *next = nullptr;
};

Listeners listenersOf(const CanvasScene &scene, quint32 ticker)
{
    Listeners found;
    if (ticker == kNone)
        return found;
    const auto &steps = scene.run.program.steps;
    for (const TaskId id : scene.world.sleepers) {
        const TaskView &task = scene.world.tasks[index(id)];
        const bool listens = task.step < steps.size() && steps[task.step].verb == Verb::AsyncFor
            && steps[task.step].target == ticker;
        if (!listens)
            continue;
        found.tasks.push_back(id);
        if (!found.next)
            found.next = &task; // sleepers stand by deadline
    }
    return found;
}

/// A metronome whose arm goes from one side to the other in the time of a tick.
void paintMetronome(const CanvasScene &scene, const QRectF &area, double swing, bool ticking)
{
    QPainter &painter = scene.painter;
    const QColor line = ticking ? scene.theme.text : scene.theme.wireIdle;
    const QPointF foot(area.center().x(), area.bottom() - 14);
    painter.setPen(QPen(scene.theme.wireIdle, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(scene.theme.slot);
    painter.drawPolygon(QPolygonF{{area.center().x() - 8, area.top() + 4},
                                  {area.center().x() + 8, area.top() + 4},
                                  {area.right(), area.bottom()},
                                  {area.left(), area.bottom()}});
    painter.drawLine(QPointF(area.left() + 4, foot.y() + 1), QPointF(area.right() - 4, foot.y() + 1));
    const double angle = (swing - 0.5) * 1.1;
    const QPointF way(std::sin(angle), -std::cos(angle));
    painter.setPen(QPen(line, 2.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(foot, foot + way * (area.height() - 14));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ticking ? scene.theme.accent : scene.theme.wireIdle);
    painter.drawEllipse(foot + way * (area.height() - 26), 4, 4);
}

} // namespace

void paintCounter(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    // A loss is told as long as no later write makes it old news.
    const bool lost = view && view->losses > 0 && view->lost.time == view->since;
    paintCard(scene, box, lost ? scene.theme.warning : scene.theme.cardBorder, lost ? 2 : 1);
    const qint64 value = view ? view->value : parameter<qint64>(node, Param::Initial);
    paintWheels(scene, {box.left() + 12, box.top() + 14, 58, 36}, value,
                lost ? scene.theme.warning : mixed(scene.theme.slot, scene.theme.text, 0.35));
    const QRectF words(box.left() + 80, box.top() + 11, box.width() - 80 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    scene.text(words.translated(0, 21), scene.small, scene.theme.mutedText, writtenWords(scene, view));
    const QRectF row(box.left() + kCardPadding, box.top() + 57, box.width() - kCardPadding - 10, 18);
    if (lost)
        scene.text(row, scene.body, scene.theme.warning,
                   fill(CardWords::tr("value lost: {task} wrote {new} over {old}"),
                        {{u"task", scene.run.taskName(view->lost.by)},
                         {u"new", QString::number(view->lost.wrote)},
                         {u"old", QString::number(view->lost.over)}}));
    else if (view && view->losses > 0)
        scene.text(row, scene.small, scene.theme.warning,
                   plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "%n updates were lost"), "%n update was lost",
                          view->losses));
    paintReadings(scene, {row.left(), box.bottom() - 29, row.width(), 20},
                  view ? readingsToShow(scene, *view) : std::vector<Reading>());
}

void paintFuture(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const Seal seal = sealOf(view);
    const bool done = seal != Seal::Pending;
    paintCard(scene, box, done ? sealColour(scene, seal) : scene.theme.cardBorder, done ? 1.6 : 1);
    paintSeal(scene, {box.left() + 38, box.center().y()}, seal, view ? settled(scene, *view) : 1);
    const QRectF words(box.left() + 72, box.top() + 11, box.width() - 72 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    scene.text(words.translated(0, 22), scene.body, done ? sealColour(scene, seal) : scene.theme.mutedText,
               sealWords(scene, view));
    const QRectF last(words.left(), box.bottom() - 31, words.width(), 20);
    if (view && !view->waiters.empty())
        scene.chips(last, Tasks(view->waiters));
    else if (seal == Seal::Result && view->result != 0)
        scene.text(last, scene.small, scene.theme.mutedText,
                   changedWords(scene, CardWords::tr("by {task} at {time}"), *view));
    else
        scene.text(last, scene.small, scene.theme.faintText, CardWords::tr("nobody waits"));
}

void paintTicker(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const Listeners listeners = listenersOf(scene, scene.resourceIndex(node.id));
    const TaskView *next = listeners.next;
    paintCard(scene, box, scene.theme.cardBorder);
    double swing = 0.5;
    if (next && next->until > next->since)
        swing =
            std::clamp(double(scene.world.time - next->since) / double(next->until - next->since), 0.0, 1.0);
    paintMetronome(scene, {box.left() + 18, box.top() + 20, 40, 56}, swing, next != nullptr);
    const QRectF words(box.left() + 72, box.top() + 11, box.width() - 72 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    const qint64 count = parameter<qint64>(node, Param::Count);
    const QString every = lawWords(parameter<Duration>(node, Param::Every));
    QString state = fill(count > 0 ? plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "every {time}, %n times"),
                                            "every {time}, %n time", count)
                                   : CardWords::tr("every {time}"),
                         {{u"time", every}});
    if (next) {
        const Micros left = next->until - scene.world.time;
        state = left > 0 ? fill(CardWords::tr("next tick in {time}"), {{u"time", briefTime(left)}})
                         : CardWords::tr("tick");
    }
    scene.text(words.translated(0, 22), scene.body, next ? scene.theme.text : scene.theme.mutedText, state);
    const QRectF last(words.left(), box.bottom() - 31, words.width(), 20);
    if (listeners.tasks.empty())
        scene.text(last, scene.small, scene.theme.faintText, CardWords::tr("nobody listens"));
    else
        scene.chips(last, Tasks(listeners.tasks));
}

} // namespace signalbox
