import asyncio

next_id = 100
ids = []


async def new_invoice(customer, amount):
    global next_id
    my_id = next_id
    if amount > 500:
        await asyncio.sleep(0)        # asks the boss: and that is the bug
    next_id = my_id + 1
    ids.append(my_id)
    return {"id": my_id, "customer": customer, "amount": amount}


async def main():
    orders = {"Óscar": 120.0, "Þóra": 999.99, "Zofia": 45, "Ümit": 1500}
    bills = await asyncio.gather(*[new_invoice(c, a) for c, a in orders.items()])
    for bill in bills:
        print("#{id} {customer:.<12} {amount:>9.2f}".format(**bill))
    doubles = sorted({i for i in ids if ids.count(i) > 1})
    print(f"{doubles=}", f"{next_id=:>6}", f"{len(ids) = }", f"{bills[0]['id']=!s}")
    total = sum(b["amount"] for b in bills)
    assert not doubles, f"double ids {doubles}, {total:.2f} at stake"


asyncio.run(main())
