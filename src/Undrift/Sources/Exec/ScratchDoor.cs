namespace Undrift;

/// <summary>How a program of the project reaches a scratch database. Holds a credential where the server wants one.</summary>
/// <param name="Url">The database, as <c>DATABASE_URL</c> says it.</param>
/// <param name="Variables">The same in the variables that the engine's own programs read.</param>
public sealed record ScratchDoor(string Url, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "a scratch database";
}
