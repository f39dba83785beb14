namespace Kayfabe.Study.Detections;

/// <summary>
/// Gives moderation labels of model 6 the names of model 7, with the labels above them in its taxonomy: what was
/// detected as "Physical Violence" below "Violence" becomes that label below "Graphic Violence" below "Violence".
/// </summary>
/// <remarks>
/// The names and how they correspond:
/// https://docs.aws.amazon.com/rekognition/latest/dg/moderation-response-transform.html and its table of label categories. A label that version 7 split, so that its name alone does not tell which part it
/// is, has no name there and is left out. Renaming does not make the models equal: they still see different things.
/// </remarks>
internal sealed class ModerationRenaming(NameTable names)
{
    /// <summary>Split into two categories; the labels below it tell which.</summary>
    private const string Suggestive = "Suggestive";

    /// <summary>Labels of version 6 with the label of version 7 that they become.</summary>
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["Explicit Nudity"] = "Explicit",
        ["Nudity"] = "Explicit Nudity",
        ["Graphic Male Nudity"] = "Exposed Male Genitalia",
        ["Graphic Female Nudity"] = "Exposed Female Genitalia",
        ["Sexual Activity"] = "Explicit Sexual Activity",
        ["Illustrated Explicit Nudity"] = "Explicit",
        ["Adult Toys"] = "Sex Toys",
        ["Female Swimwear Or Underwear"] = "Female Swimwear or Underwear",
        ["Male Swimwear Or Underwear"] = "Male Swimwear or Underwear",
        ["Barechested Male"] = "Exposed Male Nipple",
        ["Violence"] = "Violence",
        ["Graphic Violence Or Gore"] = "Graphic Violence",
        ["Physical Violence"] = "Physical Violence",
        ["Weapon Violence"] = "Weapon Violence",
        ["Weapons"] = "Weapons",
        ["Self Injury"] = "Self-Harm",
        ["Visually Disturbing"] = "Visually Disturbing",
        ["Emaciated Bodies"] = "Emaciated Bodies",
        ["Corpses"] = "Corpses",
        ["Air Crash"] = "Air Crash",
        ["Explosions And Blasts"] = "Explosions and Blasts",
        ["Rude Gestures"] = "Rude Gestures",
        ["Middle Finger"] = "Middle Finger",
        ["Drugs"] = "Drugs & Tobacco",
        ["Drug Products"] = "Products",
        ["Drug Use"] = "Drugs & Tobacco Paraphernalia & Use",
        ["Drug Paraphernalia"] = "Drugs & Tobacco Paraphernalia & Use",
        ["Pills"] = "Pills",
        ["Tobacco"] = "Drugs & Tobacco",
        ["Tobacco Products"] = "Products",
        ["Smoking"] = "Smoking",
        ["Alcohol"] = "Alcohol",
        ["Drinking"] = "Drinking",
        ["Alcoholic Beverages"] = "Alcoholic Beverages",
        ["Gambling"] = "Gambling",
        ["Hate Symbols"] = "Hate Symbols",
        ["Nazi Party"] = "Nazi Party",
        ["White Supremacy"] = "White Supremacy",
        ["Extremist"] = "Extremist",
    };

    /// <summary>The label above each label of version 7 that is not at the top.</summary>
    private static readonly Dictionary<string, string> s_above = new(StringComparer.Ordinal)
    {
        ["Explicit Nudity"] = "Explicit",
        ["Exposed Male Genitalia"] = "Explicit Nudity",
        ["Exposed Female Genitalia"] = "Explicit Nudity",
        ["Explicit Sexual Activity"] = "Explicit",
        ["Sex Toys"] = "Explicit",
        ["Female Swimwear or Underwear"] = "Swimwear or Underwear",
        ["Male Swimwear or Underwear"] = "Swimwear or Underwear",
        ["Exposed Male Nipple"] = "Non-Explicit Nudity",
        ["Non-Explicit Nudity"] = "Non-Explicit Nudity of Intimate parts and Kissing",
        ["Graphic Violence"] = "Violence",
        ["Physical Violence"] = "Graphic Violence",
        ["Weapon Violence"] = "Graphic Violence",
        ["Self-Harm"] = "Graphic Violence",
        ["Explosions and Blasts"] = "Graphic Violence",
        ["Weapons"] = "Violence",
        ["Death and Emaciation"] = "Visually Disturbing",
        ["Emaciated Bodies"] = "Death and Emaciation",
        ["Corpses"] = "Death and Emaciation",
        ["Crashes"] = "Visually Disturbing",
        ["Air Crash"] = "Crashes",
        ["Middle Finger"] = "Rude Gestures",
        ["Products"] = "Drugs & Tobacco",
        ["Pills"] = "Products",
        ["Drugs & Tobacco Paraphernalia & Use"] = "Drugs & Tobacco",
        ["Smoking"] = "Drugs & Tobacco Paraphernalia & Use",
        ["Alcohol Use"] = "Alcohol",
        ["Drinking"] = "Alcohol Use",
        ["Alcoholic Beverages"] = "Alcohol",
        ["Nazi Party"] = "Hate Symbols",
        ["White Supremacy"] = "Hate Symbols",
        ["Extremist"] = "Hate Symbols",
    };

    private readonly Dictionary<int, (DetectedName Old, int[] New)> _known = [];

    /// <summary>How often a label had no name in version 7, by its name.</summary>
    public Dictionary<string, int> NotRenamed { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the renamed labels of an answer, and those above them, with its confidences.</summary>
    public void AddTo(List<int> to, List<double> confidences, ResponseParser response)
    {
        var hasBelow = false;
        foreach (var path in response.Names)
            hasBelow |= Of(path).Old.Parents.Contains(Suggestive);
        for (var i = 0; i < response.Names.Count; i++)
        {
            var (old, renamed) = Of(response.Names[i]);
            foreach (var path in renamed)
            {
                to.Add(path);
                confidences.Add(response.Confidences[i]);
            }
            if (renamed.Length == 0 && !(hasBelow && old.Name == Suggestive))
                NotRenamed[old.Name] = NotRenamed.GetValueOrDefault(old.Name) + 1;
        }
    }

    private (DetectedName Old, int[] New) Of(int path)
    {
        if (!_known.TryGetValue(path, out var known))
        {
            var old = names.Read(path);
            var paths = new List<int>();
            var name = s_names.GetValueOrDefault(old.Name);
            for (; name is not null; name = s_above.GetValueOrDefault(name))
            {
                var above = s_above.GetValueOrDefault(name);
                var parent = above is null ? NameTable.Root : names.AddPath(NameTable.Root, Number(above));
                paths.Add(names.AddPath(parent, Number(name)));
            }
            _known.Add(path, known = (old, [.. paths]));
        }
        return known;
    }

    private int Number(string name) => names.AddName(System.Text.Encoding.UTF8.GetBytes(name));
}
