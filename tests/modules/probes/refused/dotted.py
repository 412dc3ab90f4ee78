# refused: 5 ProcessPoolExecutor
import concurrent.futures


print(concurrent.futures.ProcessPoolExecutor)
