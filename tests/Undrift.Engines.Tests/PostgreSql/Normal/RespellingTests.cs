using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>What happens around the question whether two printed texts differ in spelling only.</summary>
public sealed class RespellingTests
{
    private const string Asked = "CREATE TABLE public.t (b varchar(9), CONSTRAINT c CHECK (b IN ('x', 'y')))";
    private const string Restored =
        "CREATE TABLE public.t (b varchar(9), CONSTRAINT c CHECK ((b)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])))";

    [Fact]
    public void Every_kind_with_a_printed_text_has_a_pair_of_a_restored_dump() =>
        Assert.Empty(
            PostgreSqlKinds
                .Modelled.Where(kind => kind.Facets.Any(facet => facet.IsDeparsed))
                .Select(kind => kind.Name)
                // The arguments of an aggregate have no defaults: nothing in them is an expression.
                .Except([AggregateKind.Name])
                .Except(CorpusCase.Of("postgresql").Where(IsRestored).Select(item => item.Kind))
        );

    private static bool IsRestored(CorpusCase item) =>
        item.Equal && item.Name.StartsWith("restored", StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_scratch_server_the_difference_stays_and_the_note_says_that_it_may_be_spelling()
    {
        var server = await Servers.GetAsync();
        var (desired, actual) = (await server.BuildAsync(Asked), await server.BuildAsync(Restored));
        using var folder = new TemporaryFolder();
        var nowhere = new BuildOptions(TimeSpan.FromSeconds(5), [], $"postgres://nobody@/x?host={folder.Path}");

        var result = await SchemaComparer.CompareAsync(
            Comparing.Engine,
            desired,
            actual,
            new ComparisonOptions(),
            nowhere,
            TestContext.Current.CancellationToken
        );

        Assert.Single(result.Drifts);
        Assert.Contains("1 text differs as printed by the server", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task A_private_server_is_asked_where_no_scratch_server_is_named()
    {
        var server = await Servers.GetAsync();
        var (desired, actual) = (await server.BuildAsync(Asked), await server.BuildAsync(Restored));

        var result = await SchemaComparer.CompareAsync(
            Comparing.Engine,
            desired,
            actual,
            new ComparisonOptions(),
            new BuildOptions(TimeSpan.FromSeconds(60), []),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(result.Drifts);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task A_text_that_cannot_be_run_again_stays_a_difference()
    {
        var server = await Servers.GetAsync();
        // A base type of the user's own has functions in C, which no scratch server has.
        const string type =
            "CREATE TYPE public.word; CREATE FUNCTION public.word_in(cstring) RETURNS public.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';"
            + "CREATE FUNCTION public.word_out(public.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';"
            + "CREATE TYPE public.word (INPUT = public.word_in, OUTPUT = public.word_out, LIKE = text);";
        var desired = await server.BuildAsync(type + WithWord(Asked));
        var actual = await server.BuildAsync(type + WithWord(Restored));

        var result = await Comparing.CompareAsync(desired, actual, server);

        Assert.Single(result.Drifts);
        Assert.Contains("could not be found out", Assert.Single(result.Notes));
    }

    private static string WithWord(string table) => table.Replace("public.t (", "public.t (a public.word, ");
}
