"""Descriptors with __set__, with __delete__, with both and with neither."""


class Logged:
    def __set_name__(self, owner, name):
        self.key = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.key, "unset")

    def __set__(self, instance, value):
        print("set", self.key, value)
        setattr(instance, self.key, value)

    def __delete__(self, instance):
        print("delete", self.key)
        delattr(instance, self.key)


class OnlySet:
    def __set__(self, instance, value):
        print("only set", value)


class OnlyDelete:
    def __delete__(self, instance):
        print("only delete")


class Plain:
    def __get__(self, instance, owner):
        return "plain"


class Thing:
    both = Logged()
    one = OnlySet()
    gone = OnlyDelete()
    plain = Plain()


thing = Thing()
print(thing.both)
thing.both = 3
print(thing.both, vars(thing))
del thing.both
print(thing.both, type(Thing.both).__name__)
thing.one = 4
try:
    del thing.one
except AttributeError as error:
    print(error)
del thing.gone
try:
    thing.gone = 1
except AttributeError as error:
    print(error)
thing.plain = 5
print(thing.plain, Thing().plain)
del thing.plain
print(thing.plain)
try:
    del thing.both
except AttributeError as error:
    print(error)
