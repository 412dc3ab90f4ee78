def mean(values):
    return "our mean"
