# refused: 4 open

def read():
    return open("x")
