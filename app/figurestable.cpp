// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/figurestable.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FiguresTable)
};

constexpr std::size_t kMostTasks = 40; ///< that are told one by one

/// Rows under a head, what they are about to the left, numbers to the right.
class Table {
public:
    explicit Table(const QStringList &head) { m_rows.append(head); }

    void add(const QStringList &row) { m_rows.append(row); }
    /// With an empty line before it; nothing where it has no rows.
    QString text() const;

private:
    QList<QStringList> m_rows;
};

QString Table::text() const
{
    if (m_rows.size() < 2)
        return {};
    QList<qsizetype> widths(m_rows.front().size());
    for (const QStringList &row : m_rows) {
        for (qsizetype at = 0; at < row.size(); ++at)
            widths[at] = std::max(widths[at], row[at].size());
    }
    QString text(u'\n');
    for (const QStringList &row : m_rows) {
        QString line = row.front().leftJustified(widths.front());
        for (qsizetype at = 1; at < row.size(); ++at)
            line += u"  "_s + row[at].rightJustified(widths[at]);
        text += line + u'\n';
    }
    return text;
}

QString number(qint64 count)
{
    return QString::number(count);
}

/// To a thousandth; what is shorter, to a millionth.
QString decimals(double value)
{
    return QString::number(value, 'f', value != 0 && std::abs(value) < 0.0005 ? 6 : 3);
}

QString seconds(double micros)
{
    return decimals(micros / 1e6);
}

QString percent(double share)
{
    return QString::number(share * 100, 'f', 1) + u" %"_s;
}

QString percent(Micros part, Micros whole)
{
    return percent(whole > 0 ? double(part) / double(whole) : 0);
}

/// Mean, median, 95 %, 99 %, longest; of none, nothing.
QStringList lengths(const Spread &spread)
{
    if (spread.count == 0)
        return {u"–"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s};
    return {seconds(spread.mean()), seconds(double(spread.p50)), seconds(double(spread.p95)),
            seconds(double(spread.p99)), seconds(double(spread.max))};
}

struct ResourceWords {
    NodeKind kind;
    const char *pattern;
};

constexpr ResourceWords kResourceWords[] = {
    {NodeKind::Queue, QT_TRANSLATE_NOOP("FiguresTable", "queue {name}")},
    {NodeKind::Lock, QT_TRANSLATE_NOOP("FiguresTable", "lock {name}")},
    {NodeKind::Semaphore, QT_TRANSLATE_NOOP("FiguresTable", "semaphore {name}")},
    {NodeKind::Condition, QT_TRANSLATE_NOOP("FiguresTable", "condition {name}")},
    {NodeKind::Barrier, QT_TRANSLATE_NOOP("FiguresTable", "barrier {name}")},
    {NodeKind::Event, QT_TRANSLATE_NOOP("FiguresTable", "event {name}")},
    {NodeKind::Future, QT_TRANSLATE_NOOP("FiguresTable", "future {name}")},
    {NodeKind::Executor, QT_TRANSLATE_NOOP("FiguresTable", "executor {name}")},
};

QString resourceWords(const ResourceFigures &resource)
{
    const auto *const row = std::ranges::find(kResourceWords, resource.kind, &ResourceWords::kind);
    if (resource.resource == kNone || row == std::ranges::end(kResourceWords))
        return Words::tr("threads");
    return fill(Words::tr(row->pattern), {{u"name", resource.name}});
}

QString waitWords(const ResourceFigures &resource, WaitGoal goal)
{
    const auto named = [&](const QString &pattern) {
        return fill(pattern, {{u"resource", resourceWords(resource)}});
    };
    switch (goal) {
    case WaitGoal::Put:
        return named(Words::tr("to put into {resource}"));
    case WaitGoal::Get:
        return named(Words::tr("to get from {resource}"));
    case WaitGoal::Join:
        return named(Words::tr("until all is done in {resource}"));
    case WaitGoal::Acquire:
        return named(Words::tr("to acquire {resource}"));
    case WaitGoal::Signal:
        return named(Words::tr("at {resource}"));
    case WaitGoal::Worker:
        break;
    }
    return named(Words::tr("for a worker of {resource}"));
}

