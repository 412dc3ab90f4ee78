from kit import *

print(hammer.NAME, saw.NAME, use())
try:
    from kit2 import *
except AttributeError as error:
    print(error)
try:
    glue
except NameError as error:
    print(error)
