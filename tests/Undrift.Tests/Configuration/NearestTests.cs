namespace Undrift.Tests.Configuring;

public sealed class NearestTests
{
    private static readonly string[] Words = ["block_on", "allow", "fail_pipeline", "ERROR", "WARNING", "production"];

    [Theory]
    [InlineData("blok_on", "block_on")]
    [InlineData("block-on", "block_on")]
    [InlineData("BLOCK_ON", "block_on")]
    [InlineData("alolw", "allow")]
    [InlineData("error", "ERROR")]
    [InlineData("EROR", "ERROR")]
    [InlineData("warn", "WARNING")]
    [InlineData("prod", "production")]
    [InlineData("prodcution", "production")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("fatal", null)]
    [InlineData("something_else", null)]
    public void The_nearest_word_is_the_one_that_was_probably_meant(string word, string? nearest) =>
        Assert.Equal(nearest, Nearest.To(word, Words));

    [Fact]
    public void A_hint_names_the_nearest_or_all()
    {
        Assert.Equal("did you mean 'ERROR'?", Nearest.Hint("EROR", Words));
        Assert.Equal("known: a, b", Nearest.Hint("zzzz", ["a", "b"]));
        Assert.Equal("none is known", Nearest.Hint("zzzz", []));
    }
}
