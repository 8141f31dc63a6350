namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>Drizzle's breakpoints divide statements, with or without a semicolon before.</summary>
public sealed class DrizzleBreakpointTests
{
    [Theory]
    [InlineData("CREATE TABLE a (i int);--> statement-breakpoint", "CREATE TABLE a (i int);")]
    [InlineData("CREATE TABLE a (i int)--> statement-breakpoint", "CREATE TABLE a (i int);")]
    [InlineData(
        "CREATE TABLE a (\n  i int\n)\n--> statement-breakpoint\nSELECT 1",
        "CREATE TABLE a (\n  i int\n)\n;\nSELECT 1"
    )]
    [InlineData("-- a remark\n--> statement-breakpoint\nSELECT 1;", "-- a remark\n\nSELECT 1;")]
    public void A_mark_ends_a_statement_once(string text, string expected)
    {
        var filter = DrizzleBreakpoints.Filter();
        Assert.Equal(expected, string.Join('\n', text.Split('\n').Select(filter)));
    }
}
