count = 0


def bump():
    global count
    count += 1
    return count


def show():
    return count


def total(values):
    return sum(values)


say = print


def loud(*words):
    say("loud:", *words)
