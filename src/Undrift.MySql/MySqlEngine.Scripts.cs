using Undrift.MySql.Scripts;
using Undrift.MySql.Text;

namespace Undrift.MySql;

/// <summary>Scripts of migrations on a live database. The servers commit before and after each statement that changes a schema.</summary>
public sealed partial class MySqlEngine : IScriptEngine
{
    /// <inheritdoc/>
    IReadOnlyList<string> IScriptEngine.Statements(SqlScript script, IReadOnlyList<string> after)
    {
        using var reader = new StatementReader(script.Name, script.Open());
        var found = new List<string>();
        while (reader.Read() is { } item)
            found.Add(
                item is Statement statement
                    ? statement.Text
                    : throw UndriftException.Failed(
                        "a command of the client is not run on a live database",
                        item.Place.ToString(),
                        "run the script with the client"
                    )
            );
        return [.. found, .. after];
    }

    /// <inheritdoc/>
    string IScriptEngine.Quote(string name) => Names.Quote(name);

    /// <inheritdoc/>
    string IScriptEngine.Literal(string text) => Names.Literal(text);
}
