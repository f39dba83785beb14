using System.Net;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Build.PictureFetching;

/// <summary>Downloads pictures, one after the other, and checks what comes. For one thread.</summary>
/// <param name="rules">What is demanded of a server.</param>
/// <param name="pause">Waits, before a server is asked again.</param>
internal sealed class PictureDownload(FetchRules rules, Action<TimeSpan> pause) : IDisposable
{
    private const int Attempts = 3;

    private static readonly string s_tooLarge =
        $"it has more than the {PictureHeader.MostBytes} bytes that the image service takes";

    private readonly SourceServer _server = new(mayBePrivate: false, rules);
    private readonly byte[] _buffer = new byte[1 << 16];

    /// <summary>The bytes of the last picture.</summary>
    public MemoryStream Content { get; } = new();

    /// <summary>Downloads a picture into <see cref="Content"/>; asks up to three times where that may help.</summary>
    /// <returns>Its header, or why it was not to be had.</returns>
    public (PictureHeader? Header, FetchFailureReason Reason, string Detail) Fetch(Uri address)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = FetchOnce(address, out var mayHelp);
            if (result.Header is not null || !mayHelp || attempt == Attempts)
                return result;
            pause(TimeSpan.FromSeconds(attempt * attempt));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Dispose();
        Content.Dispose();
    }

    private (PictureHeader? Header, FetchFailureReason Reason, string Detail) FetchOnce(
        Uri address, out bool mayHelp)
    {
        mayHelp = false;
        try
        {
            Read(address);
            if (Content.Length > PictureHeader.MostBytes)
                return (null, FetchFailureReason.NotAPicture, s_tooLarge);
            Content.Position = 0;
            return (PictureHeader.Read(Content, ""), default, "");
        }
        catch (InputException e)
        {
            return (null, FetchFailureReason.NotAPicture, e.Faults[0].Problem);
        }
        catch (Exception e) when ((e as PrivateAddressException ?? e.InnerException) is PrivateAddressException refused)
        {
            return (null, FetchFailureReason.Private, refused.Message);
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status)
        {
            mayHelp = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                or >= HttpStatusCode.InternalServerError;
            return (null, mayHelp ? FetchFailureReason.Busy : FetchFailureReason.Refused, e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            mayHelp = true;
            return (null, FetchFailureReason.Unreachable, TerminalText.Sanitize(e.Message));
        }
    }

    // One byte above the limit is enough to refuse the picture.
    private void Read(Uri address)
    {
        Content.SetLength(0);
        using var body = _server.Open(address);
        var reader = new PacedReader(body, rules);
        for (int count; Content.Length <= PictureHeader.MostBytes && (count = reader.Read(_buffer)) > 0;)
            Content.Write(_buffer, 0, count);
    }
}
