using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>What the pairs of <c>corpus/postgresql</c> have to cover.</summary>
public sealed class PostgreSqlCorpusTests
{
    private const string Engine = "postgresql";

    // The kinds that have a folder of cases.
    private static IReadOnlyList<ObjectKind> Kinds { get; } =
    [
        .. PostgreSqlKinds
            .All.Select(kind => kind.Kind)
            .Where(kind => Directory.Exists(Path.Combine(Repository.Root, "corpus", Engine, kind.Name))),
    ];

    [Fact]
    public void Every_facet_has_a_pair_in_which_it_alone_differs() =>
        Assert.Empty(CorpusRunner.FacetsWithoutPair(Engine, Kinds));

    [Fact]
    public void Every_kind_has_a_pair_in_which_an_object_is_missing() =>
        Assert.Empty(CorpusRunner.KindsWithoutMissing(Engine, Kinds));
}
