import asyncio
import operator


class ParseError(SyntaxError):
    pass


OPS = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "^": (3, pow)}


def tokens(text):
    number = ""
    for ch in text + " ":
        if ch.isdigit() or ch == ".":
            number += ch
            continue
        if number:
            yield float(number) if "." in number else int(number)
            number = ""
        if ch in OPS or ch in "()":
            yield ch
        elif not ch.isspace():
            raise ParseError(f"unexpected {ch!r}")


def to_rpn(stream):
    out, stack = [], []
    for tok in stream:
        match tok:
            case int() | float():
                out.append(tok)
            case "(":
                stack.append(tok)
            case ")":
                while stack and stack[-1] != "(":
                    out.append(stack.pop())
                if not stack:
                    raise ParseError("unbalanced )")
                stack.pop()
            case str(op):
                while stack and stack[-1] in OPS and OPS[stack[-1]][0] >= OPS[op][0]:
                    out.append(stack.pop())
                stack.append(op)
    while stack:
        if (op := stack.pop()) == "(":
            raise ParseError("unbalanced (")
        out.append(op)
    return out


def evaluate(rpn):
    stack = []
    for tok in rpn:
        if tok in OPS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[tok][1](a, b))
        else:
            stack.append(tok)
    (result,) = stack
    return result


async def calculator(expressions, answers):
    for e in expressions:
        await asyncio.sleep(len(e) / 100)
        try:
            answers.append(f"{e} = {evaluate(to_rpn(tokens(e)))}")
        except (ParseError, ZeroDivisionError, IndexError, ValueError) as err:
            answers.append(f"{e} -> {type(err).__name__}: {err}")


async def main():
    answers = []
    await asyncio.gather(calculator(["1 + 2 * 3", "(1+2)*3", "2^10 - 24", "7 / 2"], answers),
                         calculator(["1 / 0", "1 + x", "(1", "1 2", "+", "1.5*4"], answers))
    print("\n".join(answers))


asyncio.run(main())
