// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/dotlayout.h"

#include <QElapsedTimer>
#include <QList>
#include <QProcess>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kInch = 72; ///< a canvas unit is a point
constexpr int kBetweenColumns = 96;
constexpr int kBetweenRows = 32;
constexpr int kLooseInRow = 3;

QByteArray inches(double units)
{
    return QByteArray::number(units / kInch, 'f', 4);
}

/// Boxes by frame as nested clusters. Written in the order in which they stood, which dot keeps among equals.
class Writer {
public:
    explicit Writer(const TidyGraph &graph)
        : m_graph(graph)
        , m_held(graph.heldBy())
    {
        for (std::vector<int> &boxes : m_held) {
            std::stable_sort(boxes.begin(), boxes.end(), [&](int one, int other) {
                const auto key = [&](int box) {
                    const QPointF before = graph.boxes[std::size_t(box)].before;
                    return std::pair(before.y(), before.x());
                };
                return key(one) < key(other);
            });
        }
    }

    QByteArray text()
    {
        m_text = "digraph {\nrankdir=LR\nnodesep=" + inches(kBetweenRows)
            + "\nranksep=" + inches(kBetweenColumns)
            + "\nnode [shape=box fixedsize=true label=\"\"]\nedge [arrowhead=none]\n";
        write(m_held.back());
        for (const TidyGraph::Arrow &arrow : m_graph.arrows) {
            const QByteArray from = name(arrow.from);
            const QByteArray to = name(arrow.to);
            if (from != to)
                m_text += from + "->" + to + (arrow.flows ? " [weight=4]\n" : "\n");
        }
        writeLoose();
        return m_text + "}\n";
    }

private:
    bool isCluster(int box) const { return !m_held[std::size_t(box)].empty(); }

    /// An arrow cannot lead to a cluster: it leads to the first box in it.
    QByteArray name(int box) const
    {
        while (isCluster(box))
            box = m_held[std::size_t(box)].front();
        return "n" + QByteArray::number(box);
    }

    void write(const std::vector<int> &boxes)
    {
        for (const int box : boxes) {
            const QSizeF size = m_graph.boxes[std::size_t(box)].size;
            if (!isCluster(box)) {
                m_text += name(box) + " [width=" + inches(size.width()) + " height=" + inches(size.height())
                    + "]\n";
                continue;
            }
            m_text += "subgraph cluster" + QByteArray::number(box)
                + " {\nmargin=" + QByteArray::number(int(kFrameMargins.top())) + "\n";
            write(m_held[std::size_t(box)]);
            m_text += "}\n";
        }
    }

    /// What has no arrow would stand in one column: arrows that nobody sees make rows of it.
    void writeLoose()
    {
        std::vector<bool> isTied(m_graph.boxes.size(), false);
        for (const TidyGraph::Arrow &arrow : m_graph.arrows)
            isTied[std::size_t(arrow.from)] = isTied[std::size_t(arrow.to)] = true;
        int before = TidyGraph::kNowhere;
        int inRow = 0;
        for (const int box : m_held.back()) {
            if (isTied[std::size_t(box)] || isCluster(box))
                continue;
            if (before != TidyGraph::kNowhere && inRow < kLooseInRow)
                m_text += name(before) + "->" + name(box) + " [style=invis]\n";
            inRow = inRow < kLooseInRow ? inRow + 1 : 1;
            before = box;
        }
    }

    const TidyGraph &m_graph;
    std::vector<std::vector<int>> m_held;
    QByteArray m_text;
};

/// The box of a line "node n3 1.5 2.25 2.889 1.333 …", if it is one.
struct PlainNode {
    int box = -1;
    QPointF middle; ///< in inches, upwards
};

std::optional<PlainNode> plainNode(const QByteArray &line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    if (words.size() < 4 || words[0] != "node" || !words[1].startsWith('n'))
        return std::nullopt;
    bool isBox = false;
    bool isAcross = false;
    bool isUp = false;
    const PlainNode node{words[1].mid(1).toInt(&isBox),
                         {words[2].toDouble(&isAcross), words[3].toDouble(&isUp)}};
    if (!isBox || !isAcross || !isUp || !std::isfinite(node.middle.x()) || !std::isfinite(node.middle.y()))
        return std::nullopt;
    return node;
}

} // namespace

QByteArray Dot::textOf(const TidyGraph &graph)
{
    return Writer(graph).text();
}

std::optional<TidyPlaces> Dot::placesIn(const QByteArray &plain, const TidyGraph &graph)
{
    const std::vector<std::vector<int>> held = graph.heldBy();
    TidyPlaces places(graph.boxes.size());
    std::vector<bool> isPlaced(graph.boxes.size(), false);
    for (const QByteArray &line : plain.split('\n')) {
        const std::optional<PlainNode> node = plainNode(line);
        if (!node || node->box < 0 || node->box >= int(graph.boxes.size()))
            continue;
        QRectF &box = places[std::size_t(node->box)];
        box.setSize(graph.boxes[std::size_t(node->box)].size);
        box.moveCenter({node->middle.x() * kInch, -node->middle.y() * kInch});
        isPlaced[std::size_t(node->box)] = true;
    }
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (held[at].empty() && !isPlaced[at])
            return std::nullopt;
    }
    return places;
}

std::optional<QByteArray> Dot::answer(const QByteArray &question, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const auto left = [&] { return std::max(milliseconds - int(clock.elapsed()), 0); };
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.start(m_program, {QStringLiteral("-Tplain")});
    if (!process.waitForStarted(left()))
        return std::nullopt;
    process.write(question);
    process.closeWriteChannel();
    if (!process.waitForFinished(left())) {
        process.kill();
        process.waitForFinished(left() + 100);
        return std::nullopt;
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

std::optional<TidyPlaces> Dot::layout(const TidyGraph &graph, int milliseconds)
{
    if (m_isUseless || graph.boxes.size() > kMostBoxes)
        return std::nullopt;
    const std::optional<QByteArray> plain = answer(textOf(graph), milliseconds);
    std::optional<TidyPlaces> places = plain ? placesIn(*plain, graph) : std::nullopt;
    m_isUseless = !places;
    return places;
}

} // namespace signalbox
