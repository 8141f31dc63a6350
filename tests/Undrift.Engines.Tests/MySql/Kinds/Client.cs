using System.Diagnostics;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>MariaDB's own command-line programs: they load what tests compare, and tell it independently of the engine.</summary>
internal static class Client
{
    /// <summary>Loads an SQL file, or fails with what the client says.</summary>
    public static async Task LoadAsync(MySqlTestDatabase database, string sql)
    {
        var (_, error, exitCode) = await RunAsync("mariadb", database, [], sql);
        Assert.True(exitCode == 0, error);
    }

    /// <summary>Loads SQL; what the client says against it, or null.</summary>
    public static async Task<string?> TryLoadAsync(MySqlTestDatabase database, string sql)
    {
        var (_, error, exitCode) = await RunAsync("mariadb", database, [], sql);
        return exitCode == 0 ? null : error;
    }

    /// <summary>The schema of a database as SQL, without dates and counters.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rows">True: its rows, too.</param>
    public static async Task<string> DumpAsync(MySqlTestDatabase database, bool rows = false)
    {
        string[] arguments =
        [
            .. rows ? Array.Empty<string>() : ["--no-data"],
            "--routines",
            "--events",
            "--triggers",
            "--skip-comments",
            "--skip-dump-date",
        ];
        var (text, error, exitCode) = await RunAsync("mariadb-dump", database, arguments, "");
        Assert.True(exitCode == 0, error);
        return System.Text.RegularExpressions.Regex.Replace(
            text.Replace($"`{database.Name}`", "`database`", StringComparison.Ordinal),
            @" AUTO_INCREMENT=\d+",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );
    }

    private static async Task<(string Output, string Error, int ExitCode)> RunAsync(
        string program,
        MySqlTestDatabase database,
        IEnumerable<string> arguments,
        string input
    )
    {
        string[] all =
        [
            "--no-defaults",
            "--user=root",
            "--default-character-set=utf8mb4",
            $"--socket={database.Source.Socket}",
            .. arguments,
            database.Name,
        ];
        var start = new ProcessStartInfo(program, all)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, await error, process.ExitCode);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Missing.Skip($"no {start.FileName}: install mariadb-client");
        }
    }
}
