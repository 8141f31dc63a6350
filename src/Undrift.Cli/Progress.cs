using System.Diagnostics;

namespace Undrift.Cli;

/// <summary>
/// Tells on standard error what is being done: one line that is wiped again on a terminal, lines with times when verbose,
/// nothing otherwise.
/// </summary>
internal sealed class Progress(CliHost host, bool verbose, bool quiet)
{
    private const string WipeLine = "\r\u001b[K";

    /// <summary>Begins a step; disposing ends it.</summary>
    /// <param name="what">What is being done; asked for only where it is told.</param>
    public IDisposable? Step(Func<string> what)
    {
        if (!verbose && (quiet || !host.ErrorIsTerminal))
            return null;
        var told = what();
        if (!verbose)
            host.Error.Write(WipeLine + told + " …");
        return new Running(this, told);
    }

    private void End(string what, TimeSpan elapsed)
    {
        if (verbose)
            host.Error.WriteLine($"undrift: {what}: {elapsed.TotalMilliseconds:F0} ms");
        else
            host.Error.Write(WipeLine);
    }

    private sealed class Running(Progress progress, string what) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose() => progress.End(what, Stopwatch.GetElapsedTime(_started));
    }
}
