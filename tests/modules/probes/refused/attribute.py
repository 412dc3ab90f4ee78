# refused: 3 listdir
import os
print(os.listdir("."))
