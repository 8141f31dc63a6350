using System.Diagnostics;
using System.Globalization;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A desired schema with data can be large: it is streamed, not held.</summary>
public sealed class BigFileTests : IDisposable
{
    private const long AllowedBytes = 400L << 20;
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Two_hundred_megabytes_of_sql_are_read_in_bounded_memory()
    {
        Assert.SkipUnless(Repository.All, "takes long: UNDRIFT_ALL=1 runs it");
        var sql = await WriteAsync(200 << 20);
        var live = _work.Database("CREATE TABLE t (i INTEGER, label TEXT); CREATE TABLE last (i INTEGER);");
        using var process = UndriftProcess.Start(
            _work.Folder,
            null,
            ["check", "--database", live, "--desired", sql, "--timeout", "5m"]
        );
        var peak = PeakAsync(process.Id);
        var run = await process.EndAsync();
        Assert.Equal("Verdict: clean - no drift", run.Expect(0).LastLine);
        Assert.InRange(await peak, 1, AllowedBytes);
    }

    /// <summary>Comments, rows in long statements and single ones, and a table at the very end.</summary>
    private async Task<string> WriteAsync(long size)
    {
        var path = _work["big.sql"];
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("CREATE TABLE t (i INTEGER, label TEXT);");
        var text = new string('x', 900);
        for (var row = 0L; file.BaseStream.Position < size; row++)
        {
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"-- row {row}; '{text}"));
            await file.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"INSERT INTO t VALUES ({row}, '{text};');")
            );
        }
        await file.WriteLineAsync("CREATE TABLE last (i INTEGER);");
        return path;
    }

    private static async Task<long> PeakAsync(int id)
    {
        var peak = 0L;
        try
        {
            using var process = Process.GetProcessById(id);
            while (!process.HasExited)
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
        return peak;
    }
}
