import asyncio

USERS = {
    1: {'name': 'Leonor', 'city': 'Porto'},
    2: {'name': 'Baptiste', 'city': 'Lyon'},
    3: {'name': 'Wioletta', 'city': 'Gdańsk'},
}


async def fetch_user(user_id):
    await asyncio.sleep(0.1 * user_id)
    if user_id not in USERS:
        raise KeyError(user_id)
    return USERS[user_id]


async def show(user_id):
    try:
        user = await fetch_user(user_id)
    except KeyError as e:
        print('no such user:', e)
        return None
    print('%-10s lives in %s' % (user['name'], user['city']))
    return user['name']


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    names = loop.run_until_complete(asyncio.gather(*(show(i) for i in range(4, 0, -1))))
    print(names)
    print([n for n in names if n])
finally:
    loop.close()
print('loop closed:', loop.is_closed())
