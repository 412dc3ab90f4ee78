import asyncio
import contextvars

request_id = contextvars.ContextVar("request_id", default="-")
depth = contextvars.ContextVar("depth")
lines = []


def log(text):
    lines.append(f"[{request_id.get()}] {text}")


async def database(query):
    log(f"query {query}")
    await asyncio.sleep(0.1)
    request_id.set(request_id.get() + "*")     # seen by whoever runs in this task
    return query.upper()


async def handle(number):
    token = request_id.set(f"req-{number}")
    try:
        inner = asyncio.create_task(database(f"select {number}"))
        log(await inner)
        log(await database("commit"))
        log(depth.get("no depth"))
    finally:
        request_id.reset(token)
        log("reset")


async def main():
    log("start")
    await asyncio.gather(handle(1), handle(2))
    depth.set(1)
    await asyncio.create_task(handle(3))
    asyncio.get_running_loop().call_soon(log, "callback")
    request_id.set("changed")
    await asyncio.sleep(0)
    print(*lines, sep="\n")
    ctx = contextvars.copy_context()
    print(ctx[request_id], ctx.run(request_id.set, "inside").old_value, ctx[request_id], request_id.get())
    try:
        contextvars.ContextVar("unset").get()
    except LookupError as e:
        print(type(e).__name__)
    print(await asyncio.to_thread(request_id.get))


asyncio.run(main())
