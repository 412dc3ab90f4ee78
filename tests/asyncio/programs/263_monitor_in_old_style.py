import asyncio
class Monitor(object):
    def __init__(self, size):
        self.size=size
        self.stack=[]
        self.lock=asyncio.Lock()
        self.notFull=asyncio.Condition(self.lock)
        self.notEmpty=asyncio.Condition(lock=self.lock)
    async def push(self,x):
        async with self.notFull:
            while len(self.stack)>=self.size:
                print('%s waits: full'%asyncio.current_task().get_name())
                await self.notFull.wait()
            self.stack.append(x)
            self.notEmpty.notify()
    async def pop(self):
        await self.notEmpty.acquire()
        try:
            while not self.stack:
                print('%s waits: empty'%asyncio.current_task().get_name())
                await self.notEmpty.wait()
            r=self.stack.pop()
            self.notFull.notify(1)
        finally:
            self.notEmpty.release()
        return r
async def P(m,n):
    for i in range(n):
        await m.push(i); print('pushed',i)
        if i%2: await asyncio.sleep(.1)
async def C(m,n):
    s=0
    for i in range(n):
        x=await m.pop();s+=x
        print('popped',x)
        await asyncio.sleep(.15)
    return s
async def main():
    m=Monitor(2)
    c=asyncio.create_task(C(m,6),name='C1')
    p=asyncio.create_task(P(m,6),name='P1')
    r=await asyncio.gather(p,c)
    print(r, m.stack, m.lock.locked())
    if m.notFull.locked() or not r: print('hm')
    elif r[1]==15: print('ok'); print('sum',r[1])
    else: print('bad')
    x=5;y=x if x>3 else -x;print(x,y,x<<2|1,x&~1,x^y,not x,-x//2,-x%3,divmod(-x,3),x/2,2**-1,10**20)
    print("%d %5.1f|%-5s|%05d|%x %X %o %e %g %c %r %%"%(3,2.345,'ab',42,255,255,8,12345.678,0.00001234,'z','q'))
    print('%(a)s-%(b)03d'%{'a':1,'b':2},"%s"%(1,),'%s %s'%('a',[1]),"%+d % d"%(5,5),'%.3s'%'abcdef','%*d'%(6,42))
    s='Hello, World'
    print(s.lower(),s.swapcase(),s.find('o'),s.rfind('o'),s.index('W'),s.count('l'),s.split(', '),s.partition(','),s.center(20,'*'),s[::-1],s[-5:],s.startswith(('He','x')),s.zfill(15),s.ljust(14)+'|',s.title(),s.isalpha(),'a-b-c'.rsplit('-',1),'\t x '.strip(),'abc'.translate({97:'X',98:None}),s.encode(),'ß'.upper(),'é'.isidentifier(),'x'.join('abc'),'a\tb'.expandtabs(4),'l1\nl2\r\n'.splitlines(True))
asyncio.run(main())
