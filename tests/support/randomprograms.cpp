// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/randomprograms.h"

#include "tests/support/programs.h"

#include <random>

namespace signalbox::testing {

namespace {

class Generator {
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    Program program()
    {
        std::vector<ProgramResource> resources{
            queue("q", pick(3)),         queue("p", 1),           lock("l"), lock("k"),
            semaphore("s", 1 + pick(2)), event("e", pick(4) == 0)};
        const int actors = 2 + pick(4);
        m_actors = actors;
        QList<std::pair<QString, Lines>> bodies{{QStringLiteral("main"), {}}};
        for (m_actor = 0; m_actor < actors; ++m_actor)
            bodies.append({name(m_actor), some(1 + pick(5), 0, true)});
        bodies[0].second = mainBody(actors);
        return write(std::move(resources), bodies);
    }

private:
    int pick(int below) { return int(m_random() % quint32(below)); }
    static QString name(int actor) { return QStringLiteral("t%1").arg(actor); }
    Line onActor(Verb verb) { return {verb, name(pick(m_actors)), {}, 0, {}, {}}; }
    double moment() { return 0.1 * pick(6); }

    /// Tasks spawn only those after them, so that none spawns itself without end.
    Line spawned() { return {Verb::Spawn, name(m_actor + 1 + pick(m_actors - m_actor - 1)), {}, 0, {}, {}}; }

    Lines mainBody(int actors)
    {
        Lines lines;
        Line all{Verb::WaitAll, {}, {}, 0, {}, {}};
        for (int at = 0; at < actors; ++at) {
            lines.append({Verb::Spawn, name(at), {}, 0, {}, {}});
            all.body.append({Verb::Await, name(at), {}, 0, {}, {}});
            if (pick(5) == 0)
                lines.append(sleepFor(moment()));
        }
        for (int times = pick(4); times-- > 0;) {
            lines.append(sleepFor(moment()));
            lines.append(onActor(Verb::Cancel));
        }
        if (pick(4) != 0)
            lines.append(all);
        return lines;
    }

    Lines some(int count, int depth, bool mayForever)
    {
        Lines lines;
        for (int at = 0; at < count; ++at)
            lines.append(one(depth, mayForever));
        return lines;
    }

    Line one(int depth, bool mayForever)
    {
        const int kinds = depth < 3 ? 30 : 19;
        switch (pick(kinds)) {
        case 0:
        case 1:
        case 2:
            return sleepFor(moment());
        case 3:
        case 4:
            return put(pick(2) ? "q" : "p");
        case 5:
        case 6:
            return get(pick(2) ? "q" : "p");
        case 7:
            return taskDone("q");
        case 8:
            return join("q");
        case 9:
            return acquire(pick(2) ? "l" : "s");
        case 10:
            return release(pick(2) ? "l" : "s");
        case 11:
            return set("e");
        case 12:
            return pick(2) ? clear("e") : cpu(moment());
        case 13:
        case 14:
            return waitFor("e");
        case 15:
            return pick(4) || m_actor + 1 >= m_actors ? onActor(Verb::Await) : spawned();
        case 16:
        case 17:
            return onActor(Verb::Cancel);
        case 18:
            return pick(3) ? log("here") : (pick(2) ? raise("ValueError: no") : giveBack());
        case 19:
        case 20:
        case 21:
            return with(pick(3) == 0 ? "s" : (pick(2) ? "l" : "k"), some(1 + pick(3), depth + 1, false));
        case 22:
        case 23:
            return timeout(moment(), some(1 + pick(3), depth + 1, false));
        case 24:
            return repeat(pick(4), some(1 + pick(2), depth + 1, false));
        case 25: {
            Lines body = some(1 + pick(2), depth + 1, false);
            body.append(sleepFor(0.1 * (1 + pick(3)))); // time moves, so that it is no busy loop
            return mayForever ? forever(body) : repeat(2, body);
        }
        case 26:
        case 27:
            return handled(depth);
        default:
            return grouped(depth);
        }
    }

    Line handled(int depth)
    {
        Lines body = some(1 + pick(3), depth + 1, false);
        const int clauses = pick(6);
        if (clauses < 2)
            body.append(except("Exception", some(pick(2), depth + 1, false)));
        if (clauses == 2)
            body.append(except("CancelledError", pick(2) ? Lines{raise("")} : some(1, depth + 1, false)));
        if (clauses == 3)
            body.append(except("TimeoutError", some(pick(2), depth + 1, false)));
        if (clauses == 4)
            body.append(except("BaseException", some(pick(2), depth + 1, false)));
        if (clauses > 3 || pick(2))
            body.append(finally(some(1 + pick(2), depth + 1, false)));
        return attempt(body);
    }

    Line grouped(int depth)
    {
        Lines body;
        for (int members = 1 + pick(2); members-- > 0 && m_actor + 1 < m_actors;)
            body.append(spawned());
        body += some(pick(3), depth + 1, false);
        return group(body);
    }

    std::mt19937 m_random;
    int m_actors = 0;
    int m_actor = 0; ///< whose body is being made
};

} // namespace

Program randomProgram(quint32 seed)
{
    return Generator(seed).program();
}

} // namespace signalbox::testing
