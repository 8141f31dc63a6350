using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Takes apart what SHOW CREATE TABLE prints.</summary>
internal sealed class TableStatementParser
{
    private readonly TokenRun _run;
    private readonly TableStatement _table = new();

    private TableStatementParser(string sql) => _run = new TokenRun(sql, SqlTokenizer.Split(sql));

    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static TableStatement Parse(string sql) => new TableStatementParser(sql).Parse();

    private TableStatement Parse()
    {
        _run.Expect("CREATE");
        _run.TryWords("TEMPORARY");
        _run.Expect("TABLE");
        _run.Name();
        foreach (var item in TokenRun.Items(_run.Parenthesised()))
            Item(_run.Over(item));
        Tail();
        return _table;
    }

    private void Item(TokenRun item)
    {
        if (item.Current.Kind is SqlTokenKind.Name)
            Column(item);
        else if (item.TryWords("PRIMARY", "KEY"))
            Key(item, "PRIMARY", "PRIMARY");
        else if (item.TryWords("PERIOD", "FOR"))
            _table.Periods.Add(Period(item));
        else if (item.Current.Is("CONSTRAINT") || item.Current.Is("FOREIGN") || item.Current.Is("CHECK"))
            _table.Constraints.Add(item.Text(item.Rest()));
        else
        {
            var type = item.Current.Is("KEY") || item.Current.Is("INDEX") ? null : item.Name().ToUpperInvariant();
            if (!item.TryWords("KEY"))
                item.Expect("INDEX");
            Key(item, type, item.Name());
        }
    }

    private void Column(TokenRun item)
    {
        var name = item.Name();
        var clauses = item.Rest();
        _table.Columns.Add(name, new ColumnClause(item.Text(clauses), ColumnClauses.Rest(item.Over(clauses))));
    }

    private static string Period(TokenRun item)
    {
        var name = item.Name();
        var columns = TokenRun.Items(item.Parenthesised()).Select(part => part[0].Value);
        return $"{(name == "SYSTEM_TIME" ? name : Names.Quote(name))} ({Names.Quote(columns)})";
    }

    /// <summary>USING is passed over: information_schema has the method for the engines where it counts.</summary>
    private void Key(TokenRun item, string? type, string name)
    {
        var parts = TokenRun.Items(item.Parenthesised()).Select(item.Text).ToList();
        var rest = new List<string>();
        string? parser = null;
        string? comment = null;
        var invisible = false;
        while (!item.AtEnd)
            if (item.TryWords("USING"))
                item.Take();
            else if (item.TryWords("WITH", "PARSER"))
                parser = item.Name();
            else if (item.TryWords("COMMENT"))
                comment = Names.Unquote(item.Take().Value);
            else if (item.TryWords("IGNORED") || item.TryWords("INVISIBLE"))
                invisible = true;
            else
                rest.Add(TableOptions.Next(item).ToString());
        _table.Keys.Add(name, new KeyClause(type, parts, parser, rest, comment, invisible));
    }

    private void Tail()
    {
        while (!_run.AtEnd)
            if (_run.TryWords("WITH", "SYSTEM", "VERSIONING"))
                _table.SystemVersioned = true;
            else if (_run.TryWords("PARTITION", "BY"))
                _table.Partitions = PartitionParser.Parse(_run);
            else if (!_run.TrySign(','))
                _table.Options.Add(TableOptions.Next(_run));
    }
}
