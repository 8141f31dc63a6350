namespace Undrift.Tests.Configuring;

public sealed class VariablesTests
{
    private static string? Lookup(string name) =>
        name switch
        {
            "A" => "alpha",
            "EMPTY" => "",
            "DOLLAR" => "${A}",
            _ => null,
        };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("${A}", "alpha")]
    [InlineData("x${A}y${A}z", "xalphayalphaz")]
    [InlineData("${B:-beta}", "beta")]
    [InlineData("${B:-}", "")]
    [InlineData("${EMPTY:-beta}", "beta")]
    [InlineData("${A:-beta}", "alpha")]
    [InlineData("${B:-a:-b}", "a:-b")]
    [InlineData("$${A}", "${A}")]
    [InlineData("pa$$word", "pa$word")]
    [InlineData("cost $5", "cost $5")]
    [InlineData("end$", "end$")]
    [InlineData("${DOLLAR}", "${A}")]
    public void References_are_expanded_once(string text, string expected) =>
        Assert.Equal(expected, Variables.Expand(text, "f:1:1", Lookup));

    [Theory]
    [InlineData("${MISSING}", "the environment variable MISSING is not set")]
    [InlineData("${EMPTY}", "the environment variable EMPTY is empty")]
    [InlineData("${A", "'${' without '}'")]
    [InlineData("pa$word", "a dollar sign stands before a letter")]
    [InlineData("${}", "not well formed")]
    [InlineData("${1A}", "not well formed")]
    [InlineData("${A-b}", "not well formed")]
    [InlineData("${A:-${B}}", "not well formed")]
    public void A_reference_that_cannot_be_expanded_is_an_error_with_its_place(string text, string message)
    {
        var error = Assert.Throws<UndriftException>(() => Variables.Expand(text + "s3cret", "f:1:1", Lookup));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("f:1:1", error.Where);
        Assert.DoesNotContain("s3cret", error.Message + error.Next, StringComparison.Ordinal);
    }
}
