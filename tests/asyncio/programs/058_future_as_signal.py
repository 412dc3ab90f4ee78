import asyncio


async def oracle(question, answer):
    await asyncio.sleep(0.2)
    if "?" not in question:
        answer.set_exception(ValueError("that is no question"))
    elif not answer.done():
        answer.set_result(len(question))


async def pilgrim(name, answer):
    try:
        value = await answer
    except ValueError as e:
        print(f"{name} leaves: {e}")
    except asyncio.CancelledError:
        print(f"{name} was sent away")
    else:
        print(f"{name} hears {value}")


async def main():
    loop = asyncio.get_running_loop()
    for question in ("Where to?", "Rain."):
        answer = loop.create_future()
        crowd = [pilgrim(n, answer) for n in ("Ióannis", "Xenia")]
        await asyncio.gather(oracle(question, answer), *crowd)

    answer = loop.create_future()
    answer.add_done_callback(lambda f: print("callback: cancelled", f.cancelled()))
    waiting = [asyncio.create_task(pilgrim(n, answer)) for n in ("Kleio", "Thalia")]
    await asyncio.sleep(0.1)
    print(answer.cancel("closed"), answer.cancel())
    await asyncio.wait(waiting)
    print(answer.done(), [t.cancelled() for t in waiting])


asyncio.run(main())
