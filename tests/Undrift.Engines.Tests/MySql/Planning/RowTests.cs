using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Plans that run on tables with rows: no value goes that the plan did not say would go.</summary>
public sealed class RowTests
{
    public static TheoryData<string> Directions() => SharedPlanTests.Sample(10, 2);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task No_value_goes_that_no_statement_said_would_go(string direction)
    {
        var (from, to) = SharedPlanTests.Files(direction);
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Client.LoadAsync(database, await SharedPlanTests.TextAsync(from));
        await Client.LoadAsync(wanted, await SharedPlanTests.TextAsync(to));
        var current = await database.ReadAsync();
        await Rows.FillAsync(database, current);
        var target = await wanted.ReadAsync();
        var plan = Plans.Engine.Plan(current, target, Plans.Whole);
        var before = await Rows.ReadAsync(database, current);
        var error = await Plans.TryAsync(server, database, plan);
        if (error is not null)
            // Rows that do not fit: the plan said that it looks at them.
            Assert.True(plan.Hazards.Contains(Hazard.ValidationScan), $"{error}\n{plan.Sql}");
        var after = await Rows.ReadAsync(database, await database.ReadAsync());
        var lossy = plan
            .Statements.Where(statement => statement.Hazards.Contains(Hazard.DataLoss))
            .Select(statement => statement.Object!.Value)
            .ToList();
        foreach (var ((column, type), values) in before)
            if (!lossy.Exists(item => item == column || (item.Kind == "table" && item.Name == column.Parent)))
                Assert.True(Kept(after, column, type, values), $"{column} lost its values\n{plan.Sql}");
    }

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
