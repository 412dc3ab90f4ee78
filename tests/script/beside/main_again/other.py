def value():
    import prog
    return prog.VALUE, prog.__name__


def prog():
    import prog
    return prog
