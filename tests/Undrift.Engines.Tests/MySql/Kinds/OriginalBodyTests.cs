namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>Bodies that information_schema shows alike, and that are not.</summary>
public sealed class OriginalBodyTests
{
    [Theory]
    [InlineData("CREATE PROCEDURE x(a varchar(9)) COMMENT 'c' SELECT {0}", "procedure")]
    [InlineData("CREATE FUNCTION x(a varchar(9)) RETURNS varchar(20) DETERMINISTIC RETURN {0}", "function")]
    [InlineData("CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = {0}", "trigger")]
    [InlineData(
        "SET sql_mode = ORACLE;\nDELIMITER //\nCREATE PACKAGE x AS function f return varchar(9); END//\nCREATE PACKAGE BODY x COMMENT 'is' AS function f return varchar(9) as begin return {0}; end; END//",
        "package_body"
    )]
    [InlineData("CREATE EVENT x ON SCHEDULE EVERY 1 DAY DISABLE COMMENT 'DO' DO SELECT {0}", "event")]
    public async Task A_backslash_in_a_literal_is_told_from_an_escape(string create, string kind)
    {
        var server = await MySqlServers.GetAsync();
        var (one, other) = (
            await server.MadeByAsync("CREATE TABLE t (a varchar(9)); " + Create(create, @"'a\\n'")),
            await server.MadeByAsync("CREATE TABLE t (a varchar(9)); " + Create(create, @"'a\n'"))
        );
        var drift = Assert.Single(Reading.Drifts(one, other));
        Assert.Contains($"{kind}:", drift, StringComparison.Ordinal);
        Assert.Contains("body", drift, StringComparison.Ordinal);
        var item = one.Objects.Single(found => found.Kind.Name == kind);
        var source = item.Facets.ToArray().Single(entry => entry.Facet.Name == "source").Value.AsText;
        Assert.Contains(@"'a\\n'", source, StringComparison.Ordinal);
        Assert.DoesNotContain("COMMENT", source, StringComparison.Ordinal);
    }

    private static string Create(string text, string literal) => text.Replace("{0}", literal, StringComparison.Ordinal);
}
