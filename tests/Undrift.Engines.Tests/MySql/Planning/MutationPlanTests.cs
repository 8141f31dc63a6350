using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Each single change of a catalog property, made by a plan and taken back by one; mariadb-dump says what came of it.</summary>
public sealed class MutationPlanTests
{
    /// <summary>Mutations that no statement takes back, with the reason.</summary>
    private static readonly Dictionary<string, string> Limits = new()
    {
        ["MY032"] = "PAGE_CHECKSUM stays with a table that was Aria once",
    };

    [Fact]
    public async Task A_plan_makes_each_mutation_and_takes_it_back()
    {
        Assert.SkipUnless(MutationTests.IsThere, "no shared mutations");
        var server = await MySqlServers.GetAsync();
        await using var template = await MutationTests.BaseAsync(server);
        var (before, dump) = (await template.ReadAsync(), DumpJudge.Of(await Client.DumpAsync(template)));
        var wrong = new Dictionary<string, string>();
        // Every third and those with a limit; all of them with UNDRIFT_ALL=1.
        var sample = MutationTests
            .Read()
            .Where((mutation, number) => Repository.All || number % 3 == 0 || Limits.ContainsKey(mutation.Id));
        foreach (var (id, mutation) in sample)
        {
            await using var database = await MutationTests.BaseAsync(server);
            await database.ExecuteAsync(mutation);
            var (after, mutated) = (await database.ReadAsync(), DumpJudge.Of(await Client.DumpAsync(database)));
            foreach (var (target, should) in ((Catalog, string)[])[(before, dump), (after, mutated)])
                if (await Plans.FailureAsync(server, database, target, _ => null) is { } failure)
                    wrong[id] = $"{mutation}\n{failure}";
                else if (DumpJudge.Of(await Client.DumpAsync(database)) is var made && made != should)
                    wrong[id] = $"{mutation}\n--- should\n{should}\n--- is\n{made}";
        }
        Assert.Empty(Limits.Keys.Except(wrong.Keys));
        var unlisted = wrong.Where(failure => !Limits.ContainsKey(failure.Key)).ToList();
        Assert.True(unlisted.Count == 0, string.Join("\n\n", unlisted));
    }
}
