namespace Kayfabe.Xgboost.Native;

/// <summary>The pointers of several matrices, which cannot be freed while they are borrowed.</summary>
internal sealed class BorrowedHandles : IDisposable
{
    private readonly List<DMatrixHandle> _borrowed = [];

    /// <exception cref="ObjectDisposedException">One of the matrices is already disposed.</exception>
    public BorrowedHandles(IReadOnlyList<DMatrixHandle> matrices)
    {
        try
        {
            foreach (var matrix in matrices)
            {
                var added = false;
                matrix.DangerousAddRef(ref added);
                _borrowed.Add(matrix);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
        Pointers = [.. _borrowed.Select(handle => handle.DangerousGetHandle())];
    }

    public nint[] Pointers { get; }

    public void Dispose()
    {
        foreach (var handle in _borrowed)
            handle.DangerousRelease();
        _borrowed.Clear();
    }
}
