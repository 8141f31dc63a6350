namespace Undrift.MySql.Connection;

/// <summary>The rows of one statement; each value a text, or null.</summary>
/// <param name="Columns">Names of the columns, as the server gives them.</param>
/// <param name="Rows">Each as long as <paramref name="Columns"/>.</param>
internal sealed record ResultRows(IReadOnlyList<string> Columns, IReadOnlyList<string?[]> Rows);
