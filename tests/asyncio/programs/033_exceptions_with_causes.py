import asyncio


class ConfigError(Exception):
    pass


class StartupError(ConfigError):
    pass


async def read(key):
    await asyncio.sleep(0)
    return {"port": "80a", "host": "db.local"}[key]


async def port():
    try:
        return int(await read("port"))
    except ValueError as e:
        raise ConfigError("bad port") from e


async def start(key):
    try:
        if key == "port":
            return await port()
        return await read(key)
    except ConfigError as e:
        e.add_note("while starting")
        raise StartupError("cannot start", key) from e
    except KeyError:
        raise StartupError("missing " + key) from None
    else:
        print("no")


async def main():
    for key in ("host", "port", "user"):
        try:
            print(await start(key))
        except StartupError as error:
            depth, e = 0, error
            while e is not None:
                print("  " * depth + f"{type(e).__name__}{e.args!r}", getattr(e, "__notes__", ""))
                e, depth = e.__cause__, depth + 1
            print("suppressed:", error.__suppress_context__, "| context:", type(error.__context__).__name__)


asyncio.run(main())
