namespace Undrift;

/// <summary>What sort of failure an <see cref="UndriftException"/> is; decides the exit code.</summary>
public enum FailureKind
{
    /// <summary>The tool could not do its work: no connection, wrong credentials, time-out. Exit code 4.</summary>
    Failed,

    /// <summary>Something asked for could not be compared. Exit code 3.</summary>
    Inconclusive,

    /// <summary>Wrong command line. Exit code 64.</summary>
    Usage,

    /// <summary>Invalid configuration, policy or ignore file. Exit code 78.</summary>
    Configuration,
}

/// <summary>
/// A failure that a person can act on: what was tried, where, and what to do next. The texts never hold a credential.
/// </summary>
public sealed class UndriftException : Exception
{
    /// <summary>Makes the failure; use the named factories where they fit.</summary>
    public UndriftException(
        FailureKind kind,
        string message,
        string? where = null,
        string? next = null,
        Exception? inner = null
    )
        : base(message, inner) => (Kind, Where, Next) = (kind, where, next);

    /// <summary>The sort of failure.</summary>
    public FailureKind Kind { get; }

    /// <summary>File, line and column, object or server; null when the message says it.</summary>
    public string? Where { get; }

    /// <summary>The next step for the person; null when there is none to name.</summary>
    public string? Next { get; }

    /// <summary>Wrong use of the command line.</summary>
    public static UndriftException Usage(string message, string? where = null, string? next = null) =>
        new(FailureKind.Usage, message, where, next);

    /// <summary>An invalid file that the user wrote.</summary>
    public static UndriftException Configuration(string message, string? where = null, string? next = null) =>
        new(FailureKind.Configuration, message, where, next);

    /// <summary>The work could not be done.</summary>
    public static UndriftException Failed(
        string message,
        string? where = null,
        string? next = null,
        Exception? inner = null
    ) => new(FailureKind.Failed, message, where, next, inner);
}
