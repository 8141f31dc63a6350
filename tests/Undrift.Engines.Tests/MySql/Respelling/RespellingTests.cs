using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;
using Undrift.MySql;

namespace Undrift.Engines.Tests.MySql.Respelling;

/// <summary>Texts that another server prints in another way are sent through one scratch server before they are called different.</summary>
public sealed class RespellingTests
{
    /// <summary>As MariaDB prints it, with each sort of text that is printed from what was parsed.</summary>
    private const string Schema = """
        CREATE TABLE base (a varchar(20), n int);
        CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
        CREATE VIEW inner_view AS SELECT lower(a) AS a, twice(n) AS n FROM base;
        CREATE TABLE t (
          a varchar(20),
          d varchar(20) DEFAULT (lower('A')),
          g varchar(20) AS (lower(a)) STORED,
          n int,
          CONSTRAINT c CHECK (lower(a) <> 'x' AND n > 0)
        );
        CREATE VIEW v AS SELECT i.a, lower(b.a) AS l FROM inner_view i JOIN base b ON b.n = i.n;
        """;

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_text_in_another_spelling_is_the_same(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        var desired = await server.MadeByAsync(Schema);
        var actual = Respelt(desired, text => Swapped(text, "lower(", "lcase("));
        Assert.Equal(5, Differ.Compare(desired, actual, new ComparisonOptions()).Spellings.Count);
        var result = await CompareAsync(server, desired, actual, server.Url());
        Assert.Empty(result.Drifts);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task A_text_that_says_something_else_stays_a_difference()
    {
        var server = await MySqlServers.GetAsync();
        var desired = await server.MadeByAsync(Schema);
        var actual = Respelt(desired, text => Swapped(text, "lower(", "upper("));
        var result = await CompareAsync(server, desired, actual, server.Url());
        Assert.Equal(
            [
                "changed constraint_mismatch check:t.c (expression)",
                "changed default_mismatch column:t.d (default)",
                "changed identity_mismatch column:t.g (generated)",
                "changed view_mismatch view:inner_view (query)",
                "changed view_mismatch view:v (query)",
            ],
            result.Drifts.Select(DriftText.Of).Order(StringComparer.Ordinal)
        );
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task A_text_that_no_server_takes_stays_a_difference_and_is_noted()
    {
        var server = await MySqlServers.GetAsync();
        var desired = await server.MadeByAsync("CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0))");
        var actual = Respelt(desired, text => text + " no_such_operator 1");
        var result = await CompareAsync(server, desired, actual, server.Url());
        Assert.Single(result.Drifts);
        Assert.Contains("could not be found out", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_to_ask_the_difference_stays_and_the_note_says_that_it_may_be_spelling()
    {
        var server = await MySqlServers.GetAsync();
        var desired = await server.MadeByAsync("CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0))");
        var actual = Respelt(desired, text => text.Replace('0', '1'));
        var nowhere = $"mysql://root@127.0.0.1:{Loopback.FreePort()}/";
        var result = await CompareAsync(server, desired, actual, nowhere);
        Assert.Single(result.Drifts);
        Assert.Contains("1 text differs as printed", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Literals_are_compared_without_asking_a_server()
    {
        var server = await MySqlServers.GetAsync();
        var desired = await server.MadeByAsync("CREATE TABLE t (a int DEFAULT 1, b int DEFAULT 1, KEY k (a))");
        var actual = await server.MadeByAsync("CREATE TABLE t (a int DEFAULT 2, b int DEFAULT 1, KEY k (b))");
        var nowhere = $"mysql://root@127.0.0.1:{Loopback.FreePort()}/";
        var result = await CompareAsync(server, desired, actual, nowhere);
        Assert.Equal(2, result.Drifts.Count);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task A_private_server_is_asked_where_none_is_named()
    {
        var server = await MySqlServers.GetAsync();
        var desired = await server.MadeByAsync("CREATE TABLE t (a varchar(9), CONSTRAINT c CHECK (lower(a) <> 'x'))");
        var actual = Respelt(desired, text => Swapped(text, "lower(", "lcase("));
        Assert.Empty((await CompareAsync(server, desired, actual, null)).Drifts);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_server_that_stores_names_in_lower_case_has_the_same_schema(string name)
    {
        const string Mixed = """
            CREATE TABLE Users (Id int PRIMARY KEY);
            CREATE TABLE Logins (Id int PRIMARY KEY, u int, KEY u (u), CONSTRAINT f FOREIGN KEY (u) REFERENCES Users (Id));
            CREATE VIEW Both_ AS SELECT l.Id FROM Logins l JOIN Users ON Users.Id = l.u;
            CREATE TRIGGER Tr BEFORE INSERT ON Users FOR EACH ROW SET @a = 1;
            """;
        var server = await MySqlServers.GetAsync(name);
        var actual = await server.MadeByAsync(Mixed);
        var options = new BuildOptions(TimeSpan.FromSeconds(60), [], null, server.Binaries.Version.ToString());
        var desired = await new MySqlEngine().BuildAsync(
            [new SqlScript("a.sql", () => new StringReader(Mixed))],
            options with
            {
                FoldsNames = true,
                DatabaseCollation = actual.DatabaseCollation,
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(desired.FoldsNames);
        Assert.NotNull(desired.Find(new ObjectId("table", "", "", "users")));
        Assert.Empty((await CompareAsync(server, desired, actual, null)).Drifts.Select(DriftText.Of));
        Assert.Empty((await CompareAsync(server, actual, desired, null)).Drifts.Select(DriftText.Of));
    }

    private static Task<Comparison> CompareAsync(
        MySqlTestServer server,
        Catalog desired,
        Catalog actual,
        string? scratch
    ) =>
        SchemaComparer.CompareAsync(
            new MySqlEngine(),
            desired,
            actual,
            new ComparisonOptions(),
            new BuildOptions(TimeSpan.FromSeconds(60), [], scratch, server.Binaries.Version.ToString()),
            TestContext.Current.CancellationToken
        );

    /// <summary>The catalog as another server might have printed it.</summary>
    private static Catalog Respelt(Catalog catalog, Func<string, string> text) =>
        catalog.With(
            catalog.Objects.Select(item =>
                item.WithValues(entry =>
                    entry.Facet.IsDeparsed && entry.Value.AsText is { } printed
                        ? FacetValue.Of(text(printed))
                        : entry.Value
                )
            )
        );

    /// <summary>Servers print one of the two words for both.</summary>
    private static string Swapped(string text, string one, string other) =>
        text.Contains(one, StringComparison.Ordinal)
            ? text.Replace(one, other, StringComparison.Ordinal)
            : text.Replace("lcase(", other == "lcase(" ? one : other, StringComparison.Ordinal);
}
