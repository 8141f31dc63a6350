using System.Globalization;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Takes apart what stands behind PARTITION BY.</summary>
internal static class PartitionParser
{
    /// <summary>Parses to the end of the run.</summary>
    /// <exception cref="DdlException">Something is not understood.</exception>
    public static PartitionClause Parse(TokenRun run)
    {
        var clause = new PartitionClause(Method(run, out var starts)) { Starts = starts };
        if (run.TryWords("PARTITIONS"))
            clause = clause with { Count = Number(run) };
        if (run.TryWords("SUBPARTITION", "BY"))
            clause = clause with { SubMethod = Method(run, out _) };
        if (run.TryWords("SUBPARTITIONS"))
            clause = clause with { SubCount = Number(run) };
        if (run.TryWords("PARTITIONS"))
            clause = clause with { Count = Number(run) };
        if (run.Current.IsSign('('))
            clause = clause with
            {
                Partitions = [.. TokenRun.Items(run.Parenthesised()).Select(item => Partition(run.Over(item)))],
            };
        if (!run.AtEnd)
            throw new DdlException($"behind the partitions stands '{run.Current.Value}'");
        return clause;
    }

    /// <summary>
    /// The method with its expression or its columns. MySQL prints the columns without quotes, and both servers print
    /// <c>RANGE  COLUMNS</c> with two blanks.
    /// </summary>
    private static string Method(TokenRun run, out string? starts)
    {
        var words = new List<string>();
        starts = null;
        while (!run.AtEnd && !run.Current.IsSign('(') && !IsNext(run))
            if (run.TryWords("STARTS", "TIMESTAMP"))
                starts = Names.Unquote(run.Take().Value);
            else
                words.Add(run.Take().Value.ToUpperInvariant());
        var method = string.Join(' ', words);
        // SYSTEM_TIME has no expression; the list of partitions begins with PARTITION.
        return run.Current.IsSign('(') && !run.Following.Is("PARTITION") ? $"{method} ({Inner(run, words)})" : method;
    }

    private static string Inner(TokenRun run, List<string> words)
    {
        var inner = run.Parenthesised();
        return words.Contains("KEY") || words.Contains("COLUMNS")
            ? Names.Quote(inner.Where(token => token.IsName).Select(token => token.Value))
            : run.Text(inner);
    }

    private static bool IsNext(TokenRun run) =>
        run.Current.Is("PARTITIONS") || run.Current.Is("SUBPARTITION") || run.Current.Is("SUBPARTITIONS");

    private static long Number(TokenRun run) =>
        long.TryParse(run.Take().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DdlException("the number of partitions is missing");

    private static PartitionDefinition Partition(TokenRun run)
    {
        run.Expect("PARTITION");
        var name = run.Name();
        var values = Values(run);
        var options = new List<TableOption>();
        IReadOnlyList<string> subPartitions = [];
        while (!run.AtEnd)
            if (run.Current.IsSign('('))
                subPartitions = [.. TokenRun.Items(run.Parenthesised()).Select(item => SubPartition(run.Over(item)))];
            else
                Add(options, TableOptions.Next(run));
        return new PartitionDefinition(name, values, options, subPartitions);
    }

    private static string? Values(TokenRun run)
    {
        if (run.TryWords("HISTORY"))
            return "HISTORY";
        if (run.TryWords("CURRENT"))
            return "CURRENT";
        if (run.TryWords("DEFAULT"))
            return "DEFAULT";
        if (!run.TryWords("VALUES"))
            return null;
        var kind = run.TryWords("LESS", "THAN") ? "LESS THAN" : "IN";
        if (kind is "IN")
            run.Expect("IN");
        return run.Current.IsSign('(')
            ? $"{kind} ({run.Text(run.Parenthesised())})"
            : $"{kind} {run.Take().Value.ToUpperInvariant()}";
    }

    private static string SubPartition(TokenRun run)
    {
        run.Expect("SUBPARTITION");
        var text = Names.Quote(run.Name());
        var options = new List<TableOption>();
        while (!run.AtEnd)
            Add(options, TableOptions.Next(run));
        return options.Count == 0 ? text : $"{text} {string.Join(' ', options)}";
    }

    /// <summary>All partitions have the engine of their table.</summary>
    private static void Add(List<TableOption> options, TableOption option)
    {
        if (option.Name is not ("ENGINE" or "STORAGE ENGINE"))
            options.Add(option);
    }
}
