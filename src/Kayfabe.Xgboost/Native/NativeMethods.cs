using System.Runtime.InteropServices;
using Kayfabe.Xgboost.Loading;

// The resolver below finds the library; the system loader does not search.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Kayfabe.Xgboost.Native;

/// <summary>
/// The functions of <c>xgboost/c_api.h</c> (1.7) that are used here, under their own names. Each returns 0, or -1 with
/// the reason in <see cref="XGBGetLastError"/>. Returned pointers belong to the library and are valid until the next
/// call on the same thread: copy at once.
/// </summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "xgboost";

    // Runs at the first call of the library, not when the program starts.
    static NativeMethods() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, (_, _, _) => XgboostLibrary.Handle);

    [LibraryImport(Library)]
    public static partial nint XGBGetLastError();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixCreateFromDense(string data, string config, out DMatrixHandle matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixCreateFromCSR(
        string starts, string columns, string values, ulong columnCount, string config, out DMatrixHandle matrix);

    [LibraryImport(Library)]
    public static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    public static partial int XGDMatrixNumRow(DMatrixHandle matrix, out ulong rows);

    [LibraryImport(Library)]
    public static partial int XGDMatrixNumCol(DMatrixHandle matrix, out ulong columns);

    [LibraryImport(Library)]
    public static partial int XGDMatrixNumNonMissing(DMatrixHandle matrix, out ulong entries);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetFloatInfo(DMatrixHandle matrix, string field, float* values, ulong length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetStrFeatureInfo(
        DMatrixHandle matrix, string field, string[] values, ulong length);

    [LibraryImport(Library)]
    public static partial int XGBoosterCreate(nint[] matrices, ulong length, out BoosterHandle booster);

    [LibraryImport(Library)]
    public static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    public static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int round, DMatrixHandle train);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterPredictFromDMatrix(
        BoosterHandle booster,
        DMatrixHandle matrix,
        string config,
        out ulong* shape,
        out ulong dimensions,
        out float* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterFeatureScore(
        BoosterHandle booster,
        string config,
        out ulong featureCount,
        out nint* features,
        out ulong dimensions,
        out ulong* shape,
        out float* scores);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSaveModelToBuffer(
        BoosterHandle booster, string config, out ulong length, out byte* model);

    [LibraryImport(Library)]
    public static partial int XGBoosterLoadModelFromBuffer(BoosterHandle booster, byte* model, ulong length);

    [LibraryImport(Library)]
    public static partial int XGBoosterSaveJsonConfig(BoosterHandle booster, out ulong length, out byte* config);

    [LibraryImport(Library)]
    public static partial int XGBoosterBoostedRounds(BoosterHandle booster, out int rounds);

    [LibraryImport(Library)]
    public static partial int XGBoosterGetNumFeature(BoosterHandle booster, out ulong features);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetStrFeatureInfo(
        BoosterHandle booster, string field, string[] values, ulong length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterGetStrFeatureInfo(
        BoosterHandle booster, string field, out ulong length, out nint* values);
}
