using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Real applications' schemas.</summary>
public sealed class SharedSchemaTests
{
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "sqlite", "schemas");

    public static TheoryData<string> Schemas =>
        [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_schema_built_twice_shows_no_drift_and_is_understood_whole(string schema)
    {
        var path = Path.Combine(Folder, schema, "schema.sql");
        var first = await Engine.BuildFile(path, TestContext.Current.CancellationToken);
        var second = await Engine.BuildFile(path, TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(first, second));
        Assert.True(first.Objects.Count > 5);
        Assert.DoesNotContain(first.Objects, item => item.PartiallyUnderstood);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_dump_of_a_file_builds_the_same_schema(string schema)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, ".read " + Path.Combine(Folder, schema, "schema.sql"));
        var dump = Shell.Run(file, ".dump");
        var settings = Shell.Run(
            file,
            "select 'pragma user_version=' || user_version || '; pragma application_id=' || application_id || ';'"
                + " from pragma_user_version, pragma_application_id;"
        );
        var read = await Engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        var built = await Engine.BuildText(dump + "\n" + settings, TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(built, read));
    }
}
