# refused: 6 Thread
import threading as t


def start():
    t.Thread(target=start).start()
