using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Actions that Ctrl-C ends.</summary>
internal static class Cancellable
{
    /// <summary>
    /// Sets the command's action. Ctrl-C reaches every process of the terminal, a scratch server too: a statement then
    /// fails because its server ends. That failure is the cancellation, not what the user should read about.
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
                catch (UndriftException) when (cancellation.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellation);
                }
            }
        );
}
