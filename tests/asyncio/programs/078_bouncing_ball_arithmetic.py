import asyncio

G = 9.81


async def drop(height, bounce, least=0.2):
    t, bounces, track = 0.0, 0, []
    h = height
    while h > least:
        fall = (2 * h / G) ** .5
        await asyncio.sleep(fall)
        t += fall
        bounces += 1
        h *= bounce
        track.append(round(h, 3))
        rise = (2 * h / G) ** .5
        await asyncio.sleep(rise)
        t += rise
    return t, bounces, track


async def main():
    loop = asyncio.get_running_loop()
    balls = {'steel': (1.5, 0.6), 'rubber': (1.0, .75), 'clay': (2, 0.05)}
    results = await asyncio.gather(*[drop(*b) for b in balls.values()])
    for name, (t, n, track) in zip(balls, results):
        print(f'{name:<7} {n} bounces in {t:.6f} s: {track}')
    print('%.4f' % loop.time(), sum(n for _, n, _ in results))
    x = 0.1
    print(x + 0.2 == 0.3, abs(x + 0.2 - 0.3) < 1e-9, 1e-7, 123456789.123456789, 1e22, 5e-324, float('inf') > 1e308)
    print(round(0.5), round(1.5), round(2.675, 2), 1.0, 100.0, -0.0, 3.0 == 3, 7 // 0.5, 1e3 % 7, 2 ** 0.5 * 2 ** 0.5)


asyncio.run(main())
