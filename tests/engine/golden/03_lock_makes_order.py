"""A lock makes order.

Three clerks print to one tray. Each holds the printer until
all pages of the letter are out, so no letter is torn apart.
Without the lock the pages would mix.
"""

import asyncio

printer = asyncio.Lock()
tray = asyncio.Queue()


async def letter():
    async with printer:
        for _ in range(3):
            await asyncio.sleep(0.2)
            await tray.put("item")


async def invoice():
    await asyncio.sleep(0.1)
    async with printer:
        for _ in range(3):
            await asyncio.sleep(0.3)
            await tray.put("item")


async def report():
    await asyncio.sleep(0.1)
    async with printer:
        for _ in range(3):
            await asyncio.sleep(0.25)
            await tray.put("item")


async def binder():
    await asyncio.sleep(3)
    for _ in range(9):
        item = await tray.get()
        await asyncio.sleep(0.1)
        tray.task_done()


async def main():
    letter_task = asyncio.create_task(letter(), name="letter")
    invoice_task = asyncio.create_task(invoice(), name="invoice")
    report_task = asyncio.create_task(report(), name="report")
    binder_task = asyncio.create_task(binder(), name="binder")
    await asyncio.gather(
        letter_task, invoice_task, report_task, binder_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
