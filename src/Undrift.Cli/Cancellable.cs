using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Actions that Ctrl-C ends.</summary>
internal static class Cancellable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Sets the command's action. Ctrl-C reaches every process of the terminal, a scratch server too: a statement then
    /// fails because its server ends, perhaps a moment before this process knows why. That failure is the cancellation,
    /// not what the user should read about.
    /// </summary>
    public static void SetCancellableAction(
        this Command command,
        Func<ParseResult, CancellationToken, Task<int>> action
    ) =>
        command.SetAction(
            async (parsed, cancellation) =>
            {
                try
                {
                    return await action(parsed, cancellation);
                }
                catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
                {
                    await Task.Delay(Grace, cancellation);
                    throw;
                }
            }
        );
}
