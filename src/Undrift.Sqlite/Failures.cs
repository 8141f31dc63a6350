namespace Undrift.Sqlite;

/// <summary>What the library's errors mean for a person.</summary>
internal static class Failures
{
    /// <summary>The failure of reading a file.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UndriftException OfReading(
        SqliteException error,
        string source,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (message, next) = error.Code switch
        {
            ResultCode.NotADatabase => (
                "the file is not a SQLite database, or it is encrypted",
                "check the path; an encrypted database has to be decrypted into a copy before it can be checked"
            ),
            ResultCode.Busy or ResultCode.Locked => (
                "the SQLite file is locked by another program",
                "try again when its transaction is over, or give it more time with --timeout"
            ),
            ResultCode.Interrupt => (
                $"reading the SQLite file took longer than {options.Timeout.TotalSeconds:0.#} s",
                "give it more time with --timeout"
            ),
            ResultCode.Corrupt when error.Message.StartsWith("malformed database schema", StringComparison.Ordinal) => (
                $"SQLite {SqliteLibrary.Version} does not understand the schema of the file: {error.Message}",
                $"the file may use what a newer SQLite brought: install a newer library or name one in {LibraryFinder.Variable}"
            ),
            ResultCode.Corrupt => (
                $"the SQLite file is damaged or cut off: {error.Message}",
                "run 'PRAGMA integrity_check' on a copy, or restore the file"
            ),
            ResultCode.CannotOpen => (
                $"the SQLite file cannot be opened: {error.Message}",
                "check the permissions of the file and of its folders"
            ),
            _ => (
                $"the SQLite file cannot be read: {error.Message} (SQLite {SqliteLibrary.Version}, code {error.ExtendedCode})",
                "check that the file is whole and its disk readable"
            ),
        };
        return UndriftException.Failed(message, source, next, error);
    }

    /// <summary>The failure of a statement of a plan.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UndriftException OfStatement(
        SqliteException error,
        string source,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (message, next) = error.Code switch
        {
            ResultCode.Busy or ResultCode.Locked => (
                "the SQLite file is locked by another program",
                "try again when its transaction is over, or give it more time with --timeout"
            ),
            ResultCode.Interrupt => (
                $"it took longer than {options.Timeout.TotalSeconds:0.#} s",
                "give it more time with --timeout"
            ),
            ResultCode.ReadOnly => ("the SQLite file may not be written to", "check the permissions of the file"),
            _ => (error.Message, (string?)null),
        };
        return UndriftException.Failed(message, source, next, error);
    }
}
