using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Undrift;

/// <summary>Ends the scratch servers of this process when it ends, also by a signal.</summary>
internal static class ExitGuard
{
    private static readonly ConcurrentDictionary<object, Lazy<bool>> Guarded = new();
    private static readonly Lazy<IReadOnlyList<IDisposable>> Hooks = new(HookExits);

    /// <summary>Readies the guard; before a server is started.</summary>
    public static void Prepare() => _ = Hooks.Value;

    /// <summary>Has something ended with the process, if <see cref="End"/> did not end it before.</summary>
    public static void Add(object key, Action end) =>
        Guarded.TryAdd(
            key,
            new Lazy<bool>(() =>
            {
                end();
                return true;
            })
        );

    /// <summary>
    /// Ends it now. It ends once: whoever comes second waits until the first is through, so that the process does not end
    /// while a folder is half removed.
    /// </summary>
    public static void End(object key)
    {
        if (!Guarded.TryGetValue(key, out var end))
            return;
        try
        {
            _ = end.Value;
        }
        finally
        {
            // One that cannot be ended is told once, and not again while the process ends.
            Forget(key);
        }
    }

    /// <summary>It needs no end any more.</summary>
    public static void Forget(object key) => Guarded.TryRemove(key, out _);

    /// <summary>
    /// The runtime has no handlers of its own for these signals (since .NET 10), so that a signal would end the process
    /// without ProcessExit. Not SIGINT: Ctrl-C cancels the command, which ends its servers in good order. A signal that
    /// another handler has taken over is left to it for the same reason.
    /// </summary>
    private static IReadOnlyList<IDisposable> HookExits()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();
        if (OperatingSystem.IsWindows())
            return [];
        return
        [
            .. new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal =>
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        if (!context.Cancel)
                            EndAll();
                    }
                )
            ),
        ];
    }

    private static void EndAll()
    {
        foreach (var end in Guarded.Values)
            _ = end.Value;
    }
}
