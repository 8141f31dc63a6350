using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>A second opinion that shares no code with the engine: what <c>pg_dump --schema-only</c> says of a database.</summary>
internal static partial class PgDump
{
    /// <summary>The dump as it is written.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rows">True: its rows, too.</param>
    public static async Task<string> TextAsync(TestDatabase database, bool rows = false)
    {
        string[] what = rows ? ["--inserts"] : ["--schema-only"];
        var start = new ProcessStartInfo("pg_dump", [.. what, "--dbname", database.Url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var text = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await errors);
        return text;
    }

    /// <summary>
    /// The entries of a dump in an order that depends on nothing: the order of a dump follows dependencies, and thereby
    /// what was created first. Version lines and the tokens of \restrict, new for each dump, are left out, and so is the last line.
    /// </summary>
    public static string[] Entries(string dump) =>
        [
            .. Start()
                .Split(Passing().Replace(dump, ""))
                .Select(entry => entry.Trim())
                .Where(entry => entry.Length > 0)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The entries that only one of two dumps has.</summary>
    public static string Difference(string[] left, string[] right) =>
        string.Join('\n', left.Except(right).Select(entry => "- " + entry))
        + "\n"
        + string.Join('\n', right.Except(left).Select(entry => "+ " + entry));

    [GeneratedRegex(
        @"^--\n(?=-- Name: )",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Start();

    [GeneratedRegex(
        @"^(?:\\(?:un)?restrict .*|-- Dumped (?:from|by) .*|--\n-- PostgreSQL database dump complete\n--)\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Passing();
}
