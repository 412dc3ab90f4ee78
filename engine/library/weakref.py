# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""weakref, for programs that are run here."""

import _weakref
from _weakref import ref, proxy, getweakrefcount

ReferenceType = ref


class WeakValueDictionary:
    def __init__(self, other=(), /, **kw):
        self._refs = {}
        for key, value in dict(other, **kw).items():
            self[key] = value

    def _alive(self):
        found = [(key, each()) for key, each in list(self._refs.items())]
        return [(key, value) for key, value in found if value is not None]

    def __setitem__(self, key, value):
        self._refs[key] = ref(value, lambda _: self._refs.pop(key, None))

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self._refs[key]

    def __contains__(self, key):
        return key in self._refs and self._refs[key]() is not None

    def __len__(self):
        return len(self._alive())

    def __iter__(self):
        return iter([key for key, _ in self._alive()])

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *args):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def keys(self):
        return iter([key for key, _ in self._alive()])

    def values(self):
        return iter([value for _, value in self._alive()])

    def items(self):
        return iter(self._alive())

    def __repr__(self):
        return f"<WeakValueDictionary at {hex(id(self))}>"


class WeakSet:
    def __init__(self, data=None):
        self._refs = {}
        for item in data or ():
            self.add(item)

    def _alive(self):
        found = [each() for each in list(self._refs.values())]
        return [value for value in found if value is not None]

    def add(self, item):
        key = id(item)
        self._refs[key] = ref(item, lambda _: self._refs.pop(key, None))

    def discard(self, item):
        self._refs.pop(id(item), None)

    def remove(self, item):
        if id(item) not in self._refs:
            raise KeyError(item)
        del self._refs[id(item)]

    def __contains__(self, item):
        return id(item) in self._refs

    def __len__(self):
        return len(self._alive())

    def __iter__(self):
        return iter(self._alive())

    def clear(self):
        self._refs.clear()

    def update(self, other):
        for item in other:
            self.add(item)


class WeakKeyDictionary:
    def __init__(self, dict=None):
        self._entries = {}
        for key, value in (dict or {}).items():
            self[key] = value

    def __setitem__(self, key, value):
        number = id(key)
        self._entries[number] = (ref(key, lambda _: self._entries.pop(number, None)), value)

    def __getitem__(self, key):
        if id(key) not in self._entries:
            raise KeyError(key)
        return self._entries[id(key)][1]

    def __delitem__(self, key):
        del self._entries[id(key)]

    def __contains__(self, key):
        return id(key) in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        return iter([each[0]() for each in list(self._entries.values())])

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *args):
        entry = self._entries.pop(id(key), None)
        if entry is None:
            if args:
                return args[0]
            raise KeyError(key)
        return entry[1]

    def keys(self):
        return iter(self)

    def items(self):
        return iter([(each[0](), each[1]) for each in list(self._entries.values())])

    def values(self):
        return iter([each[1] for each in list(self._entries.values())])


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self._ref = ref(obj, self._gone)

    def _gone(self, _):
        self()

    def __call__(self, _=None):
        if self._call is None:
            return None
        func, args, kwargs = self._call
        self._call = None
        return func(*args, **kwargs)

    @property
    def alive(self):
        return self._call is not None

    def detach(self):
        call, self._call = self._call, None
        return call


class WeakMethod:
    def __init__(self, method, callback=None):
        self._object = ref(method.__self__)
        self._function = method.__func__

    def __call__(self):
        found = self._object()
        return None if found is None else self._function.__get__(found)
