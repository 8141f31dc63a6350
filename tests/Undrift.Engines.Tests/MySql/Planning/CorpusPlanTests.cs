using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Plans for the pairs of <c>corpus/mysql</c>, in both directions, on real servers.</summary>
public sealed class CorpusPlanTests
{
    private const string Engine = "mysql";
    private const int SampleStep = 10;

    /// <summary>Directions for which there is no complete plan, with the reason; those of one server with its name.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits-mysql-own.txt");

    public static TheoryData<string> Directions() =>
        [
            .. CorpusCase
                .Of(Engine)
                .Where(item => !item.Equal)
                .SelectMany(item =>
                    new[] { MySqlServers.MariaDb, MySqlServers.MySql }
                        .Where(server => item.Servers.Count == 0 || item.Servers.Contains(server))
                        .Select(server => (Case: item, Path: $"{server} {item.Kind}/{item.Name}"))
                )
                .Where((item, at) => Repository.All || at % SampleStep == 0 || ActionShape.IsThere(item.Case))
                .SelectMany(item => (string[])[item.Path + " forward", item.Path + " back"]),
        ];

    [Theory]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_the_one_schema_of_the_other(string direction)
    {
        var parts = direction.Split(' ');
        var item = CorpusCase.Find(Engine, parts[1]);
        var isForward = parts[2] == "forward";
        var (from, to) = isForward ? (item.A, item.B) : (item.B, item.A);
        var server = await MySqlServers.GetAsync(parts[0]);
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Plans.LoadAsync(database, from);
        await Plans.LoadAsync(wanted, to);
        var shape = ActionShape.Of(item, isForward);
        var failure = await Plans.FailureAsync(
            server,
            database,
            await wanted.ReadAsync(),
            shape is null ? null : shape.Failure
        );
        if (Limits.TryGetValue(direction, out var reason))
            Assert.False(failure is null, $"there is a complete plan now, and it is listed as: {reason}");
        else
            Assert.True(failure is null, failure);
    }
}
