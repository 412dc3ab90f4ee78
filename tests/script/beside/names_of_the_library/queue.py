class Queue:
    size = "ours"
