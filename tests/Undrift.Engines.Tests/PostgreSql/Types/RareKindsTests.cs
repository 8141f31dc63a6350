using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>Casts, operators, collations, text search objects and the like: whose they are, and which are nobody's.</summary>
public sealed class RareKindsTests
{
    private static readonly string[] Brought =
    [
        "base_type",
        "cast",
        "operator",
        "operator_class",
        "operator_family",
        "text_search_dictionary",
        "text_search_template",
    ];

    public static TheoryData<int, string> Extensions()
    {
        string[] names = ["btree_gist", "citext", "cube", "hstore", "intarray", "ltree", "pg_trgm", "unaccent"];
        var data = new TheoryData<int, string>();
        foreach (var version in (int[])[13, 18])
        foreach (var name in names)
            data.Add(version, name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public async Task What_an_extension_brings_is_folded_under_it(int version, string extension)
    {
        var server = await Servers.GetAsync(version);
        var with = await server.BuildAsync($"CREATE EXTENSION {extension}");
        var drift = Assert.Single(Differ.Compare(with, await server.BuildAsync("")).Drifts);
        Assert.Equal($"extension:{extension}", drift.Object.ToString());
        var brought = drift.Folded.Where(item => Brought.Contains(item.Kind.Name)).ToArray();
        Assert.NotEmpty(brought);
        Assert.All(brought, item => Assert.Equal(drift.Object, item.Owner));
    }

    [Fact]
    public async Task What_a_user_adds_to_the_family_of_an_extension_is_his_own_drift()
    {
        var server = await Servers.GetAsync();
        var before = await server.BuildAsync("CREATE EXTENSION citext SCHEMA public");
        var after = await server.BuildAsync(
            "CREATE EXTENSION citext SCHEMA public; "
                + "ALTER OPERATOR FAMILY public.citext_ops USING btree ADD OPERATOR 1 < (text, text)"
        );
        Assert.Equal(
            ["changed routine_mismatch operator_family:public.citext_ops(btree) (operators)"],
            DriftText.Between(before, after)
        );
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task A_new_database_has_none_but_its_language(int version)
    {
        var server = await Servers.GetAsync(version);
        var found = await server.BuildAsync("");
        Assert.Equal(
            ["extension:plpgsql", "grant:public.PUBLIC(schema)", "language:plpgsql", "schema:public"],
            found.Objects.Select(item => item.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.True(found.IsEmpty);
    }

    [Fact]
    public async Task What_stands_on_a_temporary_type_is_left_out()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        var before = await database.ReadAsync(connection);
        await using var command = new Npgsql.NpgsqlCommand(
            """
            CREATE TYPE pg_temp.mood AS ENUM ('sad');
            CREATE CAST (pg_temp.mood AS integer) WITH INOUT;
            CREATE COLLATION pg_temp.c (LC_COLLATE = 'C', LC_CTYPE = 'C');
            CREATE TEXT SEARCH DICTIONARY pg_temp.d (TEMPLATE = simple);
            CREATE OPERATOR FAMILY pg_temp.f USING btree
            """,
            connection
        );
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(before, await database.ReadAsync(connection)));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task A_database_that_sorts_by_another_version_than_before_is_told(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync("template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'");
        var before = await database.ReadAsync();
        Assert.DoesNotContain(before.Objects, item => item.Kind.Name == "outdated_collation");
        await database.ExecuteAsync(
            "UPDATE pg_catalog.pg_database SET datcollversion = '0' WHERE datname = current_database()"
        );
        Assert.Equal(
            ["extra type_object_mismatch outdated_collation:pg_catalog.default"],
            DriftText.Between(before, await database.ReadAsync())
        );
    }

    [Theory]
    [InlineData("stopwords = 'english', accept = 'false'", "accept = 'false'|stopwords = 'english'")]
    [InlineData("b = 'x, y', \"A, \"\"b\" = 1", "\"A, \"\"b\" = 1|b = 'x, y'")]
    [InlineData("b = E'it''s\\\\', a = 1", "a = 1|b = E'it''s\\\\'")]
    public void Options_of_a_dictionary_are_told_apart(string text, string expected) =>
        Assert.Equal(expected.Split('|'), DictionaryOptions.Of(text));
}
