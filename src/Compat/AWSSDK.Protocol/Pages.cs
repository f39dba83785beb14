using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>The pages of an operation, one after the other; they can be gone through once.</summary>
internal abstract class Pages<TResponse> : IPaginator<TResponse>, IPaginatedEnumerable<TResponse>
{
    private int _isUsed;

    public async IAsyncEnumerable<TResponse> PaginateAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isUsed, 1) != 0)
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused.");
        string? token = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var response = await Ask(token, cancellationToken).ConfigureAwait(false);
            token = TokenOf(response);
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }

    public IAsyncEnumerator<TResponse> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        PaginateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    protected abstract Task<TResponse> Ask(string? token, CancellationToken cancel);

    protected abstract string? TokenOf(TResponse response);
}
