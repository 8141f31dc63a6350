using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

public sealed class SqliteCorpusTests
{
    public static TheoryData<string> Cases => CorpusRunner.Names("sqlite");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_pair_shows_exactly_the_expected_drifts_in_both_directions(string path) =>
        CorpusRunner.Check("sqlite", path);

    [Fact]
    public void Every_compared_facet_has_a_pair_in_which_only_it_differs() =>
        Assert.Empty(CorpusRunner.FacetsWithoutPair("sqlite"));

    [Fact]
    public void Every_kind_has_a_pair_in_which_one_object_is_missing() =>
        Assert.Empty(CorpusRunner.KindsWithoutMissing("sqlite"));
}
