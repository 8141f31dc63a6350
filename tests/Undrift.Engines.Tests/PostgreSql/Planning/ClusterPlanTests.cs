using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Cluster;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Plans for the pairs of <c>corpus/postgresql-cluster</c>, in both directions, run by psql.</summary>
public sealed class ClusterPlanTests
{
    private const string Engine = "postgresql-cluster";
    private static readonly int[] Versions = [13, 15, 17, 18];
    private static readonly ComparisonOptions Comparison = new(AllowEmpty: true, Cluster: true);
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), [])
    {
        Cluster = true,
        Dependencies = true,
    };

    private static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits-own.txt");

    public static TheoryData<string> Directions() =>
        [
            .. CorpusRunner
                .Names(Engine)
                .Where((_, at) => Repository.All || at % 2 == 0)
                .SelectMany(row => (string[])[row.Data + " forward", row.Data + " back"]),
        ];

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task A_plan_makes_the_one_cluster_of_the_other(string direction)
    {
        var item = CorpusCase.Find(Engine, direction[..direction.LastIndexOf(' ')]);
        var (from, to) = direction.EndsWith(" forward", StringComparison.Ordinal) ? (item.A, item.B) : (item.B, item.A);
        var fitting = Versions.Where(version => version >= item.MinimumVersion).ToArray();
        foreach (var version in Repository.All ? fitting : [fitting[direction.Length % fitting.Length]])
        {
            var failure = await FailureAsync(version, from, to);
            if (Limits.TryGetValue(direction, out var reason))
                Assert.False(
                    failure is null,
                    $"{version}: there is a complete plan now, and it is listed as: {reason}"
                );
            else
                Assert.True(failure is null, $"{version}: {failure}");
        }
    }

    private static async Task<string?> FailureAsync(int version, string from, string to)
    {
        var server = await ClusterServers.GetAsync(version);
        var cancellation = TestContext.Current.CancellationToken;
        var target = await server.WithAsync(
            await File.ReadAllTextAsync(to, cancellation),
            database => database.ReadAsync(Options)
        );
        return await server.WithAsync(
            await File.ReadAllTextAsync(from, cancellation),
            database => RunAsync(database, target)
        );
    }

    private static async Task<string?> RunAsync(TestDatabase database, Catalog target)
    {
        var plan = Comparing.Engine.Plan(await database.ReadAsync(Options), target);
        var residue = string.Concat(plan.Residue.Select(left => $"residue {left.Object}: {left.Reason}\n"));
        try
        {
            if (plan.Statements.Count > 0)
                await Psql.RunTextAsync(database, $"{plan.StopAtError}\n{plan.Sql}");
        }
        catch (InvalidOperationException failure)
        {
            return $"{residue}FAILED {failure.Message}\n{plan.Sql}";
        }
        var left = Differ.Compare(target, await database.ReadAsync(Options), Comparison).Drifts;
        return left.Count > 0 ? $"{residue}LEFT {string.Join('\n', left.Select(DriftText.Of))}\n{plan.Sql}"
            : residue.Length > 0 ? residue + plan.Sql
            : null;
    }
}
