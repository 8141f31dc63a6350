using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql;

/// <summary>Scripts of migrations on a live database.</summary>
public sealed partial class PostgreSqlEngine : IScriptEngine
{
    /// <inheritdoc/>
    IReadOnlyList<string> IScriptEngine.Statements(SqlScript script, IReadOnlyList<string> after)
    {
        var found = new List<string>();
        foreach (var statement in new ScriptWalker([]).Walk(script))
            found.Add(
                statement is CopyStatement
                    ? throw UndriftException.Failed(
                        "COPY … FROM stdin is not run on a live database",
                        statement.Place.ToString(),
                        "run the script with psql"
                    )
                    : statement.Text
            );
        return ScriptTransactions.JoinsAll(script) ? ["BEGIN", .. found, .. after, "COMMIT"] : [.. found, .. after];
    }

    /// <inheritdoc/>
    string IScriptEngine.Quote(string name) => Identifier.Quote(name);

    /// <inheritdoc/>
    string IScriptEngine.Literal(string text) => Reading.Literal.Quote(text);
}
