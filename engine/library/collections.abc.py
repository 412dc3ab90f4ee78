# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""collections.abc as bases of classes: abstract methods, and what follows from them. What they are for isinstance() is native."""

import abc
import types
import collections.abc as _native


class _Meta(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        asked = cls.__dict__.get("_asked")
        if asked is not None and isinstance(instance, asked):
            return True
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        methods = cls.__dict__.get("_methods")
        if methods and all(getattr(subclass, name, None) is not None for name in methods):
            return True
        known = cls.__dict__.get("_known", ())
        return subclass in known or super().__subclasscheck__(subclass)


class _Base(metaclass=_Meta):
    @classmethod
    def __subclasshook__(cls, subclass):
        return NotImplemented

    def __class_getitem__(cls, key):
        return types.GenericAlias(cls, key)


class Hashable(_Base):
    _asked, _methods = _native.Hashable, ("__hash__",)

    @abc.abstractmethod
    def __hash__(self):
        return 0


class Callable(_Base):
    _asked = _native.Callable

    @abc.abstractmethod
    def __call__(self, *args, **kwds):
        return False


class Awaitable(_Base):
    _asked, _methods = _native.Awaitable, ("__await__",)

    @abc.abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    _asked, _methods = _native.Coroutine, ("__await__", "send", "throw", "close")

    @abc.abstractmethod
    def send(self, value):
        raise StopIteration

    @abc.abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")


class AsyncIterable(_Base):
    _asked, _methods = _native.AsyncIterable, ("__aiter__",)

    @abc.abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    _asked, _methods = _native.AsyncIterator, ("__anext__", "__aiter__")

    @abc.abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _asked, _methods = _native.AsyncGenerator, ("__aiter__", "__anext__", "asend", "athrow", "aclose")

    async def __anext__(self):
        return await self.asend(None)

    @abc.abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abc.abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise typ


class Iterable(_Base):
    _asked, _methods = _native.Iterable, ("__iter__",)

    @abc.abstractmethod
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    _asked, _methods = _native.Iterator, ("__iter__", "__next__")

    @abc.abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Generator(Iterator):
    _asked, _methods = _native.Generator, ("__iter__", "__next__", "send", "throw", "close")

    def __next__(self):
        return self.send(None)

    @abc.abstractmethod
    def send(self, value):
        raise StopIteration

    @abc.abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


class Reversible(Iterable):
    _asked, _methods = _native.Reversible, ("__reversed__", "__iter__")

    @abc.abstractmethod
    def __reversed__(self):
        while False:
            yield None


class Sized(_Base):
    _asked, _methods = _native.Sized, ("__len__",)

    @abc.abstractmethod
    def __len__(self):
        return 0


class Container(_Base):
    _asked, _methods = _native.Container, ("__contains__",)

    @abc.abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    _asked, _methods = _native.Collection, ("__len__", "__iter__", "__contains__")


class Sequence(Reversible, Collection):
    _asked, _methods, _known = _native.Sequence, None, (list, tuple, str, bytes, range)

    @abc.abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                v = self[i]
            except IndexError:
                break
            if v is value or v == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    _asked, _methods, _known = _native.MutableSequence, None, (list,)

    @abc.abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abc.abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abc.abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        if values is self:
            values = list(values)
        for v in values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    _asked, _methods, _known = _native.Set, None, (set, frozenset)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(each in other for each in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(each in self for each in other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    __hash__ = None

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for value in other if value in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        return not any(value in self for value in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(e for s in (self, other) for e in s)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        if not isinstance(other, Set):
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


class MutableSet(Set):
    _asked, _methods, _known = _native.MutableSet, None, (set,)

    @abc.abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abc.abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError from None

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __isub__(self, it):
        for value in list(it):
            self.discard(value)
        return self

    def __ixor__(self, it):
        for value in self._from_iterable(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self


class MappingView(Sized):
    _asked, _methods = _native.KeysView, None

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return "{0.__class__.__name__}({0._mapping!r})".format(self)


class KeysView(MappingView, Set):
    _asked, _methods, _known = _native.KeysView, None, (type({}.keys()),)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    _asked, _methods, _known = _native.ItemsView, None, (type({}.items()),)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            v = self._mapping[key]
        except KeyError:
            return False
        return v is value or v == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    _asked, _methods, _known = _native.ValuesView, None, (type({}.values()),)

    def __contains__(self, value):
        return any(self._mapping[key] is value or self._mapping[key] == value for key in self._mapping)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class Mapping(Collection):
    _asked, _methods, _known = _native.Mapping, None, (dict,)

    @abc.abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None
    __reversed__ = None


class MutableMapping(Mapping):
    _asked, _methods, _known = _native.MutableMapping, None, (dict,)
    _marker = object()

    @abc.abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abc.abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_marker):
        try:
            value = self[key]
        except KeyError:
            if default is self._marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default
