import asyncio


async def cancel_me():
    print("cancel_me(): before sleep")
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("cancel_me(): cancel sleep")
        raise
    finally:
        print("cancel_me(): after sleep")


async def main():
    task = asyncio.create_task(cancel_me())
    await asyncio.sleep(1)
    print(task.cancel("too long"), task.done(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as e:
        print("main(): cancel_me is cancelled now", e.args)
    print(task.done(), task.cancelled(), task.cancel())


asyncio.run(main())
