import asyncio


class VM:
    def __init__(self, program, name):
        self.program = [line.split() for line in program.strip().splitlines()]
        self.name = name
        self.stack, self.vars, self.pc, self.cycles = [], {}, 0, 0

    def op_push(self, n): self.stack.append(int(n))
    def op_load(self, v): self.stack.append(self.vars[v])
    def op_store(self, v): self.vars[v] = self.stack.pop()
    def op_add(self): self.stack.append(self.stack.pop() + self.stack.pop())
    def op_mul(self): self.stack.append(self.stack.pop() * self.stack.pop())

    def op_sub(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a - b)

    def op_jnz(self, target):
        if self.stack.pop():
            self.pc = int(target)

    def op_print(self):
        print(f"{self.name}: {self.stack.pop()}")

    async def run(self, quantum=5):
        while self.pc < len(self.program):
            op, *args = self.program[self.pc]
            self.pc += 1
            self.cycles += 1
            getattr(self, "op_" + op)(*args)
            if self.cycles % quantum == 0:
                await asyncio.sleep(0)
        return self.cycles


FACT = """
push {n}
store n
push 1
store acc
load acc
load n
mul
store acc
load n
push 1
sub
store n
load n
jnz 4
load acc
print
"""


async def main():
    vms = [VM(FACT.format(n=n), f"fact{n}") for n in (5, 3, 20)]
    print(await asyncio.gather(*(vm.run() for vm in vms)))
    broken = VM("push 1\nload x", "broken")
    try:
        await broken.run()
    except KeyError as e:
        print("unbound", e, broken.pc)
    try:
        await VM("jump 3", "bad").run()
    except AttributeError as e:
        print(e)


asyncio.run(main())
