using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>What the statements of a plan look like, where a case of <c>corpus/sqlite</c> says it.</summary>
public sealed class ActionShapeTests
{
    private const string Name = "sqlite";

    public static TheoryData<string> Cases =>
        [
            .. CorpusRunner
                .Names(Name)
                .Select(row => row.Data)
                .Where(path => ActionShape.IsThere(CorpusCase.Find(Name, path))),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_plan_has_the_statements_that_the_case_says(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (engine, item) = (TestEngines.ByName(Name), CorpusCase.Find(Name, path));
        var a = await engine.BuildFile(item.A, cancellation);
        var b = await engine.BuildFile(item.B, cancellation);
        Assert.Null(ActionShape.Of(item, forward: true)?.Failure(engine.Plan(a, b)));
        Assert.Null(ActionShape.Of(item, forward: false)?.Failure(engine.Plan(b, a)));
    }
}
