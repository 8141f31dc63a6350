namespace Undrift.Sqlite;

/// <summary>A statement of a script.</summary>
/// <param name="Text">The text from its first word on, with its semicolon.</param>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Ended">False where the script ended before the semicolon.</param>
internal readonly record struct Statement(string Text, int Line, bool Ended);
