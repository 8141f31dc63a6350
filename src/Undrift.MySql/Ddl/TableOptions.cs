using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Options of tables, keys and partitions: <c>NAME=value</c>.</summary>
internal static class TableOptions
{
    // Written as two words, and options whose value follows without a sign.
    private static readonly HashSet<string> FirstWords = ["DATA", "INDEX", "CHARACTER"];

    /// <summary>The options of <c>information_schema.TABLES.CREATE_OPTIONS</c>; a bare word has the value YES.</summary>
    public static List<TableOption> Parse(string text)
    {
        var run = new TokenRun(text, SqlTokenizer.Split(text));
        var options = new List<TableOption>();
        while (!run.AtEnd)
            options.Add(run.Following.IsSign('=') ? Next(run) : new TableOption(Name(run), "YES", false));
        return options;
    }

    /// <summary>Takes the option that stands here.</summary>
    /// <exception cref="DdlException">None stands here.</exception>
    public static TableOption Next(TokenRun run)
    {
        run.TryWords("DEFAULT");
        var name = Name(run);
        run.TrySign('=');
        return Value(run, name);
    }

    private static string Name(TokenRun run)
    {
        var name = run.Name().ToUpperInvariant();
        if (FirstWords.Contains(name) && run.Current.Kind is SqlTokenKind.Word)
            name += " " + run.Name().ToUpperInvariant();
        return name is "CHARACTER SET" ? "CHARSET" : name;
    }

    private static TableOption Value(TokenRun run, string name)
    {
        if (run.Current.IsSign('('))
        {
            var items = TokenRun.Items(run.Parenthesised()).Select(run.Text);
            return new TableOption(name, $"({string.Join(",", items)})", false);
        }
        var token = run.Take();
        return token.Kind switch
        {
            SqlTokenKind.Text => new TableOption(name, Names.Unquote(token.Value), true),
            SqlTokenKind.Name => new TableOption(name, Names.Quote(token.Value), false),
            SqlTokenKind.Word => new TableOption(name, token.Value, false),
            SqlTokenKind.Number => new TableOption(name, token.Value, false),
            _ => throw new DdlException($"the option {name} has no value"),
        };
    }
}
