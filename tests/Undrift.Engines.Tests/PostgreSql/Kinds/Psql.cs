using System.Diagnostics;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>The psql program, for schemas that others wrote: it goes on after a statement that a server does not take.</summary>
internal static class Psql
{
    /// <summary>Runs a file in a database.</summary>
    public static async Task RunAsync(TestDatabase database, string file)
    {
        var start = new ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", "--file", file, "--dbname", database.Url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await output;
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, errors);
    }
}
