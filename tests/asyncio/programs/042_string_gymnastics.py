import asyncio

TEXT = """  Der Mond ist aufgegangen,
die goldnen Sternlein prangen
    am Himmel hell und klar.  """


async def count(line):
    await asyncio.sleep(len(line.strip()) / 100)
    words = line.strip().rstrip(".,").split()
    return len(words), max(words, key=len), {w[0].lower() for w in words}


async def main():
    lines = TEXT.splitlines()
    for line, (n, longest, initials) in zip(lines, await asyncio.gather(*map(count, lines))):
        print(f"{line.strip()[:12]:12}… {n} {longest.upper():>11} {''.join(sorted(initials))}")
    title = " ".join(TEXT.split()[:3])
    print(title.swapcase(), title.replace(" ", "_").lower(), title.find("Mond"), title.count("o"), title.index("i"))
    print(title.partition(" "), title.rpartition(" ")[2], "a,b,,c".split(","), "x".join("123"), sep=" | ")
    print("42".zfill(5), "-7".zfill(4), "ab".center(7, "*"), "q".ljust(3) + "|", "é".encode() if False else len("é"))
    print("Zürich".startswith(("Zu", "Zü")), "file.tar.gz".endswith(".gz"), "straße".upper(), "ǅ".isalpha(), "²".isdigit())
    print("ab\tc\\n'd'", repr("tab\t'q' \"dq\" \x00 é"), ascii("é"), "é" > "z", sep=" / ")
    print(str(None) + str(True), "abc" * 2, "b" in "abc", "abc"[::-1], "abc"[-2:], ord("a"), chr(8364))
    print("one two three".title(), "hello"[1:-1].capitalize(), "a-b-c".rsplit("-", 1), "  x ".strip() == "x")


asyncio.run(main())
