using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Real schemas, made of nothing and taken down to nothing.</summary>
public sealed class EmptyTests
{
    private const int SampleStep = 12;
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

    /// <summary>Schemas for which there is no complete plan, with the reason.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits-schemas.txt");

    public static TheoryData<string> Schemas() =>
        [.. SharedSchemas.LoadingOn(15).Where((_, at) => Repository.All || at % SampleStep == 0)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_a_schema_of_nothing_and_takes_it_down_again(string schema)
    {
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Psql.RunAsync(wanted, SharedSchemas.FileOf(schema));
        var (nothing, target) = (await database.ReadAsync(Options), await wanted.ReadAsync(Options));

        var up = Comparing.Engine.Plan(nothing, target);
        if (Limits.TryGetValue(schema, out var reason))
        {
            Assert.False(up.Residue.Count == 0, $"there is a complete plan now, and it is listed as: {reason}");
            return;
        }
        Assert.Empty(up.Residue);
        await Psql.RunTextAsync(database, $"{up.StopAtError}\n{up.Sql}");
        var made = await database.ReadAsync(Options);
        Assert.Empty(await Comparing.DriftsAsync(target, made, server));

        var down = Comparing.Engine.Plan(made, nothing);
        Assert.Empty(down.Residue);
        await Psql.RunTextAsync(database, $"{down.StopAtError}\n{down.Sql}");
        Assert.Empty(await Comparing.DriftsAsync(nothing, await database.ReadAsync(Options), server));
    }
}
