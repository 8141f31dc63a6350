using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Real schemas, made of nothing and taken down to nothing.</summary>
public sealed class EmptyTests
{
    private const int SampleStep = 6;
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "mysql", "schemas");

    public static TheoryData<string> Schemas() =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .GetDirectories(Folder)
                    .Select(path => Path.GetFileName(path))
                    .Order(StringComparer.Ordinal)
                    .Where((_, at) => Repository.All || at % SampleStep == 0),
            ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_a_schema_of_nothing_and_takes_it_down_again(string schema)
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Client.LoadAsync(wanted, await SharedPlanTests.TextAsync(Path.Combine(Folder, schema, "schema.sql")));
        var (nothing, target) = (await database.ReadAsync(), await wanted.ReadAsync());

        var up = await Plans.FailureAsync(server, database, target);
        Assert.True(up is null, up);
        Assert.Equal(DumpJudge.Of(await Client.DumpAsync(wanted)), DumpJudge.Of(await Client.DumpAsync(database)));

        var down = await Plans.FailureAsync(server, database, nothing);
        Assert.True(down is null, down);
    }
}
