using System.Diagnostics;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Runs the built program as a process of its own: for signals, pipes, memory and the current folder.</summary>
internal sealed class UndriftProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private UndriftProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _error = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>The program, as the test project's reference copied it.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "undrift.dll");

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the program in a folder, with variables over those of this process.</summary>
    public static UndriftProcess Start(
        string folder,
        IReadOnlyDictionary<string, string>? variables,
        params string[] args
    )
    {
        // A shell script's background job ignores Ctrl-C, and so would all that it starts.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new UndriftProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"));
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<CliRun> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string>? variables,
        params string[] args
    )
    {
        using var process = Start(folder, variables, args);
        return await process.EndAsync();
    }

    /// <summary>False once it has ended.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>
    /// True when a server that the process started works in the folder (Linux). What it holds open tells nothing: looking
    /// for what crashed runs left, it opens the folders of others for a moment, too.
    /// </summary>
    public bool Owns(string folder) =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(path => char.IsAsciiDigit(path[6]) && WorksIn(path, folder))
            .Any(path => Descends(Path.GetFileName(path)));

    private static bool WorksIn(string process, string folder) =>
        new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal)
        == true;

    private bool Descends(string pid)
    {
        try
        {
            // After the name, which may hold anything: state, then the parent (proc_pid_stat(5)).
            while (pid is not ("0" or "1"))
            {
                pid = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ')[1];
                if (pid == $"{_process.Id}")
                    return true;
            }
        }
        catch (IOException)
        {
            // It ended meanwhile.
        }
        return false;
    }

    /// <summary>A process that ended and was not waited for yet is a zombie: it runs no more.</summary>
    public static bool HasEnded(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0] is 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Sends a signal by its name: INT is what Ctrl-C sends.</summary>
    public async Task SendAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it as nothing else does, and only it: what it started goes on, and may hold its output open.</summary>
    public async Task KillAsync()
    {
        await SendAsync("KILL");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CliRun> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
