using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// The requests that have no recording after a run: digest, operation, request, file, problem, reason. What the service
/// refused is not asked again while the file has it.
/// </summary>
public static class FailuresFile
{
    private static ReadOnlySpan<string> Columns =>
        new[] { "digest", "operation", "request", "file", "problem", "reason" };

    /// <summary>Where Record lists the failures of a study.</summary>
    /// <param name="artifacts">The study's artifacts.</param>
    public static string PathIn(string artifacts) => Path.Combine(artifacts, "Record", "failures.csv");

    /// <summary>Writes the failures, by picture and operation; the file is replaced when all are written.</summary>
    public static void Write(string path, FailedRequests failures)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, file =>
        {
            using var text = new StreamWriter(file, leaveOpen: true);
            using var csv = CsvFile.Create(text, Columns);
            foreach (var (request, problem, reason) in failures.InOrder())
            {
                csv.WriteField(request.Picture.ToString());
                csv.WriteField(request.Request.Kind.Operation());
                csv.WriteField(request.Request.Json);
                csv.WriteField(request.File);
                csv.WriteField(problem.Word());
                csv.WriteField(reason);
                csv.EndRecord();
            }
        });
    }

    /// <summary>
    /// What the service refused of these requests; nothing where there is no file. It is read as it is gone through.
    /// </summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static IEnumerable<FailedRequest> ReadRefused(string path, IReadOnlyList<RecordingRequest> requests)
    {
        if (!File.Exists(path))
            yield break;
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
        {
            if (!PictureDigest.TryParse(table.Utf8(0), out var digest))
                throw table.Damaged(0, "this is not a digest");
            var request = requests.FirstOrDefault(one =>
                one.Kind.Operation() == table[1] && one.Json == table[2]);
            if (request is not null && table[4] == AnswerProblem.Refused.Word())
            {
                yield return new FailedRequest(
                    new PlannedRequest(digest, table[3], request), AnswerProblem.Refused, table[5]);
            }
        }
    }
}
