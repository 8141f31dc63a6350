using System.Diagnostics;
using System.Security.Cryptography;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>The sqlite3 shell: the independent writer and observer of the tests.</summary>
internal sealed class Shell : IDisposable
{
    private const string Ready = "-- ready --";
    private readonly Process _process;

    private Shell(Process process) => _process = process;

    /// <summary>Opens a shell on a file; it stays open, and with it its connection.</summary>
    public static Shell Open(string path)
    {
        var start = new ProcessStartInfo("sqlite3")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-batch");
        start.ArgumentList.Add(path);
        return new Shell(Process.Start(start) ?? throw new InvalidOperationException("sqlite3 did not start"));
    }

    /// <summary>Runs SQL on a file and ends; returns what it printed.</summary>
    public static string Run(string path, string sql)
    {
        using var shell = Open(path);
        return shell.Send(sql);
    }

    /// <summary>Runs SQL and waits until it is done; returns what it printed.</summary>
    public string Send(string sql)
    {
        _process.StandardInput.WriteLine(sql);
        _process.StandardInput.WriteLine($"\n.print '{Ready}'");
        _process.StandardInput.Flush();
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is { } line && line != Ready)
            lines.Add(line);
        return string.Join('\n', lines);
    }

    /// <summary>Ends the shell as a crash would: nothing is checkpointed, rolled back or removed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SHA-256 of a file.</summary>
    public static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}
