using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>SQLite ignores the case of ASCII letters in names, and only of those.</summary>
public sealed class SpellingTests
{
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    [Fact]
    public async Task A_drift_of_a_table_spelt_differently_is_reported_in_the_desired_spelling()
    {
        var drifts = await Compare(
            "create table Users (Id integer primary key, Name text, constraint Ck check (id > 0)); create index Ix on users (name);",
            "create table USERS (id integer primary key, name integer, Age int); create index ix on Users (NAME desc);"
        );
        Assert.Equal(
            [
                "changed index_mismatch index:Users.Ix (keys)",
                "changed type_mismatch column:Users.Name (type)",
                "extra extra_column column:USERS.Age",
                "missing constraint_mismatch check:Users.Ck",
            ],
            drifts
        );
    }

    [Fact]
    public async Task Other_letters_keep_their_case()
    {
        var drifts = await Compare("create table é (a);", "create table É (a);");
        Assert.Equal(["extra extra_table table:É", "missing missing_table table:é"], drifts);
    }

    private static async Task<string[]> Compare(string desired, string actual) =>
        [
            .. DriftText
                .Between(
                    await Engine.BuildText(desired, TestContext.Current.CancellationToken),
                    await Engine.BuildText(actual, TestContext.Current.CancellationToken)
                )
                .Order(StringComparer.Ordinal),
        ];
}
