namespace Kayfabe.Bundle.Contents;

/// <summary>What a file of a bundle is a part of.</summary>
public enum BundlePart
{
    /// <summary>The code of the build.</summary>
    Code,

    /// <summary>The study's settings.</summary>
    Settings,

    /// <summary>What is published of the study.</summary>
    Report,

    /// <summary>The model, and its ordered features.</summary>
    Model,

    /// <summary>The lock.</summary>
    Lock,

    /// <summary>What the study is made of.</summary>
    Data,

    /// <summary>What a stage made that is not published.</summary>
    Artifact,
}
