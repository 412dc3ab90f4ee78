import queue
import secrets
import time
import statistics

print(queue.Queue.size, secrets.token, statistics.mean([1, 2]))
print(time.__name__, hasattr(time, "sleep"))
