import asyncio
from tools.clock import tick
import tools.text.words

print(tools.__name__, tools.text.words.upper("spam"))
asyncio.run(tick(3))
