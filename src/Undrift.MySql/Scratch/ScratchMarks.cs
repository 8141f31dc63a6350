namespace Undrift.MySql.Scratch;

/// <summary>
/// What a private server has and no SQL of a schema states, so that what SQL states is told from what it leaves to the server:
/// whoever runs it, and the modes that a session begins with.
/// </summary>
internal static class ScratchMarks
{
    /// <summary>The account that runs the SQL.</summary>
    public const string Account = "undrift_scratch";

    /// <summary>A mode that decides only how values of CHAR are shown, and that both servers have.</summary>
    public const string Mode = "PAD_CHAR_TO_FULL_LENGTH";

    /// <summary>The statements that make them.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        $"CREATE USER {Account}@localhost",
        $"GRANT ALL PRIVILEGES ON *.* TO {Account}@localhost WITH GRANT OPTION",
        $"SET GLOBAL sql_mode = CONCAT(@@GLOBAL.sql_mode, ',{Mode}')",
    ];
}
