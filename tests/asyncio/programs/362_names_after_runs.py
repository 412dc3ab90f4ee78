import asyncio
async def main():
    print(asyncio.current_task().get_name())
    await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
asyncio.run(main())
asyncio.run(main())
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
asyncio.run(main())
