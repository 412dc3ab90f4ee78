# refused: 2 create_subprocess_exec
from asyncio import sleep, create_subprocess_exec
