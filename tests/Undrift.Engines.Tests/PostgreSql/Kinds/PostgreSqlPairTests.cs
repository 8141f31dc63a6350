using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Normal;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>
/// The pairs of <c>corpus/postgresql</c>. They are dealt out to several classes, which run side by side.
/// </summary>
public abstract class PostgreSqlPairTests
{
    private const string Engine = "postgresql";
    private const int Parts = 3;
    private const int SampleStep = 6;
    private static readonly int[] Versions = [13, 15, 17, 18];

    /// <summary>One part of the pairs: of all, or of every third.</summary>
    protected static TheoryData<string> Part(int part) =>
        [
            .. CorpusRunner
                .Names(Engine)
                .Select(row => row.Data)
                .Where((_, index) => Repository.All || index % SampleStep == 0)
                .Where((_, index) => index % Parts == part),
        ];

    /// <summary>The drifts of a pair are exactly those that it expects, on every server.</summary>
    protected static async Task CheckAsync(string path)
    {
        var item = CorpusCase.Find(Engine, path);
        var (a, b) = await ReadPair(item);
        Catalog? olderA = null;
        Catalog? olderB = null;
        var versions = VersionsOf(item);
        foreach (var version in versions)
        {
            var server = await Servers.GetAsync(version);
            var (desired, actual) = (await server.BuildAsync(a), await server.BuildAsync(b));
            var reversed = item.Expected.Select(drift => drift.Reversed(KindOf(drift)));
            await AssertSameAsync(item.Expected, desired, actual, server);
            await AssertSameAsync(reversed, actual, desired, server);
            if (version == versions[^1] && IsWhole(item))
                CorpusRunner.AssertSame([], actual, await server.BuildAsync(b));
            await AssertSameButForExtensionsAsync(olderA, desired, server);
            await AssertSameButForExtensionsAsync(olderB, actual, server);
            (olderA, olderB) = (desired, actual);
        }
    }

    /// <summary>
    /// With UNDRIFT_ALL=1 every server that takes the pair; else one of them in turn, and for a fixed fifth of the pairs the
    /// oldest and the newest, which then have to agree. Those are made a second time, too.
    /// </summary>
    private static int[] VersionsOf(CorpusCase item)
    {
        var fitting = Versions
            .Where(version => version >= item.MinimumVersion && version <= item.MaximumVersion)
            .ToArray();
        if (Repository.All || fitting.Length == 1)
            return fitting;
        return IsWhole(item) ? [fitting[0], fitting[^1]] : [fitting[TurnOf(item) % fitting.Length]];
    }

    private static bool IsWhole(CorpusCase item) => Repository.All || TurnOf(item) % 5 == 0;

    private static int TurnOf(CorpusCase item) => $"{item.Kind}/{item.Name}".Sum(letter => letter);

    private static async Task<(string A, string B)> ReadPair(CorpusCase item) =>
        (
            await File.ReadAllTextAsync(item.A, TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(item.B, TestContext.Current.CancellationToken)
        );

    private static async Task AssertSameAsync(
        IEnumerable<ExpectedDrift> expected,
        Catalog desired,
        Catalog actual,
        TestServer server
    )
    {
        var comparison = await Comparing.CompareAsync(desired, actual, server);
        Assert.Empty(comparison.Gaps);
        var found = comparison.Drifts.Select(DriftText.Of).Order(StringComparer.Ordinal);
        var wanted = expected.Select(drift => drift.ToString()).Order(StringComparer.Ordinal);
        if (!wanted.SequenceEqual(found))
            Assert.Fail(
                $"expected:\n{string.Join('\n', wanted)}\nfound:\n{string.Join('\n', found)}\n{string.Join('\n', comparison.Notes)}\n"
                    + DriftText.Explain(desired, actual)
            );
    }

    // The same SQL makes the same catalog on another server; an extension has the version that the server brings.
    private static async Task AssertSameButForExtensionsAsync(Catalog? older, Catalog newer, TestServer server)
    {
        if (older is not null)
            Assert.DoesNotContain(
                await Comparing.DriftsAsync(older, newer, server),
                line => !line.StartsWith("changed extension_mismatch extension:", StringComparison.Ordinal)
            );
    }

    private static ObjectKind KindOf(ExpectedDrift drift) =>
        PostgreSqlKinds.All.Single(kind => kind.Kind.Name == drift.Object.Split(':')[0]).Kind;
}

/// <summary>The first part of the pairs.</summary>
public sealed class FirstPostgreSqlPairTests : PostgreSqlPairTests
{
    public static TheoryData<string> Names() => Part(0);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_what_differs_is_reported_on_every_server(string path) => CheckAsync(path);
}

/// <summary>The second part of the pairs.</summary>
public sealed class SecondPostgreSqlPairTests : PostgreSqlPairTests
{
    public static TheoryData<string> Names() => Part(1);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_what_differs_is_reported_on_every_server(string path) => CheckAsync(path);
}

/// <summary>The third part of the pairs.</summary>
public sealed class ThirdPostgreSqlPairTests : PostgreSqlPairTests
{
    public static TheoryData<string> Names() => Part(2);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_what_differs_is_reported_on_every_server(string path) => CheckAsync(path);
}
