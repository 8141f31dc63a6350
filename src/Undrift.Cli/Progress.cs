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
    public IDisposable Step(string what)
    {
        if (!verbose && !quiet && host.ErrorIsTerminal)
            host.Error.Write(WipeLine + what + " …");
        return new Running(this, what);
    }

    private void End(string what, TimeSpan elapsed)
    {
        if (verbose)
            host.Error.WriteLine($"undrift: {what}: {elapsed.TotalMilliseconds:F0} ms");
        else if (!quiet && host.ErrorIsTerminal)
            host.Error.Write(WipeLine);
    }

    private sealed class Running(Progress progress, string what) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose() => progress.End(what, Stopwatch.GetElapsedTime(_started));
    }
}
