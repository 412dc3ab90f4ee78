import asyncio
from collections import ChainMap, Counter, UserDict, defaultdict


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


class CaseInsensitive(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return key.lower() in self.data


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value


class History(list):
    def append(self, item):
        super().append(item)
        if len(self) > 3:
            del self[0]

    def __repr__(self):
        return f"History({super().__repr__()})"


class Name(str):
    @property
    def initials(self):
        return "".join(w[0] for w in self.split())


async def main():
    cfg = AttrDict(host="localhost", port=80)
    cfg.debug = True
    print(cfg, cfg.host, "debug" in cfg, len(cfg), dict(cfg, port=81))
    try:
        cfg.nothing
    except AttributeError as e:
        print("AttributeError", e)
    h = CaseInsensitive({"Content-Type": "text"})
    h["ACCEPT"] = "*"
    print(h["accept"], "content-TYPE" in h, sorted(h), len(h), h.get("x", 0))
    m = Missing(a=1)
    print(m["b"], m, m.get("c"), list(m.items()))
    hist = History()
    for i in range(5):
        hist.append(i)
        await asyncio.sleep(0.1)
    print(hist, hist[-1], hist + [9], sum(hist), hist == [2, 3, 4], isinstance(hist, list), [*hist])
    n = Name("Ada Lovelace")
    print(n.initials, n.upper(), n + "!", len(n), n == "Ada Lovelace", {n: 1}["Ada Lovelace"], f"{n:>15}", type(n.title()).__name__)
    layers = ChainMap({"a": 1}, {"a": 2, "b": 3})
    print(layers["a"], layers["b"], dict(layers), layers.maps[1], "c" in layers)
    c = Counter("abracadabra")
    c.update("aaa")
    print(c.most_common(2), c - Counter(a=5), sorted(c.elements())[:4])
    d = defaultdict(lambda: defaultdict(int))
    d["x"]["y"] += 1
    print({k: dict(v) for k, v in d.items()})


asyncio.run(main())
