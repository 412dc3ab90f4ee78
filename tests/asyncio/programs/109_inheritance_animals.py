import asyncio
from abc import ABC, abstractmethod


class Animal(ABC):
    legs = 4

    def __init__(self, name):
        self.name = name

    @abstractmethod
    async def speak(self):
        ...

    async def introduce(self):
        return f"{self.name} ({type(self).__name__.lower()}, {self.legs} legs) says {await self.speak()}"


class Dog(Animal):
    async def speak(self):
        await asyncio.sleep(0.1)
        return "hau"


class Duck(Animal):
    legs = 2

    async def speak(self):
        await asyncio.sleep(0.05)
        return "kwa"


class Puppy(Dog):
    def __init__(self, name, age=1):
        super().__init__(name + "ek")
        self.age = age

    async def speak(self):
        loud = await super().speak()
        return f"{loud}{'!' * self.age}"


async def main():
    zoo = [Dog("Burek"), Duck("Kaczor"), Puppy("Azor", 2)]
    for line in await asyncio.gather(*(a.introduce() for a in zoo)):
        print(line)
    print([c.__name__ for c in Puppy.__mro__], isinstance(zoo[2], Dog), issubclass(Duck, Dog))
    try:
        Animal("nobody")
    except TypeError as e:
        print(str(e).split(" with")[0])
    print(sorted(zoo, key=lambda a: (a.legs, a.name))[0].name, Dog.speak is Puppy.speak, zoo[0].introduce.__self__ is zoo[0])


asyncio.run(main())
