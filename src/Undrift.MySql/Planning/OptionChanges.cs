using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>What is said of a table as a whole.</summary>
internal static class OptionChanges
{
    /// <summary>Set when the table is made; ALTER TABLE takes no notice of them (MySQL manual, "ALTER TABLE Table Options").</summary>
    private static readonly HashSet<string> Fixed = ["DATA DIRECTORY", "INDEX DIRECTORY"];

    private const string BlockSize = "KEY_BLOCK_SIZE";

    /// <summary>Aria's; with another engine the server keeps and prints the last value, whatever is stated (MariaDB 10.11).</summary>
    private const string PageChecksum = "PAGE_CHECKSUM";

    /// <summary>What an option has that nothing is said of, where that is not <c>DEFAULT</c>.</summary>
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["AUTOEXTEND_SIZE"] = "0",
        ["AVG_ROW_LENGTH"] = "0",
        ["CHECKSUM"] = "0",
        ["COMPRESSION"] = "''",
        ["CONNECTION"] = "''",
        ["DELAY_KEY_WRITE"] = "0",
        ["ENCRYPTION"] = "'N'",
        ["ENGINE_ATTRIBUTE"] = "''",
        ["INSERT_METHOD"] = "NO",
        [BlockSize] = "0",
        ["MAX_ROWS"] = "0",
        ["MIN_ROWS"] = "0",
        ["SECONDARY_ENGINE"] = "NULL",
        ["SECONDARY_ENGINE_ATTRIBUTE"] = "''",
        ["TRANSACTIONAL"] = "0",
        ["UNION"] = "()",
    };

    /// <summary>The clauses.</summary>
    /// <param name="script">Gets what no clause changes.</param>
    /// <param name="was">The table as it is.</param>
    /// <param name="wanted">The table as it shall be.</param>
    /// <param name="changed">Names of the facets that differ.</param>
    public static IEnumerable<TableClause> Clauses(
        PlanScript script,
        CatalogObject was,
        CatalogObject wanted,
        IReadOnlySet<string> changed
    )
    {
        if (changed.Contains(TableFacets.Engine.Name) && TableFacets.Engine.Of(wanted) is { } engine)
            yield return Clause(wanted, $"ENGINE={engine}", Op.ChangeTable);
        if (changed.Contains(TableFacets.Charset.Name) || changed.Contains(TableFacets.Collation.Name))
            yield return Clause(wanted, Charset(wanted), Op.ChangeTableCharset);
        if (changed.Contains(TableFacets.RowFormat.Name))
            yield return Clause(
                wanted,
                $"ROW_FORMAT={TableFacets.RowFormat.Of(wanted) ?? "DEFAULT"}",
                Op.ChangeRowFormat
            );
        if (changed.Contains(TableFacets.Tablespace.Name))
            yield return Clause(
                wanted,
                $"TABLESPACE {TableFacets.Tablespace.Of(wanted) ?? "`innodb_file_per_table`"}",
                Op.ChangeTable
            );
        if (changed.Contains(TableFacets.Options.Name))
            foreach (var clause in Options(script, was, wanted))
                yield return clause;
        if (changed.Contains(CommonFacets.Comment.Name))
            yield return Clause(
                wanted,
                $"COMMENT={Names.Literal(CommonFacets.Comment.Of(wanted) ?? "")}",
                Op.DescribeTable
            );
    }

    /// <summary>
    /// Keys that say nothing of their blocks, where the table's block gets another size: they would keep the old one as their
    /// own on MariaDB (seen on 10.11; not on MySQL 9.7), so that they are made anew in the same statement.
    /// </summary>
    public static IEnumerable<Difference> KeysOfAnotherBlock(
        PlanScope scope,
        CatalogObject was,
        CatalogObject wanted,
        IReadOnlyList<Difference> members
    )
    {
        var old = ByName(was).GetValueOrDefault(BlockSize);
        if (!scope.IsMariaDb || old is null || old == ByName(wanted).GetValueOrDefault(BlockSize))
            return [];
        var differing = members.Select(item => (item.Expected ?? item.Actual)!.Id).ToHashSet();
        return scope
            .MembersOf(wanted.Id.Name, target: true)
            .Where(item =>
                KeyChanges.IsKey(item) && !differing.Contains(item.Id) && scope.Current.Find(item.Id) is not null
            )
            .Select(item => new Difference(item, scope.Current.Find(item.Id), [KeyFacets.Options.Name]));
    }

    private static TableClause Clause(CatalogObject table, string sql, Op operation) => new(table.Id, sql, operation);

    private static string Charset(CatalogObject table)
    {
        var charset = $"DEFAULT CHARACTER SET {TableFacets.Charset.Of(table)}";
        return FacetText.WithoutMark(TableFacets.Collation.Of(table)) is { } collation
            ? $"{charset} COLLATE {collation}"
            : charset;
    }

    private static IEnumerable<TableClause> Options(PlanScript script, CatalogObject was, CatalogObject wanted)
    {
        var (old, now) = (ByName(was), ByName(wanted));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var value = now.GetValueOrDefault(name);
            if (value == old.GetValueOrDefault(name))
                continue;
            if (Fixed.Contains(name))
                script.Leave(
                    wanted.Id,
                    $"{name} is set when a table is made (it is {old.GetValueOrDefault(name) ?? "not set"}, {value ?? "not set"} is wanted): move the files by hand"
                );
            else if (name == PageChecksum && value is null)
                script.Leave(wanted.Id, $"{name} stays with a table once it has it: it has no effect without Aria");
            else
                yield return Clause(
                    wanted,
                    $"{name}={value ?? Defaults.GetValueOrDefault(name, "DEFAULT")}",
                    OperationOf(name)
                );
        }
    }

    private static Op OperationOf(string option) =>
        option switch
        {
            BlockSize => Op.ChangeRowFormat,
            "STATS_PERSISTENT" or "STATS_AUTO_RECALC" or "STATS_SAMPLE_PAGES" => Op.ChangeStatistics,
            _ => Op.ChangeTable,
        };

    private static Dictionary<string, string> ByName(CatalogObject table) =>
        (TableFacets.Options.Of(table) ?? [])
            .Select(option => option.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");
}
