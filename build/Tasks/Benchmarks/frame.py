"""The notebook's way: a data frame filled cell by cell in loops. Prints seconds: folder of recordings, pictures, threshold."""
import glob, json, sys, time
import pandas

folder, pictures, threshold = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
answers = {}
for path in sorted(glob.glob(folder + "/*.jsonl")):
    for line in open(path, encoding="utf-8"):
        recording = json.loads(line)
        if recording["operation"] == "DetectLabels" and len(answers) < pictures:
            answers[recording["picture"]] = recording["response"]["Labels"]
started = time.perf_counter()
frame = pandas.DataFrame(index=list(answers))
for picture, labels in answers.items():
    for label in labels:
        if label["Confidence"] >= threshold:
            frame.loc[picture, "rekog_" + label["Name"].replace(" ", "_")] = 1.0
print(time.perf_counter() - started)
