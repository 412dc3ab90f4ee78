import asyncio

visits = []


async def visit(city):
    visits.append(city)
    await asyncio.sleep(0.2)
    return len(visits)


async def leaves_task_behind():
    asyncio.create_task(visit("Odesa"))
    forgotten = asyncio.create_task(asyncio.sleep(50))
    await asyncio.sleep(0.1)
    print("forgotten task done?", forgotten.done())
    return forgotten


def run_twice():
    first = asyncio.run(visit("Kraków"))
    second = asyncio.run(visit("Brno"))
    return first, second


print(run_twice(), visits)
task = asyncio.run(leaves_task_behind())
print(task.cancelled(), task.done(), visits)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)


async def nested():
    inner = visit("Graz")
    try:
        asyncio.run(inner)
    except RuntimeError as e:
        print(e)
    return await inner


print(asyncio.run(nested()))
for wrong in (visit, 42):
    try:
        asyncio.run(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
