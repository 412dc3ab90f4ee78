import asyncio
from dataclasses import dataclass, field
from typing import Awaitable, Callable


@dataclass
class Request:
    path: str
    user: str | None = None
    trail: list[str] = field(default_factory=list)


Handler = Callable[[Request], Awaitable[str]]


class App:
    def __init__(self, *middleware) -> None:
        self.middleware = middleware
        self.routes: dict[str, Handler] = {}

    def route(self, path: str):
        return lambda fn: self.routes.setdefault(path, fn)

    async def __call__(self, request: Request) -> str:
        def wrap(mw, inner: Handler) -> Handler:
            return lambda req: mw(req, inner)

        handler: Handler = lambda req: self.routes[req.path](req)
        for mw in reversed(self.middleware):
            handler = wrap(mw, handler)
        return await handler(request)


async def trace(request, call_next):
    request.trail.append("in")
    try:
        return await call_next(request)
    finally:
        request.trail.append("out")


async def errors(request, call_next):
    try:
        return await call_next(request)
    except (KeyError, PermissionError) as e:
        return f"{404 if isinstance(e, KeyError) else 403} {e}"


async def auth(request, call_next):
    await asyncio.sleep(0.05)
    if request.user is None and request.path != "/":
        raise PermissionError("who are you?")
    return await call_next(request)


app = App(trace, errors, auth)
app.route("/")(lambda req: asyncio.sleep(0.1, "200 welcome"))


@app.route("/me")
async def me(request):
    return f"200 {request.user.title()}"


async def main():
    requests = [Request("/"), Request("/me", "ольга"), Request("/me"), Request("/no", "x")]
    print(*await asyncio.gather(*map(app, requests)), requests[1].trail, sep="\n")


asyncio.run(main())
