using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Cluster;

/// <summary>The pairs of <c>corpus/postgresql-cluster</c>: roles, memberships, settings, the database's properties.</summary>
public sealed class ClusterCorpusTests
{
    private const string Engine = "postgresql-cluster";
    private static readonly int[] Versions = [13, 15, 17, 18];
    private static readonly ComparisonOptions Options = new(AllowEmpty: true, Cluster: true);

    private static IReadOnlyList<ObjectKind> Kinds { get; } =
    [.. PostgreSqlKinds.Modelled.Where(kind => kind.ClusterLevel)];

    public static TheoryData<string> Names() => CorpusRunner.Names(Engine);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Exactly_what_differs_is_reported(string path)
    {
        var item = CorpusCase.Find(Engine, path);
        var (a, b) = (await TextAsync(item.A), await TextAsync(item.B));
        Catalog? older = null;
        foreach (var version in VersionsOf(item))
        {
            var server = await ClusterServers.GetAsync(version);
            var (desired, actual) = (await server.BuildAsync(a), await server.BuildAsync(b));
            Assert.Equal(item.Expected.Select(drift => drift.ToString()), Between(desired, actual));
            Assert.Equal(
                item.Expected.Select(drift => drift.Reversed(KindOf(drift)).ToString()),
                Between(actual, desired)
            );
            Assert.Empty(Between(older ?? desired, desired));
            older = desired;
        }
    }

    [Fact]
    public void Every_facet_has_a_pair_in_which_it_alone_differs() =>
        Assert.Empty(CorpusRunner.FacetsWithoutPair(Engine, Kinds));

    private static int[] VersionsOf(CorpusCase item)
    {
        var fitting = Versions.Where(version => version >= item.MinimumVersion).ToArray();
        return Repository.All ? fitting : [fitting[item.Name.Length % fitting.Length]];
    }

    private static Task<string> TextAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Between(Catalog desired, Catalog actual) =>
        Differ
            .Compare(desired, actual, Options)
            // Another version of the server brings another version of its own extension.
            .Drifts.Where(drift => drift.Group != DriftGroup.ExtensionMismatch)
            .Select(DriftText.Of);

    private static ObjectKind KindOf(ExpectedDrift drift) =>
        Kinds.Single(kind => kind.Name == drift.Object.Split(':')[0]);
}
