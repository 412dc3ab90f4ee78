import asyncio
import sys


async def line(no, text):
    await asyncio.sleep(no * 0.05)
    sys.stdout.write(f"{no}. {text}\n")
    print("(written)", file=sys.stderr)
    return len(text)


async def dots(n):
    for _ in range(n):
        print(".", end="", flush=True)
        await asyncio.sleep(0.02)
    print()


async def main():
    lengths = await asyncio.gather(*(line(i, t) for i, t in enumerate(["erste", "zweite\tZeile", ""], 1)))
    print(lengths, file=sys.stdout)
    await dots(5)
    print()
    print("", "a", "", sep=",")
    print("x", "y", sep="", end="|\n")
    print(1, 2.0, "3", None, [4], (5,), {6}, {7: 8}, sep=" ~ ")
    print(*"abc", *[], sep="\n")
    print("multi\nline", end="")
    print(" joined", """
  indented "triple" 'quotes' \
continued""", r"raw\n", "con" "cat" 'ed', sep="|")
    print("é" "\u00e9" "\N{SNOWMAN}", "\x41\101", b"bytes \xff", ascii("☃"), "tab\there")
    print(print("inner"), ..., True + True)


asyncio.run(main())
