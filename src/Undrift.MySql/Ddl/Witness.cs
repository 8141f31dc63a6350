using System.Globalization;
using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>
/// The form in which two CREATE TABLE statements are compared: what says nothing is gone (the next AUTO_INCREMENT value, the
/// width at which integers are shown, the order of keys), and so are character sets and REF_SYSTEM_ID, which
/// information_schema tells for certain and each version prints in another way, or not at all.
/// </summary>
internal static class Witness
{
    /// <summary>The form of a statement; one that cannot be taken apart keeps all its words.</summary>
    public static string Of(string sql, OwnDatabase database)
    {
        try
        {
            return Of(TableStatementParser.Parse(sql), database);
        }
        catch (DdlException)
        {
            return Words(database.TakenOutOf(sql));
        }
    }

    /// <summary>The form of a statement that has been taken apart.</summary>
    public static string Of(TableStatement table, OwnDatabase database)
    {
        var lines = table
            .Columns.Select(column => $"{Names.Quote(column.Key)} {Column(column.Value.Text, database)}")
            .Concat(Sorted(table.Keys.Select(key => Key(key.Key, key.Value))))
            .Concat(Sorted(table.Periods.Select(period => "PERIOD FOR " + period)))
            .Concat(Sorted(table.Constraints.Select(text => Constraint(database.TakenOutOf(text)))))
            .Concat(Sorted(table.Options.Where(Counts).Select(option => option.ToString())));
        var text = new StringBuilder().AppendJoin('\n', lines);
        if (table.SystemVersioned)
            text.Append("\nWITH SYSTEM VERSIONING");
        if (table.Partitions is { } partitions)
            text.Append('\n').Append(Partitions(partitions));
        return text.ToString();
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static bool Counts(TableOption option) => option.Name is not ("AUTO_INCREMENT" or "CHARSET" or "COLLATE");

    private static string Column(string text, OwnDatabase database)
    {
        var normal = ColumnType.Normal(database.TakenOutOf(text));
        var run = new TokenRun(normal, Parentheses.Reduced(SqlTokenizer.Split(normal)));
        var words = new List<string>();
        while (!run.AtEnd)
            if (run.TryWords("CHARACTER", "SET") || run.TryWords("COLLATE"))
                run.Take();
            else if (run.TryWords("REF_SYSTEM_ID"))
                _ = (run.Take(), run.Take());
            else if (run.TryWords("DEFAULT"))
                words.Add($"DEFAULT {Operand(run)}");
            else
                words.Add(Word(run.Take()));
        return string.Join(' ', words);
    }

    // An expression may stand in parentheses or not, as the server likes.
    private static string Operand(TokenRun run) =>
        run.Current.IsSign('(') ? Words(run.Text(NormalText.WithoutParentheses(run.Parenthesised())))
        : run.Current.Kind is SqlTokenKind.Number ? DefaultValue.WithoutZeros(run.Take().Value)
        : Word(run.Take());

    private static string Key(string name, KeyClause key)
    {
        var rest = key.Rest.Order(StringComparer.Ordinal).ToList();
        if (key.Parser is { } parser)
            rest.Add("PARSER " + parser);
        if (key.Comment is { Length: > 0 } comment)
            rest.Add("COMMENT " + Names.Literal(comment));
        if (key.Invisible)
            rest.Add("IGNORED");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Type} KEY {Names.Quote(name)} ({string.Join(',', key.Parts)}) {string.Join(' ', rest)}"
        );
    }

    private static string Constraint(string text)
    {
        var words = Words(text);
        foreach (var rule in (string[])["DELETE", "UPDATE"])
            words = words
                .Replace($" ON {rule} NO ACTION", "", StringComparison.Ordinal)
                .Replace($" ON {rule} RESTRICT", "", StringComparison.Ordinal);
        return words;
    }

    private static string Partitions(PartitionClause clause)
    {
        var lines = clause.Partitions.Select(partition =>
            $"PARTITION {Names.Quote(partition.Name)} {partition.Values} {string.Join(' ', partition.Options)} ({string.Join(',', partition.SubPartitions)})"
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"PARTITION BY {Words(clause.Method)} {clause.Count} SUBPARTITION BY {Words(clause.SubMethod ?? "")} {clause.SubCount}\n{string.Join('\n', lines)}"
        );
    }

    private static string Words(string sql) =>
        string.Join(' ', Parentheses.Reduced(SqlTokenizer.Split(sql)).Select(Word));

    private static string Word(SqlToken token) =>
        token.Kind is SqlTokenKind.Name ? Names.Quote(token.Value) : token.Value;
}