bool isQueue(const ResourceFigures &resource)
{
    return resource.kind == NodeKind::Queue;
}

QString queuesText(const RunFigures &figures)
{
    Table fills({Words::tr("Queues"), Words::tr("put"), Words::tr("got"), Words::tr("got a second"),
                 Words::tr("mean fill"), Words::tr("p50"), Words::tr("p95"), Words::tr("most"),
                 Words::tr("empty"), Words::tr("full")});
    Table times({Words::tr("Time of items in queues"), Words::tr("items"), Words::tr("mean"),
                 Words::tr("p50"), Words::tr("p95"), Words::tr("p99"), Words::tr("longest"),
                 Words::tr("still in")});
    Table laws({Words::tr("Little's law"), Words::tr("L"), Words::tr("λ a second"), Words::tr("W"),
                Words::tr("λ W"), Words::tr("item seconds"), Words::tr("sum of times")});
    for (const ResourceFigures &queue : figures.resources) {
        if (!isQueue(queue))
            continue;
        const LevelFigures &level = queue.level;
        const QString name = resourceWords(queue);
        fills.add({name, number(queue.came), number(queue.went), decimals(queue.throughput()),
                   decimals(level.mean()), number(level.p50), number(level.p95), number(level.max),
                   percent(level.atZero, level.length),
                   queue.amount > 0 ? percent(level.atCeiling, level.length) : u"–"_s});
        times.add(QStringList{name, number(queue.stays.ended.count)} + lengths(queue.stays.ended)
                  + QStringList{number(queue.stays.remaining)});
        laws.add({name, decimals(level.mean()), decimals(queue.arrivalRate()), seconds(queue.meanStay()),
                  decimals(queue.arrivalRate() * queue.meanStay() / 1e6), seconds(double(level.area)),
                  seconds(double(queue.stays.inside))});
    }
    return fills.text() + times.text() + laws.text();
}

QString usesText(const RunFigures &figures)
{
    Table uses({Words::tr("In use"), Words::tr("utilisation"), Words::tr("mean"), Words::tr("p95"),
                Words::tr("most"), Words::tr("times"), Words::tr("mean time"), Words::tr("p50"),
                Words::tr("p95"), Words::tr("p99"), Words::tr("longest"), Words::tr("still")});
    for (const ResourceFigures &resource : figures.resources) {
        if (isQueue(resource))
            continue;
        const std::optional<double> share = resource.utilisation();
        uses.add(QStringList{resourceWords(resource), share ? percent(*share) : u"–"_s,
                             decimals(resource.level.mean()), number(resource.level.p95),
                             number(resource.level.max), number(resource.came)}
                 + lengths(resource.stays.ended) + QStringList{number(resource.stays.remaining)});
    }
    return uses.text();
}

QStringList waitsRow(const QString &name, const WaitFigures &waits)
{
    return QStringList{name, number(waits.ended.count), seconds(double(waits.ended.total))}
    + lengths(waits.ended)
        + QStringList{number(waits.cancelled), number(waits.unfinished),
                      seconds(double(waits.unfinishedTotal))};
}

QStringList waitsHead(const QString &title)
{
    return {title,
            Words::tr("ended"),
            Words::tr("total"),
            Words::tr("mean"),
            Words::tr("p50"),
            Words::tr("p95"),
            Words::tr("p99"),
            Words::tr("longest"),
            Words::tr("cancelled"),
            Words::tr("unfinished"),
            Words::tr("so far")};
}

