namespace Undrift;

/// <summary>A place in a script.</summary>
/// <param name="Script">The file's name as the user wrote it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record ScriptPlace(string Script, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{Script}:{Line}:{Column}";
}
