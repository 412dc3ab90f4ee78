import asyncio
import contextvars
from contextlib import contextmanager

request_id = contextvars.ContextVar("request_id", default="-")
user: contextvars.ContextVar[str] = contextvars.ContextVar("user")


@contextmanager
def as_user(name):
    token = user.set(name)
    try:
        yield
    finally:
        user.reset(token)


def log(message):
    print(f"[{request_id.get()}] {user.get('nobody')}: {message}")


async def inner():
    await asyncio.sleep(0.1)
    log("inner")


async def handle(number):
    request_id.set(f"req-{number}")
    log("start")
    with as_user(f"user{number}"):
        await inner()
        await asyncio.create_task(inner())
    log("end")


async def main():
    await asyncio.gather(*(handle(i) for i in range(2)))
    log("main")
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, "inside")
    print(request_id.get(), ctx[request_id], request_id in ctx, user in ctx)
    try:
        user.get()
    except LookupError as e:
        print(type(e).__name__)


asyncio.run(main())
