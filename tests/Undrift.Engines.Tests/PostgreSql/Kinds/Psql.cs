using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>The psql program, for schemas that others wrote: it goes on after a statement that a server does not take.</summary>
internal static partial class Psql
{
    /// <summary>
    /// Runs a file in a database. The roles that it gives objects to, and those that its meta.json lists, are made first, as
    /// Undrift makes them.
    /// </summary>
    public static async Task RunAsync(TestDatabase database, string file)
    {
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var owners = NewOwner().Matches(text).Select(match => match.Groups["role"].Value);
        foreach (var role in owners.Concat(RolesBeside(file)).Distinct())
            await database.ExecuteAsync(
                $"DO $$ BEGIN CREATE ROLE \"{role}\"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            );
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

    /// <summary>Runs a script as a person would.</summary>
    /// <exception cref="InvalidOperationException">A statement failed: what psql says.</exception>
    public static async Task RunTextAsync(TestDatabase database, string script)
    {
        var start = new ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", "--dbname", database.Url])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(cancellation),
            process.StandardError.ReadToEndAsync(cancellation)
        );
        try
        {
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped at an error before it had read everything.
        }
        await output;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException(await errors);
    }

    private static IEnumerable<string> RolesBeside(string file)
    {
        var meta = Path.Combine(Path.GetDirectoryName(file)!, "meta.json");
        if (!File.Exists(meta))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllText(meta));
        return json.RootElement.TryGetProperty("roles", out var roles)
            ? [.. roles.EnumerateArray().Select(role => role.GetString()!)]
            : [];
    }

    [GeneratedRegex(@"\bOWNER TO (?<role>[a-z_]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NewOwner();
}
