namespace Undrift.Sqlite;

/// <summary>Scripts of migrations on a live database.</summary>
public sealed partial class SqliteEngine : IScriptEngine
{
    /// <inheritdoc/>
    IReadOnlyList<string> IScriptEngine.Statements(SqlScript script, IReadOnlyList<string> after)
    {
        using var text = script.Open();
        var found = new StatementSplitter(text, script.Name).Statements().Select(statement => statement.Text).ToList();
        return script.Transaction is not (ScriptTransaction.One or ScriptTransaction.OneIfPossible)
            ? [.. found, .. after]
            : ["BEGIN", .. found, .. after, "COMMIT"];
    }

    /// <inheritdoc/>
    string IScriptEngine.Quote(string name) => Names.Quote(name);

    /// <inheritdoc/>
    string IScriptEngine.Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
