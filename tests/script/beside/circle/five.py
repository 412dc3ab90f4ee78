import six

value = 5
