"""What programs set on a loop and hardly ever look at."""

import asyncio


def mean(loop, context):
    print("handler", context["message"][:21])
    raise RuntimeError("the handler itself")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration, loop.get_task_factory(), loop.get_exception_handler())
    loop.slow_callback_duration = 0.5
    print(loop.slow_callback_duration)
    loop.set_exception_handler(mean)
    loop.call_exception_handler({"message": "by hand"})
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    loop.set_exception_handler(None)
    for wrong in (loop.set_exception_handler, loop.set_task_factory):
        try:
            wrong(3)
        except TypeError as error:
            print(error)
    task = asyncio.current_task()
    for change in (task.set_result, task.set_exception):
        try:
            change(ValueError())
        except RuntimeError as error:
            print(error)
    print(loop.is_running(), loop.is_closed())


asyncio.run(main())
asyncio.run(main(), debug=False)
policy = asyncio.get_event_loop_policy()
print(policy is asyncio.get_event_loop_policy())
loop = policy.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0.01, "slept")))
loop.close()
