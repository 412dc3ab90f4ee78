"""Results.

What tasks return and futures are set to: taken by await and
result(), put on, printed, gathered in the order in which
they were asked for; and exception() of what has failed.
"""

import asyncio

pass_ = asyncio.Queue(maxsize=5)  # pass


async def asker():
    soup_task = asyncio.create_task(soup(), name="soup")
    salad_task = asyncio.create_task(salad(), name="salad")
    try:
        result = soup_task.result()
    except asyncio.InvalidStateError:
        print("too early")
    result = await soup_task
    print("soup is", result)
    await pass_.put(result)
    if salad_task.exception() is not None:
        print("salad failed")
    if result is not None:
        print("something came")
    result = soup_task.result()
    pass_.put_nowait(result)
    order.set_result(result)
    result = await asyncio.gather(
        salad_task, waiter(), soup_task, pass_.get(), return_exceptions=True
    )
    print("all:", result)
    return result


async def soup():
    await asyncio.sleep(0.2)
    return "soup"


async def salad():
    await asyncio.sleep(0.1)
    raise ValueError("no oil")


async def waiter():
    item = await pass_.get()
    print("carries", item)
    bill.set_result(item)
    if tip.exception() is not None:
        print("the tip failed")
    if tip.cancelled():
        print("no tip")
    return item


async def guest():
    tip.set_exception(OSError("no coins"))
    result = await order
    print("eats", result)
    result = await bill
    print("pays", result)
    for earliest in asyncio.as_completed([bill, order]):
        result = await earliest
    print("last", result)


async def main():
    global order, bill, tip
    loop = asyncio.get_running_loop()
    order = loop.create_future()
    bill = loop.create_future()
    tip = loop.create_future()
    asker_task = asyncio.create_task(asker(), name="asker")
    guest_task = asyncio.create_task(guest(), name="guest")
    await asyncio.gather(asker_task, guest_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
