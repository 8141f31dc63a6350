using System.ComponentModel;
using System.Diagnostics;

namespace Undrift;

/// <summary>
/// A program and all that it started. On Unix they are a session of their own, made by <c>setsid</c>, which becomes the program;
/// elsewhere the tree of processes is ended. Disposing ends what still runs.
/// </summary>
internal sealed class ProcessGroup(Process process) : IDisposable
{
    private static readonly string? Setsid = OperatingSystem.IsLinux() ? ProgramFinder.TryFind("setsid") : null;

    private readonly int _id = process.Id;

    /// <summary>The start of a program as the leader of its own group.</summary>
    public static ProcessStartInfo OfItsOwn(string program, IEnumerable<string> arguments) =>
        Setsid is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo(Setsid, [program, .. arguments]);

    /// <summary>Ends all of it.</summary>
    public void End()
    {
        if (Setsid is not null)
            _ = LibC.Kill(-_id, LibC.KillNow);
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => End();
}
