namespace Undrift.Tests.Comparing;

public sealed class SchemaComparerTests
{
    private static readonly Facet<string?> Definition = Facet.Deparsed("definition");
    private static readonly Facet<string?> Option = Facet.Text("option");
    private static readonly ObjectKind View = new("view", DriftGroup.ViewMismatch, [Definition, Option]);
    private static readonly BuildOptions Scratch = new(TimeSpan.FromSeconds(1), []);

    [Fact]
    public async Task Two_spellings_that_the_server_prints_alike_are_no_drift()
    {
        var engine = new Printer(text => text.Replace("(", "").Replace(")", ""));

        var result = await CompareAsync(engine, View1("a > 1"), View1("(a > 1)"));

        Assert.Empty(result.Drifts);
        Assert.Equal(1, engine.Asked);
    }

    [Fact]
    public async Task Another_difference_of_the_same_object_stays_alone()
    {
        var engine = new Printer(_ => "the same");

        var result = await CompareAsync(engine, View1("a", option: "x"), View1("b", option: "y"));

        Assert.Equal(["option"], Assert.Single(result.Drifts).Facets.Select(facet => facet.Name));
    }

    [Fact]
    public async Task Texts_that_the_server_prints_differently_are_a_drift_with_the_texts_as_they_were_read()
    {
        var result = await CompareAsync(new Printer(text => text + "!"), View1("a"), View1("b"));

        var change = Assert.Single(Assert.Single(result.Drifts).Facets);
        Assert.Equal(("a", "b"), (change.From.AsText, change.To.AsText));
    }

    [Fact]
    public async Task A_text_that_the_server_does_not_take_is_a_drift_and_the_note_says_so()
    {
        var result = await CompareAsync(new Printer(_ => null), View1("a"), View1("b"));

        Assert.Single(result.Drifts);
        Assert.Equal(["not asked"], result.Notes);
    }

    [Fact]
    public async Task No_server_is_asked_while_no_printed_text_differs()
    {
        var engine = new Printer(_ => "the same");

        var result = await CompareAsync(engine, View1("a", option: "x"), View1("a", option: "y"));
        var missing = await CompareAsync(engine, View1("a"), []);

        Assert.Single(result.Drifts);
        Assert.Single(missing.Drifts);
        Assert.Equal(0, engine.Asked);
    }

    [Fact]
    public async Task An_engine_whose_texts_are_the_users_own_keeps_every_difference()
    {
        IEngine engine = Sources.ShopEngine.Instance;

        var result = await SchemaComparer.CompareAsync(
            engine,
            SampleKinds.CatalogOf(View1("a")),
            SampleKinds.CatalogOf(View1("b")),
            new ComparisonOptions(),
            Scratch,
            TestContext.Current.CancellationToken
        );

        Assert.Single(result.Drifts);
        Assert.Empty(result.Notes);
    }

    private static CatalogObject[] View1(string definition, string? option = null) =>
        [new(new ObjectId("view", "public", "", "v"), View, Definition.Is(definition), Option.Is(option))];

    private static Task<Comparison> CompareAsync(IEngine engine, CatalogObject[] desired, CatalogObject[] actual) =>
        SchemaComparer.CompareAsync(
            engine,
            SampleKinds.CatalogOf(desired),
            SampleKinds.CatalogOf(actual),
            new ComparisonOptions(AllowEmpty: true),
            Scratch,
            TestContext.Current.CancellationToken
        );

    /// <summary>An engine whose server prints texts by a rule; null: it does not take the text.</summary>
    private sealed class Printer(Func<string, string?> print) : Sources.ServerlessEngine("sample", [View]), IEngine
    {
        public int Asked { get; private set; }

        public Task<SpellingAnswer> RespellAsync(
            IReadOnlyList<SpellingPair> pairs,
            Catalog desired,
            Catalog actual,
            BuildOptions options,
            CancellationToken cancellation
        )
        {
            Asked++;
            Spelling?[] answers = [.. pairs.Select(Answer)];
            return Task.FromResult(new SpellingAnswer(answers, answers.Contains(null) ? ["not asked"] : []));
        }

        private Spelling? Answer(SpellingPair pair) =>
            (Print(pair.Expected, pair.Facet), Print(pair.Actual, pair.Facet)) is ({ } one, { } other)
                ? new Spelling(FacetValue.Of(one), FacetValue.Of(other))
                : null;

        private string? Print(CatalogObject item, Facet facet) => print(item[facet].AsText!);
    }
}
