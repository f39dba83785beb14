"""Trains as the stage Train does, five times, and prints the best time in seconds: matrix, rows.csv, parameters, rounds."""
import csv, json, sys, time
import numpy, scipy.sparse, xgboost

matrix, rows, split, parameters, rounds = sys.argv[1:6]
ids = [row["row"] for row in csv.DictReader(open(rows, encoding="utf-8"))]
labels, starts, columns, values = [], [0], [], []
for line in open(matrix, encoding="ascii"):
    label, *entries = line.split()
    labels.append(float(label))
    for entry in entries:
        column, value = entry.split(":")
        columns.append(int(column) - 1)
        values.append(float(value))
    starts.append(len(columns))
position = {row: i for i, row in enumerate(ids)}
train = [position[row["row"]] for row in csv.DictReader(open(split, encoding="utf-8")) if row["set"] == "train"]
data = scipy.sparse.csr_matrix((numpy.float32(values), columns, starts))[train]
labels = numpy.float32(labels)[train]
best = float("inf")
for _ in range(5):
    started = time.perf_counter()
    frame = xgboost.DMatrix(data, label=labels)
    booster = xgboost.Booster(json.loads(parameters), [frame])
    for i in range(int(rounds)):
        booster.update(frame, i)
    best = min(best, time.perf_counter() - started)
print(best)
