namespace Kayfabe.Xgboost;

/// <summary>The file formats of a trained model.</summary>
public enum ModelFormat
{
    /// <summary>JSON: readable by every version since 1.0, and by people.</summary>
    Json,

    /// <summary>Universal Binary JSON: the same content, smaller; read by every version since 1.6.</summary>
    Ubj,

    /// <summary>
    /// The binary format that versions before 1.0 also read. It does not record its length, so a file truncated after
    /// the trees loads without an error; only its digest shows the damage.
    /// </summary>
    Legacy,
}