QString waitsText(const RunFigures &figures)
{
    Table waits(waitsHead(Words::tr("Waits")));
    qint64 unfinished = 0;
    for (const ResourceFigures &resource : figures.resources) {
        for (const WaitGoal goal : kWaitGoals) {
            const WaitFigures &told = resource.waitsFor(goal);
            unfinished += told.unfinished;
            if (told.ended.count > 0 || told.unfinished > 0)
                waits.add(waitsRow(waitWords(resource, goal), told));
        }
    }
    if (unfinished == 0)
        return waits.text();
    return waits.text()
        + Words::tr("What is unfinished goes on at the end of this time, and is in no other column but \"so "
                    "far\".")
        + u'\n';
}

/// Where they spend their time, and what their waits for others are like.
class WorkTables {
public:
    explicit WorkTables(const QString &title)
        : m_times({title, Words::tr("turns"), Words::tr("computing"), Words::tr("blocking"),
                   Words::tr("outside"), Words::tr("for others"), Words::tr("ready")})
        , m_waits(waitsHead(Words::tr("Waits for others")))
    {
    }

    void add(const QString &name, const WorkFigures &work)
    {
        m_times.add({name, number(work.turns), seconds(double(work.computing)),
                     seconds(double(work.blocking)), seconds(double(work.outside)),
                     seconds(double(work.waiting)), seconds(double(work.ready))});
        if (work.waits.ended.count > 0 || work.waits.unfinished > 0)
            m_waits.add(waitsRow(name, work.waits));
    }
    QString text() const { return m_times.text() + m_waits.text(); }

private:
    Table m_times;
    Table m_waits;
};

QString functionsText(const RunFigures &figures)
{
    WorkTables tables(Words::tr("Time of functions"));
    for (const FunctionFigures &function : figures.functions) {
        const QString tasks = plural("FiguresTable", QT_TRANSLATE_N_NOOP("FiguresTable", "%n tasks"),
                                     "%n task", function.tasks);
        tables.add(fill(Words::tr("{function}, {tasks}"), {{u"function", function.name}, {u"tasks", tasks}}),
                   function.work);
    }
    return tables.text();
}

/// One by one where that says more than their functions.
QString tasksText(const Run &run, const RunFigures &figures)
{
    if (figures.tasks.size() == figures.functions.size())
        return {};
    WorkTables tables(Words::tr("Time of tasks"));
    for (std::size_t at = 0; at < std::min(figures.tasks.size(), kMostTasks); ++at)
        tables.add(fill(Words::tr("task {task}"), {{u"task", run.taskName(figures.tasks[at].task)}}),
                   figures.tasks[at].work);
    if (figures.tasks.size() <= kMostTasks)
        return tables.text();
    const qint64 more = qint64(figures.tasks.size() - kMostTasks);
    return tables.text() + u'\n'
        + plural("FiguresTable",
                 QT_TRANSLATE_N_NOOP("FiguresTable", "… and %n more tasks: --figures json has all"),
                 "… and %n more task: --figures json has all", more)
        + u'\n';
}

} // namespace

QString figuresTable(const Run &run, const RunFigures &figures)
{
    const QString turns =
        plural("FiguresTable", QT_TRANSLATE_N_NOOP("FiguresTable", "%n turns"), "%n turn", figures.turns);
    const QString loop =
        fill(figures.blocking > 0
                 ? Words::tr("Figures from {from} to {to}, times in seconds. The event loop computes for "
                             "{time}, which is {share} of that, in {turns}; calls block it for {blocking}.")
                 : Words::tr("Figures from {from} to {to}, times in seconds. The event loop computes for "
                             "{time}, which is {share} of that, in {turns}."),
             {{u"from", formatTime(figures.from)},
              {u"to", formatTime(figures.to)},
              {u"time", formatTime(figures.computing)},
              {u"share", percent(figures.loopShare())},
              {u"turns", turns},
              {u"blocking", formatTime(figures.blocking)}});
    return loop + u'\n' + queuesText(figures) + usesText(figures) + waitsText(figures)
        + functionsText(figures) + tasksText(run, figures);
}

} // namespace signalbox
