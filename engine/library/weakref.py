# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""weakref, for programs that are run here: what it does is CPython's, how it does it is not. Circles of objects stay until
the program ends, so that references to those never die."""

import atexit
import collections.abc
import itertools
import types
from _weakref import ref, getweakrefcount, getweakrefs

ReferenceType = ref


def _forwarded(name):
    def method(self, *args):
        found = object.__getattribute__(self, "_target")()
        if found is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        if name == "__getattr__":
            return getattr(found, *args)
        if name == "__setattr__":
            return setattr(found, *args)
        if name == "__delattr__":
            return delattr(found, *args)
        if name == "__str__":
            return str(found)
        if name == "__bool__":
            return bool(found)
        return getattr(type(found), name)(found, *args)
    return method


class ProxyType:
    """Stands for an object that it does not keep."""

    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __repr__(self):
        found = object.__getattribute__(self, "_target")()
        return f"<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>"

    __hash__ = None


for _name in ("getattr setattr delattr str bool len getitem setitem delitem contains iter next eq ne lt le gt ge add radd sub "
              "rsub mul rmul truediv floordiv mod pow neg pos abs int float index enter exit aenter aexit aiter anext "
              "await").split():
    setattr(ProxyType, f"__{_name}__", _forwarded(f"__{_name}__"))
ProxyType.__name__ = ProxyType.__qualname__ = "weakproxy"


class CallableProxyType(ProxyType):
    __call__ = lambda self, *args, **kwargs: object.__getattribute__(self, "_target")()(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    made = CallableProxyType if callable(object) else ProxyType
    kept = []
    tell = None if callback is None else lambda _: callback(kept[0]())
    found = made(ref(object, tell))
    kept.append(ref(found))
    return found


class WeakMethod:
    def __init__(self, meth, callback=None):
        self._callback = callback
        self._object = ref(meth.__self__, None if callback is None else lambda _: callback(self))
        self._function, self._kind = ref(meth.__func__), type(meth)

    def __call__(self):
        found, function = self._object(), self._function()
        return None if found is None or function is None else types.MethodType(function, found)

    @property
    def _alive(self):
        return self._object() is not None

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._object() is None or other._object() is None:
            return self is other
        return self._object() is other._object() and self._function() is other._function()

    def __hash__(self):
        return hash(self._function)


class WeakValueDictionary(collections.abc.MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _alive(self):
        for key, each in list(self.data.items()):
            value = each()
            if value is not None:
                yield key, value

    def __setitem__(self, key, value):
        own = ref(self)

        def forget(dead):
            found = own()
            if found is not None and found.data.get(key) is dead:
                del found.data[key]
        self.data[key] = ref(value, forget)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for key, _ in self._alive():
            yield key

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def keys(self):
        return iter(self)

    def values(self):
        for _, value in self._alive():
            yield value

    def items(self):
        return self._alive()

    itervalues = values

    def valuerefs(self):
        return list(self.data.values())

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        made = WeakValueDictionary()
        for key, value in self._alive():
            made[key] = value
        return made

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(collections.abc.MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        own = ref(self)

        def forget(dead):
            found = own()
            if found is not None:
                found.data.pop(dead, None)
        self._forget = forget
        if dict is not None:
            self.update(dict)

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for each in list(self.data):
            key = each()
            if key is not None:
                yield key

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def keys(self):
        return iter(self)

    def values(self):
        for each, value in list(self.data.items()):
            if each() is not None:
                yield value

    def items(self):
        for each, value in list(self.data.items()):
            key = each()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._forget), default)

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakSet(collections.abc.MutableSet):
    def __init__(self, data=None):
        self.data = {}
        own = ref(self)

        def forget(dead):
            found = own()
            if found is not None:
                found.data.pop(dead, None)
        self._forget = forget
        self.update(data or ())

    def __iter__(self):
        for each in list(self.data):
            item = each()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.setdefault(ref(item, self._forget))

    def discard(self, item):
        self.data.pop(ref(item), None)

    def remove(self, item):
        del self.data[ref(item)]

    def pop(self):
        while self.data:
            item = self.data.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def update(self, other):
        for each in other:
            self.add(each)

    def copy(self):
        return WeakSet(self)

    def union(self, other):
        return WeakSet(itertools.chain(self, other))

    def difference(self, other):
        return WeakSet([each for each in self if each not in other])

    def intersection(self, other):
        return WeakSet([each for each in self if each in other])

    def issubset(self, other):
        return all(each in other for each in self)

    def __repr__(self):
        return repr(set(self.data))


class finalize:
    _registry = {}
    _count = itertools.count()

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registry and not getattr(finalize, "_isTold", False):
            finalize._isTold = True
            atexit.register(finalize._at_exit)
        self._ref = ref(obj, lambda _: self())
        self._func, self._args, self._kwargs, self.atexit = func, args, kwargs, True
        self._number = next(finalize._count)
        finalize._registry[self] = self._number

    def __call__(self, _=None):
        if finalize._registry.pop(self, None) is not None:
            return self._func(*self._args, **self._kwargs)

    def detach(self):
        found = self._ref()
        if found is not None and finalize._registry.pop(self, None) is not None:
            return found, self._func, self._args, self._kwargs

    def peek(self):
        found = self._ref()
        if found is not None and self in finalize._registry:
            return found, self._func, self._args, self._kwargs

    @property
    def alive(self):
        return self in finalize._registry

    @classmethod
    def _at_exit(cls):
        for each in sorted(cls._registry, key=lambda each: each._number, reverse=True):
            if each.atexit:
                each()

    def __repr__(self):
        if not self.alive:
            return f"<finalize object at {id(self):#x}; dead>"
        found = self._ref()
        return f"<finalize object at {id(self):#x}; for {type(found).__name__!r} at {id(found):#x}>"
