import asyncio


class ApiError(Exception):
    status = 500

    def __init__(self, message, *, path="/"):
        super().__init__(message)
        self.path = path

    def __str__(self):
        return f"{self.status} {super().__str__()} ({self.path})"


class NotFound(ApiError):
    status = 404


class Throttled(ApiError):
    status = 429

    def __init__(self, path, retry_after):
        super().__init__("slow down", path=path)
        self.retry_after = retry_after

    def __reduce__(self):
        return type(self), (self.path, self.retry_after)


async def get(path, seen={}):
    await asyncio.sleep(0.05)
    seen[path] = seen.get(path, 0) + 1
    match path.strip("/").split("/"):
        case ["users", name] if name.isdigit():
            return {"id": int(name)}
        case ["slow"] if seen[path] < 3:
            raise Throttled(path, 0.1 * seen[path])
        case ["slow"]:
            return seen
        case _:
            raise NotFound("nothing here", path=path)


async def patient_get(path):
    while True:
        try:
            return await get(path)
        except Throttled as t:
            print(f"  {t}, waiting {t.retry_after:.1f}")
            await asyncio.sleep(t.retry_after)


async def main():
    for path in ("/users/7", "/slow", "/users/x"):
        try:
            print(path, await patient_get(path))
        except ApiError as e:
            print(path, repr(e), e, e.args, sep=" | ")
    try:
        try:
            await get("/a")
        except NotFound as first:
            raise ApiError("wrapped") from first
    except ApiError as e:
        print(e, "<-", e.__cause__, type(e.__cause__).__mro__[1].__name__)
        raise e.__cause__


asyncio.run(main())
