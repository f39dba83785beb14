using System.Runtime.InteropServices;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost;

/// <summary>A call of the XGBoost library failed; the message is the library's own.</summary>
public sealed class XgboostException : Exception
{
    internal XgboostException(string message)
        : base(message)
    {
    }

    /// <summary>Throws if a call of the library returned anything but 0.</summary>
    internal static void Check(int status)
    {
        if (status != 0)
            throw new XgboostException(WithoutTrace(Marshal.PtrToStringUTF8(NativeMethods.XGBGetLastError()) ?? ""));
    }

    // "[19:48:56] ../src/learner.cc:749: Check failed: ...\nStack trace:\n  [bt] ..." becomes "Check failed: ...".
    // The time, the place in the library's sources and the trace do not help the user.
    private static string WithoutTrace(string message)
    {
        var end = message.IndexOf("Stack trace:", StringComparison.Ordinal);
        var text = (end < 0 ? message : message[..end]).Trim();
        if (!text.StartsWith('['))
            return text;
        var place = text.IndexOf(": ", StringComparison.Ordinal);
        return place < 0 ? text : text[(place + 2)..];
    }
}
