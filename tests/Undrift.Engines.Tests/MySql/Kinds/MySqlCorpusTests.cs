using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>What the pairs of <c>corpus/mysql</c> have to cover.</summary>
public sealed class MySqlCorpusTests
{
    private const string Engine = "mysql";
    private const string Language = "another language has another text";

    /// <summary>Facets that cannot differ alone.</summary>
    private static readonly Dictionary<string, string> NeverAlone = new()
    {
        ["procedure.language"] = Language,
        ["function.language"] = Language,
        ["library.language"] = Language,
    };

    // Accounts are made on a server, not in a database: AccountTests.
    private static IReadOnlyList<ObjectKind> Kinds { get; } = [.. MySqlKinds.Modelled.Except(MySqlKinds.OfCluster)];

    [Fact]
    public void Every_facet_has_a_pair_in_which_it_alone_differs() =>
        Assert.Equal(
            NeverAlone.Keys.Order(StringComparer.Ordinal),
            CorpusRunner.FacetsWithoutPair(Engine, Kinds).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_kind_has_a_pair_in_which_an_object_is_missing() =>
        Assert.Empty(CorpusRunner.KindsWithoutMissing(Engine, Kinds));
}
