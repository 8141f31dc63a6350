using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;
using Undrift.MySql;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Makes plans and runs them as a person would: on MariaDB by its client, which knows DELIMITER.</summary>
internal static class Plans
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
}
