using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;
using Undrift.MySql;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Makes plans and runs them as a person would: on MariaDB by its client, which knows DELIMITER.</summary>
internal static partial class Plans
{
    /// <summary>The order of columns is changed, too, so that mariadb-dump can be the judge.</summary>
    public static PlanOptions Whole { get; } = new() { ColumnOrder = true };

    /// <summary>The engine.</summary>
    public static IEngine Engine { get; } = new MySqlEngine();

    /// <summary>Loads SQL that somebody wrote.</summary>
    public static async Task LoadAsync(MySqlTestDatabase database, string file)
    {
        var sql = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        if (sql.Trim().Length > 0)
            await database.ExecuteAsync(sql);
    }

    /// <summary>Runs a plan; what the server says against it, or null.</summary>
    public static async Task<string?> TryAsync(MySqlTestServer server, MySqlTestDatabase database, Plan plan)
    {
        if (plan.Statements.Count == 0)
            return null;
        if (server.Binaries.Version.IsMariaDb)
            return await Client.TryLoadAsync(database, plan.Sql);
        try
        {
            await database.ExecuteAsync(plan.Sql);
            return null;
        }
        catch (Exception error) when (StatementFailure.Is(error))
        {
            return error.Message;
        }
    }

    /// <summary>All that differs, the order of columns with it.</summary>
    public static IReadOnlyList<string> Left(Catalog target, Catalog made)
    {
        var how = new ComparisonOptions(new HashSet<DriftGroup> { DriftGroup.OrderMismatch }, AllowEmpty: true);
        var comparison = Differ.Compare(target, made, how);
        Assert.Empty(comparison.Gaps);
        return [.. comparison.Drifts.Select(DriftText.Of)];
    }

    /// <summary>Plans, runs, reads back; what is wrong, or null.</summary>
    public static async Task<string?> FailureAsync(
        MySqlTestServer server,
        MySqlTestDatabase database,
        Catalog target,
        Func<Plan, string?>? shape = null
    )
    {
        var current = await database.ReadAsync();
        var plan = Engine.Plan(current, target, Whole);
        var residue = string.Concat(plan.Residue.Select(left => $"residue {left.Object}: {left.Reason}\n"));
        if ((shape?.Invoke(plan) ?? LosesKept(plan, current, target)) is { } wrong)
            return $"{wrong}\n{plan.Sql}";
        if (await TryAsync(server, database, plan) is { } error)
            return $"{residue}FAILED {error}\n{plan.Sql}";
        var left = Left(target, await database.ReadAsync());
        return left.Count > 0 ? $"{residue}LEFT {string.Join('\n', left)}\n{plan.Sql}"
            : residue.Length > 0 ? residue + plan.Sql
            : null;
    }

    /// <summary>
    /// The dump of a database without what says nothing: the order in which keys were made; the rule that a foreign key has
    /// anyway; the method of an index where its engine has but one, or has it anyway; the width at which integers are shown; a
    /// mode that newer servers do not have; how the parameters of a routine were typed, capitals and the database's own character
    /// set with it.
    /// </summary>
    public static async Task<string> DumpAsync(MySqlTestDatabase database)
    {
        var text = Table()
            .Replace(
                await Client.DumpAsync(database),
                match => match.Value[..match.Value.IndexOf('\n')] + Sorted(match.Groups["lines"].Value)
            );
        foreach (
            var nothing in (string[])
                [
                    " ON UPDATE NO ACTION",
                    " ON DELETE NO ACTION",
                    " USING BTREE",
                    " USING HASH",
                    " CHARSET latin1",
                    "NO_AUTO_CREATE_USER,",
                    "`",
                ]
        )
            text = text.Replace(nothing, "", StringComparison.Ordinal);
        text = Width()
            .Replace(
                text,
                match =>
                    match.Value is "tinyint(1)" ? match.Value : match.Groups["type"].Value + match.Groups["sign"].Value
            );
        return Blanks()
            .Replace(text, match => match.Groups["sign"].Value is { Length: > 0 } sign ? sign + "\n" : " ")
            .ToLowerInvariant();
    }

    private static string Sorted(string lines)
    {
        var kinds = lines
            .Split('\n')
            .Select(line => line.TrimEnd(','))
            .ToLookup(line => line.TrimStart().StartsWith('`'));
        return "\n" + string.Join('\n', kinds[true].Concat(kinds[false].Order(StringComparer.Ordinal))) + "\n)";
    }

    /// <summary>A table or column that both sides have and the plan drops; null where there is none.</summary>
    private static string? LosesKept(Plan plan, Catalog current, Catalog target)
    {
        foreach (var item in current.Objects.Where(item => target.Find(item.Id) is not null))
        {
            var name = Names.Quote(item.Id.Name);
            var wrong = item.Kind.Name switch
            {
                "table" => plan.Statements.FirstOrDefault(statement => statement.Sql == $"DROP TABLE {name}"),
                "column"
                    when ColumnFacets.Generated.Of(item) is null
                        && ColumnFacets.Generated.Of(target.Find(item.Id)!) is null => plan.Statements.FirstOrDefault(
                    statement =>
                        statement.Sql.StartsWith($"ALTER TABLE {Names.Quote(item.Id.Parent)}", StringComparison.Ordinal)
                        && statement
                            .Sql.Split(",\n")
                            .Any(line => line.EndsWith($" DROP COLUMN {name}", StringComparison.Ordinal))
                ),
                _ => null,
            };
            if (wrong is not null)
                return $"SHAPE what both sides have is dropped: {wrong.Sql}";
        }
        return null;
    }

    [GeneratedRegex(
        @"^CREATE TABLE `[^\n]*\($\n(?<lines>.*?)\n\)",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Table();

    [GeneratedRegex(
        @"\b(?<type>(tiny|small|medium|big)?int)\(\d+\)(?<sign> unsigned)?",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Width();

    [GeneratedRegex(@"\s*(?<sign>[,()])\s*|\s+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Blanks();
}
