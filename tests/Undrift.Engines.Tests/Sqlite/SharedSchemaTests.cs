using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

public sealed class SharedSchemaTests
{
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    public static TheoryData<string> Schemas =>
        [
            .. Directory
                .GetFiles(
                    Path.Combine(Repository.SharedCorpus, "sqlite", "schemas"),
                    "schema.sql",
                    SearchOption.AllDirectories
                )
                .Select(path => Path.GetRelativePath(Repository.SharedCorpus, path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_schema_built_twice_shows_no_drift_and_is_understood_whole(string schema)
    {
        var path = Path.Combine(Repository.SharedCorpus, schema);
        var first = await Engine.BuildFile(path, TestContext.Current.CancellationToken);
        var second = await Engine.BuildFile(path, TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(first, second));
        Assert.True(first.Objects.Count > 5);
        Assert.DoesNotContain(first.Objects, item => item.PartiallyUnderstood);
    }
}
