import asyncio

DELAYS = {'de': .3, 'fr': .1, 'ja': .2, 'sw': .05}
WORDS = {'de': 'Brücke', 'fr': 'pont', 'ja': '橋', 'sw': 'daraja'}


async def translate(lang):
    await asyncio.sleep(DELAYS[lang])
    return lang, WORDS[lang]


async def main():
    found = []
    for nxt in asyncio.as_completed([translate(lang) for lang in WORDS]):
        lang, word = await nxt
        found.append(lang)
        print('{0}: {1} ({2} letters, {1!a})'.format(lang, word, len(word)))
    print(','.join(found), found == sorted(WORDS, key=lambda l: DELAYS[l]))

    try:
        for nxt in asyncio.as_completed([translate('de'), translate('sw')], timeout=0.2):
            print(await nxt)
    except asyncio.TimeoutError:
        print('out of time')


asyncio.run(main())
