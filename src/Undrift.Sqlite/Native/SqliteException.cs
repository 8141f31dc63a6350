namespace Undrift.Sqlite;

/// <summary>An error of the library; turned into an <see cref="UndriftException"/> where the context is known.</summary>
internal sealed class SqliteException(int extendedCode, string message, int? offset = null) : Exception(message)
{
    /// <summary>The result code with its detail.</summary>
    public int ExtendedCode => extendedCode;

    /// <summary>The result code.</summary>
    public int Code => extendedCode & 0xff;

    /// <summary>Where in the statement (bytes of UTF-8); null: unknown.</summary>
    public int? Offset => offset;
}

/// <summary>The library's result codes that are told apart (sqlite3.h).</summary>
internal static class ResultCode
{
    public const int Error = 1;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int NoMemory = 7;
    public const int ReadOnly = 8;
    public const int Interrupt = 9;
    public const int InputOutput = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int Authorisation = 23;
    public const int NotADatabase = 26;
    public const int Row = 100;
    public const int Done = 101;
}
