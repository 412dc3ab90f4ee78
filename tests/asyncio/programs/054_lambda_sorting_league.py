import asyncio
import random

TEAMS = ["Brann", "Molde", "Viking", "Odd"]
table = {team: {"points": 0, "for": 0, "against": 0} for team in TEAMS}


async def play(home, away, kickoff):
    await asyncio.sleep(kickoff)
    a, b = random.randint(0, 4), random.randrange(5)
    await asyncio.sleep(0.9)
    for team, scored, let in ((home, a, b), (away, b, a)):
        row = table[team]
        row["for"] += scored
        row["against"] += let
        row["points"] += 3 if scored > let else int(scored == let)
    return f"{home} {a}–{b} {away}"


async def main():
    random.seed("liga")
    matches = [(h, a) for i, h in enumerate(TEAMS) for a in TEAMS[i + 1:]]
    random.shuffle(matches)
    games = [asyncio.create_task(play(h, a, 0.1 * k)) for k, (h, a) in enumerate(matches)]
    for game in games:
        print(await game)
    order = sorted(table.items(), key=lambda kv: (-kv[1]["points"], kv[1]["against"] - kv[1]["for"], kv[0]))
    for place, (team, row) in enumerate(order, 1):
        print(f"{place} {team:<7}" + " ".join(f"{row[k]:>2}" for k in ("points", "for", "against")))
    print(random.choices(TEAMS, k=3), random.sample(range(50), 4), random.choice("xyz"), f"{random.gauss(0, 1):.6f}")


asyncio.run(main())
