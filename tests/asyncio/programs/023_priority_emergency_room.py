import asyncio

PATIENTS = [
    (3, "Pilar", "sprained ankle"),
    (1, "Ousmane", "chest pain"),
    (2, "Greta", "deep cut"),
    (1, "Anwar", "stroke"),
    (5, "Lotte", "hiccups"),
]


async def doctor(name, queue, log):
    while not queue.empty():
        priority, patient, complaint = await queue.get()
        minutes = {1: 5, 2: 3}.get(priority, 1)
        log.append(f"{name} -> {patient} ({complaint}, {minutes}')")
        await asyncio.sleep(minutes * 0.1 + (0.01 if name == "Dr. Ødegård" else 0))
        queue.task_done()


async def main():
    queue = asyncio.PriorityQueue()
    for patient in PATIENTS:
        queue.put_nowait(patient)
    print("waiting:", queue.qsize(), "most urgent:", min(PATIENTS))
    log = []
    await asyncio.gather(doctor("Dr. Ødegård", queue, log), doctor("Dr. Li", queue, log))
    await queue.join()
    print(*log, sep="\n")


asyncio.run(main())
