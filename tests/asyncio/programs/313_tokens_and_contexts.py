# Tokens know what was before; a context is a mapping of what was set in it.
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="-")


async def handler(name):
    token = request.set(name)
    print(token.old_value is contextvars.Token.MISSING, token.old_value, token.var is request)
    await asyncio.sleep(0.01)
    again = request.set(name * 2)
    print(again.old_value, request.get())
    request.reset(again)
    request.reset(token)
    try:
        request.reset(token)
    except RuntimeError as error:
        print(str(error).split(" var=")[0])
    return request.get()


async def main():
    print(await asyncio.gather(handler("a"), handler("b")))
    context = contextvars.copy_context()
    print(context.run(request.set, "inside").old_value, request.get(), context[request], len(context))
    print(request in context, [each.name for each in context if each is request], context.get(request))
    print(await asyncio.create_task(handler("c"), context=context), context[request])


asyncio.run(main())

unset = contextvars.ContextVar("unset").set(1).old_value
print(type(unset), type(unset).__name__, unset is contextvars.Token.MISSING)
