using System.Diagnostics;
using System.Globalization;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Tests.Splits;

public class NumpyRandomTests
{
    // numpy 1.24.2: RandomState(seed).randint(0, 2**32, 4, dtype=numpy.uint32)
    [Theory]
    [InlineData(0u, new[] { 2357136044u, 2546248239u, 3071714933u, 3626093760u })]
    [InlineData(1729u, new[] { 911214221u, 2673937510u, 1112474867u, 3239237157u })]
    public void The_bits_are_numpys(uint seed, uint[] expected)
    {
        var random = new NumpyRandom(seed);
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(_ => random.Next()));
    }

    // numpy 1.24.2: RandomState(seed).permutation(n)
    [Theory]
    [InlineData(0u, new[] { 2, 0, 1, 3, 4 })]
    [InlineData(42u, new[] { 8, 1, 5, 0, 7, 2, 9, 4, 3, 6 })]
    [InlineData(1729u, new[] { 0, 2, 4, 7, 1, 8, 10, 11, 9, 5, 3, 6 })]
    [InlineData(uint.MaxValue, new[] { 1, 5, 0, 6, 4, 2, 3 })]
    [InlineData(7u, new[] { 0, 1 })]
    [InlineData(1u, new[] { 0 })]
    [InlineData(1u, new int[0])]
    public void A_permutation_is_numpys(uint seed, int[] expected) =>
        Assert.Equal(expected, new NumpyRandom(seed).Permutation(expected.Length));

    [Theory]
    [InlineData(1729u, 1470)]
    [InlineData(0u, 1)]
    [InlineData(20210422u, 4096)]
    [InlineData(uint.MaxValue, 4097)]
    public void The_order_is_that_of_pandas_sample(uint seed, int count)
    {
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"import pandas as p; print(*p.Series(range({count})).sample(frac=1, random_state={seed}))");
        var order = Array.ConvertAll(
            RunPython(script).Split(), text => int.Parse(text, CultureInfo.InvariantCulture));
        var sets = RowSplit.AsPandas(count, 0.7, seed);
        Assert.Equal(order, sets.Train.Concat(sets.Test));
    }

    private static string RunPython(string script)
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), $"there is no {Python}");
        var start = new ProcessStartInfo(Python, ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, $"{Python} has no pandas");
        return output.Trim();
    }
}
