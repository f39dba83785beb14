namespace Kayfabe.Provenance;

/// <summary>
/// The address of docs/provenance.md, and the names in statements that are parts of it. The project has no public
/// address of its own yet, so that it is one that nobody can own.
/// </summary>
public static class ProjectPage
{
    /// <summary>The page.</summary>
    public const string Address = "https://kayfabe.example/docs/provenance.md";

    /// <summary>The <c>buildType</c> of a study's build.</summary>
    public const string BuildType = Address + "#build-v1";

    /// <summary>The predicate type of one stage's result.</summary>
    public const string ResultType = Address + "#result-v1";

    /// <summary>The builder on a user's own machine.</summary>
    public const string LocalBuilder = Address + "#local";

    /// <summary>The builder in the project's workflow.</summary>
    public const string CiBuilder = Address + "#ci";

    /// <summary>Stands for a builder that a record of an earlier version of Kayfabe does not name.</summary>
    public const string UnknownBuilder = Address + "#unknown";

    /// <summary>The folder of what a study publishes, with the study's name behind it.</summary>
    public const string Reports = "https://kayfabe.example/reports/";

    /// <summary>The policy of a verification summary: everything the lock names comes out again.</summary>
    public const string VerifyPolicy = Address + "#verify-v1";

    /// <summary>A name of this page without the page: <c>#local</c>; an address elsewhere as it is.</summary>
    public static string NameOf(string name) =>
        name.StartsWith(Address, StringComparison.Ordinal) ? name[Address.Length..] : name;
}
