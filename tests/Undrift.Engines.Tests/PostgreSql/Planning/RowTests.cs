using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Plans that run on tables with rows: no value goes that the plan did not say would go.</summary>
public sealed class RowTests
{
    private const int SampleStep = 120;
    private const int SampleStart = 10;
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

    public static TheoryData<string> Directions() => SharedPlanTests.Sample(SampleStep, SampleStart);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task No_value_goes_that_no_statement_said_would_go(string direction)
    {
        var (from, to) = SharedPlanTests.Files(direction);
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, from);
        await Psql.RunAsync(wanted, to);
        await Rows.FillAsync(database);
        var current = await database.ReadAsync(Options);
        var plan = Comparing.Engine.Plan(current, await wanted.ReadAsync(Options));
        var before = await Rows.ReadAsync(database);
        var error = await RunAsync(database, plan);
        var after = await Rows.ReadAsync(database);
        await database.ForgetSubscriptionsAsync();
        await wanted.ForgetSubscriptionsAsync();
        if (error is not null)
        {
            // Rows that do not fit, and the plan said that it looks at them; or it is known that it fails. Nothing changed.
            var isKnown = SharedPlanTests.Limits.ContainsKey(direction);
            Assert.True(isKnown || plan.Hazards.Contains(Hazard.ValidationScan), $"{error}\n{plan.Sql}");
            Assert.Equal(before, after);
            return;
        }
        var lossy = plan
            .Statements.Where(statement => statement.Hazards.Contains(Hazard.DataLoss))
            .Select(statement => statement.Object!.Value)
            .ToList();
        foreach (var ((column, type), values) in before)
            if (!lossy.Exists(item => Covers(item, column, current)))
                Assert.True(Kept(after, column, type, values), $"{column} lost its values\n{plan.Sql}");
    }

    private static async Task<string?> RunAsync(TestDatabase database, Plan plan)
    {
        try
        {
            await Psql.RunTextAsync(database, $"{plan.StopAtError}\n{plan.Sql}");
            return null;
        }
        catch (InvalidOperationException error)
        {
            return error.Message;
        }
    }

    private static bool Covers(ObjectId lossy, ObjectId column, Catalog catalog) =>
        lossy == column
        || (lossy.Schema == column.Schema && lossy.Name == column.Parent && lossy.Parent.Length == 0)
        || Brought(lossy, column, catalog)
        // What is said of the column of a parent holds for those of its partitions.
        || (catalog.Find(column)?.Template is { } template && Covers(lossy, template, catalog));

    /// <summary>True for the column of a table that an extension brought, which goes.</summary>
    private static bool Brought(ObjectId lossy, ObjectId column, Catalog catalog) =>
        lossy.Kind == ExtensionKind.Name
        && catalog.Objects.Any(table =>
            table.Owner == lossy && table.Id.Schema == column.Schema && table.Id.Name == column.Parent
        );

    /// <summary>The same values; of another type at least as many, since they may be printed otherwise.</summary>
    private static bool Kept(
        Dictionary<(ObjectId Column, string Type), string> after,
        ObjectId column,
        string type,
        string values
    ) =>
        after.TryGetValue((column, type), out var same)
            ? same == values
            : after.Any(pair =>
                pair.Key.Column == column && pair.Value.Count(c => c == '|') == values.Count(c => c == '|')
            );
}
