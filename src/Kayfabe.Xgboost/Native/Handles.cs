using System.Runtime.InteropServices;

namespace Kayfabe.Xgboost.Native;

/// <summary>Owns a native DMatrix.</summary>
internal sealed class DMatrixHandle : SafeHandle
{
    public DMatrixHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.XGDMatrixFree(handle) == 0;
}

/// <summary>Owns a native Booster.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    public BoosterHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.XGBoosterFree(handle) == 0;
}
