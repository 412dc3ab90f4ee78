import asyncio

ledger = []


async def commit(amount):
    ledger.append(("begin", amount))
    await asyncio.sleep(0.3)
    ledger.append(("end", amount))
    return amount


async def transfer(amount):
    try:
        return await asyncio.shield(commit(amount))
    except asyncio.CancelledError:
        ledger.append(("transfer cancelled", amount))
        raise


async def main():
    t = asyncio.create_task(transfer(250))
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled, but", ledger[-1][0])
    await asyncio.sleep(0.3)
    for what, amount in ledger:
        print(f"{what:>20} {amount:5d}")

    inner = asyncio.ensure_future(commit(99))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.1)
    except TimeoutError:
        print("too slow, still running:", not inner.done())
    print(await inner, len(ledger))


asyncio.run(main())
