using System.Diagnostics;
using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>
/// A place in a script of the shell at which it waits for the test: two named pipes, one on which it says that it is there,
/// and one from which it reads that it may go on.
/// </summary>
internal sealed class Gate
{
    private readonly string _reached;
    private readonly string _open;

    public Gate(DeploymentSite site, string name = "gate")
    {
        (_reached, _open) = (site[name + ".reached"], site[name + ".open"]);
        using var made = Process.Start("mkfifo", [_reached, _open]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    /// <summary>The words at which the script waits.</summary>
    public string Words => $"echo > {_reached}; cat {_open} > /dev/null";

    /// <summary>Waits until the script is there; fails where the process ends before.</summary>
    public async Task ReachedAsync(UndriftProcess process)
    {
        var reading = Task.Run(() => File.ReadAllText(_reached));
        var ending = DeploymentSite.UntilAsync(() => Task.FromResult(!process.IsRunning || reading.IsCompleted));
        await Task.WhenAny(reading, ending);
        if (!reading.IsCompleted)
            Assert.Fail((await process.EndAsync()).All);
    }

    /// <summary>Lets the script go on.</summary>
    public void Open() => File.WriteAllText(_open, "\n");
}
