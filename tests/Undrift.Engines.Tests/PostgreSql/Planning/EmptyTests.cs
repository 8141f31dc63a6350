using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Real schemas, made of nothing and taken down to nothing.</summary>
public sealed class EmptyTests
{
    private const int SampleStep = 3;
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

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
