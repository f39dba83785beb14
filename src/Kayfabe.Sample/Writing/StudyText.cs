using System.Globalization;
using Kayfabe.Sample.Model;

namespace Kayfabe.Sample.Writing;

/// <summary>The texts of the bundled study.</summary>
internal static class StudyText
{
    private const string SampleTitle = "In kayfabe or not: a fictional wrestler's pictures";

    private const string Question =
        "Can it be told from what an image service sees in a wrestler's picture whether it shows her in character?";

    private const string SampleDescription =
        "A synthetic account, made from a seed: nobody in it exists, "
        + "and no number in it says anything about wrestling.";

    /// <summary>The study.json of the bundled study.</summary>
    public static string Settings(ulong seed) => Settings(seed, SampleTitle, SampleDescription);

    /// <summary>A study.json that uses every stage, mostly with defaults; the texts must not need escaping.</summary>
    public static string Settings(ulong seed, string title, string description) => string.Create(
        CultureInfo.InvariantCulture, $$"""
        {
          "$schema": "../study.schema.json",
          "title": "{{title}}",
          "question": "{{Question}}",
          "description": "{{description}}",
          "synthetic": true,
          "seed": {{seed}},
          "about": {
            "license": "MIT",
            "creators": [{ "name": "The Kayfabe authors", "organization": true }],
            "url": "https://kayfabe.example/data/sample/README.md",
            "date": "2026-11-23"
          },
          "ingest": {},
          "detect": { "labelModels": ["2.0", "3.0"], "moderationModels": ["6.1", "7.0"], "moderationNames": "asAnswered" },
          "annotate": { "annotators": ["annotations/{{AnnotationWriter.First}}.csv", "annotations/{{AnnotationWriter.Second}}.csv"] },
          "featurize": { "threshold": 95 },
          "split": { "method": "grouped", "fraction": 0.7 },
          "train": { "num_round": 60, "max_depth": 4, "eta": 0.15, "subsample": 0.8 },
          "report": {
            "modelCard": {
              "intendedUse": "To show what a report looks like, and to test the build. Of no use for anything else.",
              "factors": "The drawings are simple, and the noise of the answers is the same for all of them: real pictures are neither.",
              "ethics": "Nobody in these data exists. A study of real pictures is about people who did not ask to be studied.",
              "caveats": "No number here says anything about wrestling, about an image service, or about a method."
            },
            "datasheet": {
              "motivation": "A study that can be published whole: pictures, answers and annotations of a real account cannot.",
              "collection": "A program made exports, pictures, answers and annotations from the seed.",
              "uses": "Tests, demonstrations and teaching.",
              "distribution": "With the build, under its licence.",
              "maintenance": "With the build; the program makes the data again, byte for byte."
            }
          }
        }

        """);

    /// <summary>The README.md of the bundled study.</summary>
    public static string Readme(ulong seed) => string.Create(CultureInfo.InvariantCulture, $"""
        # A synthetic study

        Everything in this folder was made by a program from the seed {seed}: `./build.sh --target=MakeSample` makes it
        again, byte for byte. The wrestler {Account.Name}, her promotion, her opponents, the annotators and every post are
        fictional; the names were made up and are meant to be nobody's. No picture is a photograph, no answer came from a
        real image service, and no result says anything about wrestling. The shortcodes all begin with `HSynth`, the user
        names with `synthetic_`, the captions end with `#synthetic`, and each picture has the word in its corner.

        | folder | what |
        | --- | --- |
        | `exports` | three PhantomBuster exports of 900 posts: an old CSV without `sidePostUrl` whose ids a float64 rounded, a newer CSV with an error row, and JSON; each also has the last posts of the one before |
        | `pictures` | 1,200 drawings, JPEG and PNG, named by shortcode; a few are exact or near copies of an earlier one |
        | `recordings` | answers in the shape of Rekognition's DetectLabels, DetectModerationLabels and RecognizeCelebrities, by two versions of its models; about one picture in a hundred was not recorded, and some were asked about twice |
        | `annotations` | in kayfabe, YES or NO: `{AnnotationWriter.First}` on all pictures, `{AnnotationWriter.Second}` on about a quarter |

        The answers follow from what each picture shows with noise: about four in five can be told from the detections.

        """);
}
