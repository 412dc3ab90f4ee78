// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/act.h"

#include <QFile>
#include <QTextStream>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

/// How often each is done among all.
struct Row {
    const char *key;
    int weight;
};
constexpr std::array<Row, Act::kKinds> kRows{{{"click", 30},
                                              {"press", 15},
                                              {"shortcut", 12},
                                              {"type", 5},
                                              {"drag", 8},
                                              {"scroll", 5},
                                              {"wire", 10},
                                              {"move", 6},
                                              {"trigger", 15},
                                              {"paste", 4},
                                              {"play", 5},
                                              {"charts", 2},
                                              {"resize", 2},
                                              {"open", 1},
                                              {"wait", 4}}};

int weightOfAll()
{
    int sum = 0;
    for (const Row &row : kRows)
        sum += row.weight;
    return sum;
}

} // namespace

QString Act::text() const
{
    return u"%1 %2 %3 %4 %5"_s.arg(QLatin1String(kRows[std::size_t(kind)].key))
        .arg(numbers[0])
        .arg(numbers[1])
        .arg(numbers[2])
        .arg(numbers[3]);
}

std::optional<Act> Act::fromText(const QString &line)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row &candidate) {
        return !words.isEmpty() && words[0] == QLatin1String(candidate.key);
    });
    Act act;
    if (row == kRows.end() || words.size() != 1 + qsizetype(act.numbers.size()))
        return std::nullopt;
    act.kind = Act::Kind(row - kRows.begin());
    for (std::size_t at = 0; at < act.numbers.size(); ++at)
        act.numbers[at] = words[qsizetype(at) + 1].toUInt();
    return act;
}

QList<Act> randomActs(quint32 seed, int count)
{
    std::mt19937 random(seed);
    const int all = weightOfAll();
    QList<Act> acts;
    for (int at = 0; at < count; ++at) {
        Act act;
        int chosen = int(random() % quint32(all));
        std::size_t kind = 0;
        while (chosen >= kRows[kind].weight)
            chosen -= kRows[kind++].weight;
        act.kind = Act::Kind(kind);
        for (quint32 &number : act.numbers)
            number = quint32(random());
        acts.append(act);
    }
    return acts;
}

std::optional<QList<Act>> actsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<Act> acts;
    QTextStream lines(&file);
    for (QString line; lines.readLineInto(&line);) {
        const auto act = Act::fromText(line);
        if (!act)
            return std::nullopt;
        acts.append(*act);
    }
    return acts;
}

} // namespace signalbox::testing
